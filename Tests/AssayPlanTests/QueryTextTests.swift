import AssayModel
import Foundation
import Testing

@Suite struct QueryTextTests {
  @Test(arguments: [
    "", "select 1", "select 'it''s' -- end", "/* a */ select \"b\"\"c\" from `d` where e >= $1",
    "select $$ ' $$, $tag$ $$ $tag$, E'\\''", "'open", "/* open", "$$ open", "$", "e'",
    "é\u{301} 👩‍👩‍👧\r\n--\r",
  ])
  func nothingIsLost(_ text: String) {
    #expect(QueryText(text).tokens.map(\.text).joined() == text)
  }

  @Test(arguments: [
    ("select 'a; b'", [QueryText.Kind.word, .string]),
    ("E'\\''x", [.string, .word]),
    ("$$'$$ ;", [.string, .symbol]),
    ("$a$ $$ $a$;", [.string, .symbol]),
    ("a$$b", [.word]),
    ("-- a\u{2028}'\n;", [.symbol]),
    ("'a'\u{301}'b'", [.string, .word, .string]),
    ("/* /* */ ' */", [.string]),
    ("/* */\u{301};", [.word, .symbol]),
    ("$$ $$\u{301};", [.string, .word, .symbol]),
    ("1E'\\' ' 1e5", [.word, .string, .word]),
  ])
  func kinds(_ text: String, kinds: [QueryText.Kind]) {
    #expect(QueryText(text).meaningful.map(\.kind) == kinds)
  }

