import Testing

private let data = "id,status,amount\n1,a,2.5\n2,b,3.5\n"

/// A rule that cannot be measured beside one that can.
private struct Trouble: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The rule as an item of the list, and its name.
  let rule: String
  /// What the message and the hint must hold together.
  let words: [String]

  init(_ description: String, _ rule: String, saying words: [String]) {
    testDescription = description
    self.rule = rule
    self.words = words
  }
}

private let troubles: [Trouble] = [
  Trouble(
    "an unknown column",
    #"IsComplete "statos""#,
    saying: ["statos", "did you mean status?"]
  ),
  Trouble("an unknown column in a group", #"IsUnique "ids""#, saying: ["ids", "did you mean id?"]),
  Trouble("a mean of text", #"Mean "status" > 1"#, saying: ["status", "a number", "VARCHAR"]),
  Trouble(
    "a length of numbers",
    #"ColumnLength "amount" > 1"#,
    saying: ["amount", "text", "DOUBLE"]
  ),
  Trouble(
    "a date in numbers",
    #"ColumnValues "amount" > (now() - 1 days)"#,
    saying: ["amount", "date"]
  ),
  Trouble("a pattern of numbers", #"ColumnValues "id" matches "1""#, saying: ["id", "text"]),
  Trouble(
    "a pattern that is none",
    #"ColumnValues "status" matches "a(?!b)""#,
    saying: ["invalid"]
  ),
  Trouble("a where that is no SQL", #"IsComplete "id" where "id = = 1""#, saying: ["syntax"]),
  Trouble("a where with an unknown column", #"IsComplete "id" where "idd = 1""#, saying: ["idd"]),
  Trouble("a where in a group", #"IsUnique "status" where "id = = 1""#, saying: ["syntax"]),
  Trouble(
    "a query that fails",
    #"CustomSql "select no_such from primary" > 1"#,
    saying: ["no_such"]
  ),
  Trouble("a query that is no SQL", #"CustomSql "select from where" > 1"#, saying: ["syntax"]),
  Trouble("two columns", #"CustomSql "select 1, 2" > 1"#, saying: ["2 columns", "single value"]),
  Trouble("no row", #"CustomSql "select 1 where false" > 1"#, saying: ["no row", "single value"]),
  Trouble(
    "two rows",
    #"CustomSql "select id from primary" > 1"#,
    saying: ["more than one row", "single value"]
  ),
  Trouble("foreign rows", #"CustomSql "select 1 as foo""#, saying: ["foo", "rows"]),
  Trouble(
    "an overflow",
    #"CustomSql "select 10::tinyint * 100::tinyint" > 1"#,
    saying: ["verflow"]
  ),
]

@Suite struct RuleTroubleTests {
  @Test(arguments: troubles)
  fileprivate func spoilsOnlyItsOwnRule(_ trouble: Trouble) async throws {
    let project = try ScratchProject.table(
      data,
      rules: [
        "RowCount = 2", trouble.rule, #"IsUnique "id""#, #"IsComplete "status" where "id > 0""#,
        #"ColumnValues "status" matches "[ab]""#, #"CustomSql "select count(*) from primary" = 2"#,
      ]
    )
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 3)
    #expect(
      report.checks.map(\.status)
        == ["passed", "errored", "passed", "passed", "passed", "passed"],
      "\(report.checks)"
    )
    let told = report.checks[1].message + " " + (report.checks[1].hint ?? "")
    for word in trouble.words { #expect(told.contains(word), "\(told)") }
    #expect(!told.contains("SELECT"), "the engine's statement is told: \(told)")
  }

  @Test func aBrokenFilterSpoilsItsDataset() async throws {
    let project = try ScratchProject.table(
      data,
      rules: ["RowCount = 2", #"IsUnique "id""#],
      source: "filter: id >< 1"
    )
    let (finished, report) = try await project.check()
    finished.expectJudgement(exit: 3)
    #expect(report.checks.map(\.status) == ["errored", "errored"])
  }

  /// A statement that does more than read: its text, and the id of the refusal.
  @Test(arguments: [
    ("COPY t TO 'x.csv'", "not-a-query"),
    ("INSERT INTO t VALUES (1)", "not-a-query"),
    ("DROP TABLE t", "not-a-query"),
    ("attach 'x.duckdb'", "not-a-query"),
    ("PRAGMA database_list", "not-a-query"),
    ("/* select */ create table x (i int)", "not-a-query"),
    ("select 1; drop table x", "several-statements"),
    ("select 1 /* ; */ ; -- end\\n drop table x", "several-statements"),
    ("with x as (select 1) delete from t", "not-a-query"),
    ("with x as (select 1) insert into t select * from x", "not-a-query"),
    ("with recursive x(i) as (select 1), y as (select ')') update t set id = 1", "not-a-query"),
    ("select 1) as q; copy (select 1) to 'x.csv'; select (1", "several-statements"),
    ("select 1) as q, (select 2", "unbalanced-query"),
    ("select 'a", "unbalanced-query"),
    ("select 1 /* and so on", "unbalanced-query"),
    ("select 1 /* /* */ ' */ ; drop table x; select 1 --'", "unbalanced-query"),
    ("select $$'$$) as q; drop table x; select ('", "several-statements"),
    ("select 1 --\u{2028}'\\n) as q; drop table x; --'", "several-statements"),
    ("with x as (delete from t returning *) select 1 from x", "not-a-query"),
    ("", "empty-query"),
    ("-- nothing", "empty-query"),
  ])
  func aQueryThatWritesIsRefused(_ sql: String, id: String) async throws {
    let project = try ScratchProject.table(data, rules: [])
    try project.write(
      Array("Rules = [ CustomSql \"\(sql.replacing("\\n", with: "\n"))\" > 0 ]".utf8),
      to: "t.dqdl"
    )
    try project.write(
      Array("dataset: t\nsource: {path: t.csv}\nrules: {file: ../t.dqdl}\n".utf8),
      to: "specs/t.yaml"
    )
    try await project.run("check").expectRefusal(saying: [id, "t.dqdl:1:"])
  }

  /// A predicate that is more than one: it could end the statement it stands in and start another.
  @Test(arguments: [
    "true) ; copy (select 1) to 'x.csv'; select (1", "true; select 1", "id = 'a", "(id",
  ])
  func aPredicateThatBreaksOutIsRefused(_ predicate: String) async throws {
    let rule = try ScratchProject.table(data, rules: ["IsComplete \"id\" where \"\(predicate)\""])
    try await rule.run("check").expectRefusal(saying: ["not-a-predicate", "specs/t.yaml:5:"])
    let filter = try ScratchProject.table(
      data,
      rules: ["RowCount > 0"],
      source: "filter: \"\(predicate)\""
    )
    try await filter.run("check").expectRefusal(saying: ["not-a-predicate", "specs/t.yaml:2:"])
  }

  @Test(arguments: [
    "DROP TABLE t", "select 1; select 2", "select 1) as q; copy (select 1) to 'x'; (select 1",
  ])
  func aSourceQueryThatWritesIsRefused(_ sql: String) async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\n",
      "specs/t.yaml": "dataset: t\nsource: {query: \"\(sql)\"}\nrules: [RowCount > 0]\n",
    ])
    try await project.run("check").expectRefusal(saying: ["specs/t.yaml:2:17"])
  }
}
