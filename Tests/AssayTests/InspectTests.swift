import Foundation
import PostgresFixture
import Testing

/// `assay inspect` shows what a dataset is like.
@Suite struct InspectTests {
  private static func project(
    source: String = "path: t.csv",
    rest: String = "",
    settings: String = ""
  ) throws -> ScratchProject {
    try ScratchProject([
      "assay.yaml": "project: scratch\n\(settings)\n",
      "t.csv": "id,word,at\n1,a,2026-01-30T10:00:00\n2,\"b\u{1B}[31m\",2026-01-31T10:00:00\n3,c,\n",
      "specs/t.yaml": "dataset: t\nsource: {\(source)}\n\(rest)\n",
    ])
  }

  @Test func aFileBesideItsContract() async throws {
    let project = try Self.project(
      rest: """
        columns: {id: {type: bigint}, at: {type: timestamp}, gone: {type: date}}
        strict_columns: true
        slas: {freshness: {column: at, max_age: 24 hours}}
        """
    )
    let text = try await project.run("inspect", "t")
    text.expectJudgement(
      exit: 0,
      saying: [
        "t · specs/t.yaml:1", "t.csv on local", "3 rows in 1 file", "newest file: ",
        "newest at: 2026-01-31 10:00 UTC", "✗  word", "is not in the contract", "✗  gone",
        "is missing", #"b\u{1B}[31m"#,
      ]
    )
    #expect(!text.output.contains("\u{1B}"))
    let finished = try await project.run("inspect", "t", "--format", "json", "--rows", "2")
    finished.expectJudgement(exit: 0)
    let json = try Document.read(finished.output)
    #expect(json["rows"] as? Int == 3)
    #expect(json["files"] as? Int == 1)
    #expect(json.objects("columns").map { $0.text("name") } == ["id", "word", "at", "gone"])
    #expect(
      json.objects("columns").map { $0.text("deviation") }
        == ["", "is not in the contract", "", "is missing"]
    )
    let sample = json["sample"] as? [String: Any]
    #expect((sample?["rows"] as? [[Any]])?.count == 2)
  }

  /// What a run may do with rows whose order nobody sees is nothing for who shows the first ones.
  @Test func theFirstRowsOfALargeFile() async throws {
    let project = try Self.project()
    let rows = (0..<400_000).map { "\($0),word \($0 % 7),2026-01-30T10:00:00\n" }
    try project.write(Array(("id,word,at\n" + rows.joined()).utf8), to: "t.csv")
    let finished = try await project.run("inspect", "t", "--format", "json", "--rows", "2")
    finished.expectJudgement(exit: 0)
    let sample = try Document.read(finished.output)["sample"] as? [String: Any]
    let ids = (sample?["rows"] as? [[Any]])?.map { $0.first as? Int }
    #expect(ids == [0, 1])
  }

  @Test func theFilterCountsAndTypesDeviate() async throws {
    let project = try Self.project(
      source: "query: 'select 1 as id union all select 2', filter: id > 1",
      rest: "columns: {id: {type: varchar}}"
    )
    try await project.run("inspect", "t").expectJudgement(
      exit: 0,
      saying: ["query on local", "1 row\n", "✗  id", "is of another type"]
    )
  }

  /// Where the project shows no rows, nobody gets any.
  @Test func rowsAreShownOnlyWhereTheProjectAllows() async throws {
    let project = try Self.project(settings: "defaults: {samples: 0}")
    for arguments in [[], ["--rows", "5"], ["--format", "json"]] {
      let finished = try await project.run(["inspect", "t"] + arguments)
      finished.expectJudgement(exit: 0, saying: ["word"])
      #expect(!finished.output.contains("[31m"), "\(finished.output)")
    }
    let none = try await Self.project().run("inspect", "t", "--rows", "0")
    #expect(!none.output.contains("[31m"))
  }

  @Test func tablesOfDatabases() async throws {
    let project = try Self.project(
      source: "connection: shop, table: orders",
      rest: "rules: [IsPrimaryKey \"id\"]",
      settings: "connections: {shop: {type: duckdb, url: shop.duckdb}}"
    )
    try await makeFiles(
      "ATTACH '\(project.path("shop.duckdb"))' AS shop",
      "CREATE TABLE shop.orders AS SELECT 9 - i AS id FROM range(9) r(i)",
      "DETACH shop"
    )
    let finished = try await project.run("inspect", "t", "--rows", "2", "--format", "json")
    finished.expectJudgement(exit: 0)
    let json = try Document.read(finished.output)
    #expect(json["rows"] as? Int == 9)
    #expect(json.objects("changes").map { $0.text("subject") } == ["database file"])
    let sample = json["sample"] as? [String: Any]
    #expect(sample?["rows"] as? [[Int]] == [[1], [2]])
  }

  @Test(.enabled(if: PostgresServer.isExpected)) func aTableOnAServer() async throws {
    let url = try await PostgresServer.shared.makeDatabase()
    try await PostgresServer.shared.run(
      "CREATE TABLE t AS SELECT i AS id, now() - interval '1 hour' * i AS at FROM generate_series(1, 7) i",
      in: url
    )
    let project = try Self.project(
      source: "connection: store, table: t",
      rest:
        "columns: {id: {type: integer}, at: {type: date}}\nrules: [DataFreshness \"at\" < 1 days]",
      settings: "connections: {store: {type: postgres, url: '${URL}'}}"
    )
    let finished = try await project.run("inspect", "t", environment: ["URL": url])
    finished.expectJudgement(exit: 0, saying: ["7 rows\n", "newest at: ", "is of another type"])
    let wrong = try await project.run(
      "inspect",
      "t",
      environment: ["URL": url.replacing("store", with: "gone")]
    )
    wrong.expectRefusal(exit: 3, saying: ["t cannot be read", "does not exist"])
    #expect(!wrong.errors.contains(PostgresServer.password))
  }

  @Test func whatCannotBeReadIsSaid() async throws {
    let project = try Self.project(source: "path: gone.csv")
    try await project.run("inspect", "t").expectRefusal(
      exit: 3,
      saying: ["t cannot be read", "gone.csv"]
    )
    try await project.run("inspect", "tt").expectRefusal(
      saying: ["there is no dataset tt", "did you mean t?"]
    )
    let outside = try Self.project(source: "path: /etc/passwd, format: csv")
    try await outside.run("inspect", "t", "--sandbox").expectRefusal(
      saying: ["lies outside of the sandbox"]
    )
  }
}