  @Test(arguments: [
    "select 1", "SELECT 1;", "(select 1)", "with a as (select 1) select * from a",
    "with recursive a(i) as (select 1 union all select i + 1 from a) select max(i) from a",
    "with a as materialized (select 1), b as (values (2)) (select * from a, b)",
    "select max(update) from t -- ;", "select ';' /* ; */", "from t select count(*)", "table t",
    "select $$)$$, E'\\')', \"(\", `)`", "select 1 ;; -- and no more", "select '(''('",
    "with a as (select 1) from a",
  ])
  func isAQuery(_ text: String) { #expect(QueryText(text).faultAsQuery == nil) }

  @Test(arguments: [
    ("", QueryFault.empty), (" -- x", .empty), ("()", .writes(")")),
    ("drop table x", .writes("drop")),
    ("select 1; select 2", .severalStatements), ("select (1", .unbalanced),
    ("select 1)", .unbalanced),
    ("select )(", .unbalanced), ("select 'a", .unbalanced), ("select \"a", .unbalanced),
    ("select $$a", .unbalanced), ("select E'a\\'", .unbalanced), ("select /* a", .unbalanced),
    ("select /* /*\u{301} */ */ 1", .unbalanced), ("select /*/", .unbalanced),
    ("select /* /* */ */ 1", .unbalanced),
    ("with a as (select 1) delete from t", .writes("delete")),
    ("(with a as (select 1) delete from t)", .writes("delete")),
    ("with a(b) as (select 1), c as (select 2) INSERT into t select 1", .writes("INSERT")),
    ("with a as (delete from t returning *) select 1", .writes("delete")),
    ("with a as not materialized (update t set x = 1) select 1", .writes("update")),
    ("select 'a'\u{301}) as q; drop table x; select ('b'", .severalStatements),
  ])
  func isNoQuery(_ text: String, fault: QueryFault) {
    #expect(QueryText(text).faultAsQuery == fault)
  }

  @Test(
    arguments: [
      ("a > 1", nil), ("a in (1, 2) -- two", nil), ("a = ';'", nil), ("a > 1)", .unbalanced),
      ("a > 1; x", .severalStatements), ("a > 1;", .severalStatements), ("a = 'x", .unbalanced),
    ] as [(String, QueryFault?)]
  )
  func predicates(_ text: String, fault: QueryFault?) {
    #expect(QueryText(text).faultAsPredicate == fault)
  }

  @Test(
    arguments: [
      "insert into t values (1)", "update t set a = 1", "delete from t",
      "merge into t using s on true",
      "truncate t", "drop table t", "create table t (a int)", "alter table t add b int",
      "copy t to 'x.csv'", "attach 'x.duckdb'", "detach x", "install httpfs", "load httpfs",
      "pragma database_list", "set threads = 1", "reset threads", "call pragma_version()",
      "export database 'x'", "import database 'x'", "vacuum", "grant all on t to public",
      "do $$ $$",
      "explain analyze select 1", "use x", "begin", "checkpoint", "prepare a as select 1",
      "execute a", "lock table t", "refresh materialized view v", "listen a",
      "comment on table t is ''",
      "analyze", "replace into t values (1)", "reindex t", "show all", "((delete from t))",
    ]
  )
  func everyOtherStatementIsRefused(_ text: String) {
    for variant in [
      text, "/* select */ \(text)", "-- select\n\(text)", "(\(text))", text.uppercased(),
    ] {
      guard case .writes = QueryText(variant).faultAsQuery else {
        Issue.record("\(variant) is taken for a query")
        continue
      }
    }
  }

  /// The word that gives each away is marked.
  @Test(arguments: [
    "with a as (1️⃣delete from t returning *) select * from a",
    "with a as (select 1), b(x, y) as not materialized (1️⃣update t set x = 1 returning x, y) select 1",
    "with recursive a(n) as (select 1) search depth first by n, m set o 1️⃣insert into t select 1",
    "with recursive a(n) as (select 1) cycle n set c using p, b as (1️⃣merge into t) select 1",
    "with a as (select 1) ((1️⃣update t set a = 1))",
    "select * from (with a as (1️⃣delete from t returning *) select * from a) as q",
    "select exists (with a as (select 1) 1️⃣delete from t)",
    "select a, b 1️⃣into c from t", "select 1 union select 2 1️⃣into temporary c",
    "select t.into, a as into 1️⃣into b from t",
    "select 1 from t 1️⃣for update", "select * from (select 1 from t 1️⃣FOR SHARE) as q",
    "select 1 from t 1️⃣for no key update skip locked", "select 1 from t 1️⃣for key share of t",
    "select /* E'\\' */ 'into' 1️⃣into $$ ' $$ from t",
  ])
  func partsThatWriteAreFound(_ marked: String) throws {
    let text = marked.replacing("1️⃣", with: "")
    let rest = try #require(marked.components(separatedBy: "1️⃣").last)
    guard case .writes(let word) = QueryText(text).faultAsQuery else {
      Issue.record("\(text) is taken for a query that only reads")
      return
    }
    #expect(rest.hasPrefix(word))
    guard text.hasPrefix("select") else { return }
    #expect(QueryText("exists (\(text))").faultAsPredicate == .writes(word))
  }

  @Test(arguments: [
    "nextval", "setval", "SET_CONFIG", "pg_terminate_backend", "pg_advisory_lock", "lo_import",
    "dblink_exec", "\"dblink\"", "enable_logging", "query", "load_extension",
    "pg_catalog . \"lo_put\"",
  ])
  func functionsThatActAreRefused(_ name: String) throws {
    let called = String(try #require(name.split(separator: " ").last)).replacing("\"", with: "")
    for call in ["\(name)('a')", "\(name) ('a')", "\(name)/* */('a')", "upper(\(name)('a'))"] {
      #expect(QueryText("select \(call) from t").faultAsQuery == .acts(called))
      #expect(QueryText("\(call) is null").faultAsPredicate == .acts(called))
    }
  }

  @Test(arguments: [
    "select \"update\", \"delete\", \"into\" from t",
    "select update, delete from t where update > 1",
    "select 'drop table t; delete from t', $$ insert into $$, E'\\'; into'",
    "select replace(a, 'b', 'c'), max(insert), coalesce(update, merge) from t",
    "select query, nextval, t.into as into from t -- for update",
    "select substring(a from 1 for 2) from t", "select [x for update in l] from t",
    "select * from (unpivot t on a, b into name n value v)",
    "with recursive a(n) as (select 1) search breadth first by n set o select * from a",
    "with recursive a(n) as (select 1) cycle n set c to 1 default 0 using p select * from a",
    "with recursive a(n) using key (n) as (select 1) select * from a",
    "with a as (select 1) (select * from a) union all select 2",
    "select * from t with ordinality as o (a, b)",
    "select cast(a as timestamp with time zone) from t",
    "with a as (with b as (select 1) select * from b) select * from a", "select set, copy from t",
  ])
  func harmlessWordsAreNoFalseAlarm(_ text: String) { #expect(QueryText(text).faultAsQuery == nil) }

  /// What hides a way out of the parentheses in one engine's eyes, and not in another's.
  @Test(
    arguments: [
      ("select E'a'\n'\\', ' ) as q; drop table x; select (' '", QueryReading.postgres),
      ("select E'a' -- b\n '\\' '", .postgres),
      ("select 1 -- a\r ( \n )", .postgres), ("select 1 -- a\r ( \n )", .brackets),
      ("select 1 \0 2", .postgres), ("select 'a\0'", .brackets), ("select 1 /*! ) */", .postgres),
      ("select $$ ) as q; drop table x; select ( $$", .brackets), ("select [a", .brackets),
      ("select ['], ) as q; drop table x; select (['] ", .brackets), ("select E'\\' ) '", []),
      ("select '\\', ' ) '", .backslashes), ("select \"\\\", \" ) \"", .backslashes),
      ("select 1 # (\n )", .hashComments), ("select 1 // (\n )", .slashComments),
      ("select '''a' ( 'b''' )", .tripleQuotes), ("select \"\"\"a", .tripleQuotes),
      ("select r'\\' ) '", [.backslashes, .rawStrings]),
    ] as [(String, QueryReading)]
  )
  func hiddenEndsAreFound(_ text: String, reading: QueryReading) {
    let fault = QueryText(text, as: reading).faultAsQuery
    #expect(fault == .unbalanced || fault == .severalStatements)
  }

  @Test(arguments: [
    ("select ['a', 'b)']", Dialect.duckdb), ("select E'a\\'' || 'b'", .postgres),
    ("select 'a'\n'b\\'", .postgres), ("select [it's] from t", .sqlite),
    ("select 'C:\\' || E'x'", .sqlite), ("select 1 -- a\r\n", .sqlite),
    ("select 'it\\'s', r'\\d(' from t", .spark), ("select '\\' || 'x' from t", .trino),
    ("select 'it\\'s', $$it's$$ from t // (", .snowflake), ("select [it's (] from t", .tsql),
    ("select '''it's (''' from t # (", .bigquery),
  ])
  func engineReadsItsOwnLanguage(_ text: String, dialect: Dialect) {
    #expect(QueryText(text, as: dialect.reading).faultAsQuery == nil)
  }

  @Test(arguments: [
    ("orders", true), ("public.orders", true), ("a.\"b c\".d", true), ("2024_orders", true),
    ("", false), ("a.", false), ("a.b.c.d", true), ("a.b.c.d.e", false), ("a b", false),
    ("a;b", false),
    ("f('x')", false),
    ("'/etc/hostname'", false), ("(select 1)", false), ("\"a", false), ("a --", false),
  ])
  func tableNames(_ text: String, isName: Bool) { #expect(QueryText(text).isTableName == isName) }

  @Test func namesAreFoundOutsideOfStringsAndComments() {
    let text = QueryText(
      "select A.x from Orders a, \"order lines\" -- customers\n where s = 'returns'"
    )
    #expect(
      text.datasets(among: ["orders", "customers", "returns", "order lines"])
        == ["orders", "order lines"]
    )
    #expect(text.names.contains("x") && !text.names.contains("customers"))
  }
}
