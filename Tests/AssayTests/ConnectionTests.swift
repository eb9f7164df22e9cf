import Foundation
import PostgresFixture
import Testing

/// `assay connections` lists what a project names, and tries it.
@Suite struct ConnectionTests {
  private static let canary = "C4N4RY-conn"

  private static func project(_ connections: String...) throws -> ScratchProject {
    let list = connections.map { "  \($0)\n" }.joined()
    return try ScratchProject(["assay.yaml": "project: scratch\nconnections:\n\(list)"])
  }

  private static let lake = "lake: {type: duckdb}"

  @Test func theListShowsPlacesWithoutCredentials() async throws {
    let project = try Self.project(
      Self.lake,
      "file: {type: duckdb, url: data/x.duckdb}",
      "store: {type: postgres, url: 'postgresql://me:\(Self.canary)@db.example:5432/shop?sslpassword=\(Self.canary)'}",
      "hidden: {type: postgres, url: '${URL}'}",
      "driven: {type: adbc, dialect: trino, driver: '${URL}'}"
    )
    let spec = "dataset: t\nsource: {connection: lake, path: t.csv}\nrules: [RowCount > 0]\n"
    try project.write(Array(spec.utf8), to: "specs/t.yaml")
    let environment = ["URL": "postgresql://\(Self.canary)@db.example/shop"]
    let list = try await project.run("connections", environment: environment)
    list.expectJudgement(
      exit: 0,
      saying: ["in memory", "data/x.duckdb", "postgresql://db.example:5432/shop", "from variables"]
    )
    let json = try await project.run("connections", "--format", "json", environment: environment)
    let connections = try Document.read(json.output).objects("connections")
    #expect(connections.map { $0.text("name") } == ["lake", "file", "store", "hidden", "driven"])
    #expect(connections[0]["datasets"] as? [String] == ["t"])
    for text in [list.output, json.output] { #expect(!text.contains(Self.canary), "\(text)") }
  }

  @Test func whatAnswersIsDescribed() async throws {
    let project = try Self.project(
      Self.lake,
      "shop: {type: duckdb, url: shop.duckdb}",
      "book: {type: sqlite, url: book.sqlite}"
    )
    try await makeFiles(
      "ATTACH '\(project.path("shop.duckdb"))' AS shop",
      "CREATE TABLE shop.orders (id INTEGER)",
      "CREATE VIEW shop.recent AS FROM shop.orders",
      "DETACH shop"
    )
    _ = try await StoreFile.rows("CREATE TABLE t (a)", in: project.path("book.sqlite"))
    let finished = try await project.run("connections", "test", "--format", "json")
    finished.expectJudgement(exit: 0)
    let connections = try Document.read(finished.output).objects("connections")
    #expect(connections.map { $0["reachable"] as? Bool } == [true, true, true])
    #expect(connections.map { $0["tables"] as? Int } == [0, 2, 1])
    #expect(connections[1]["can_write"] as? Bool == false)
    #expect(connections[2]["can_write"] as? Bool == false)
    #expect(connections[0].text("engine_version").hasPrefix("v1."))
    #expect(connections.allSatisfy { $0["seconds"] as? Double != nil })
    let text = try await project.run("connections", "test", "shop")
    text.expectJudgement(exit: 0, saying: ["✓  shop", "refused", " ms"])
    #expect(!text.output.contains("lake"))
  }

  @Test func aNameThatIsNotThereIsRefused() async throws {
    let finished = try await Self.project(Self.lake).run("connections", "test", "lakes")
    finished.expectRefusal(saying: ["there is no connection lakes", "did you mean lake?"])
  }

  /// Settings of a connection that lead to trouble, and what is said of it.
  @Test(arguments: [
    ("{type: duckdb, url: gone.duckdb}", ["'gone.duckdb' does not exist"]),
    ("{type: duckdb, url: text.duckdb}", ["text.duckdb"]),
    ("{type: sqlite, url: gone.sqlite}", ["'gone.sqlite' does not exist"]),
    ("{type: duckdb, driver: ./gone.so}", ["'./gone.so'", "does not exist", "driver:"]),
    ("{type: duckdb, driver: ./text.so}", ["text.so"]),
    ("{type: adbc, dialect: trino, driver: nowhere}", ["no driver for 'nowhere'"]),
    (
      "{type: postgres, url: 'postgresql://me:\(canary)@127.0.0.1:1/x'}",
      ["Connection refused", "nothing listens there"]
    ),
    (
      "{type: postgres, url: 'postgresql://me:\(canary)@nowhere.invalid/x'}",
      ["nowhere.invalid", "check the name of the host"]
    ),
  ])
  func whatDoesNotAnswerIsExplained(_ connection: String, words: [String]) async throws {
    let project = try Self.project(Self.lake, "bad: \(connection)")
    for file in ["text.duckdb", "text.so"] {
      try project.write(Array(String(repeating: "no database", count: 500).utf8), to: file)
    }
    let finished = try await project.run("connections", "test")
    finished.expectJudgement(exit: 3, saying: ["✓  lake", "✗  bad", "bad does not answer"] + words)
    #expect(!finished.output.contains(Self.canary))
    let json = try await project.run("connections", "test", "bad", "--format", "json")
    json.expectJudgement(exit: 3)
    let bad = try #require(try Document.read(json.output).objects("connections").first)
    #expect(bad["reachable"] as? Bool == false)
    #expect((bad["problem"] as? [String: Any])?.text("message").isEmpty == false)
    #expect(!json.output.contains(Self.canary))
  }

  @Test func aDriverThatIsMissingIsNamed() async throws {
    let finished = try await Self.project(Self.lake).run(
      "connections",
      "test",
      environment: ["HOME": "/nonexistent", "XDG_DATA_HOME": nil, "ADBC_DRIVER_PATH": nil]
    )
    finished.expectJudgement(exit: 3, saying: ["assay drivers install duckdb"])
  }

  @Test func aServerThatSaysNothingIsNotWaitedFor() async throws {
    let silent = try Loopback()
    let project = try Self.project(
      "bad: {type: postgres, url: 'postgresql://me@127.0.0.1:\(silent.port)/x?connect_timeout=100'}"
    )
    let finished = try await project.run("connections", "test", "--timeout", "1")
    finished.expectJudgement(exit: 3, saying: ["no answer within 1 s", "says nothing"])
  }

  @Test(.enabled(if: PostgresServer.isExpected)) func aServer() async throws {
    let url = try await PostgresServer.shared.makeDatabase()
    try await PostgresServer.shared.run(
      "CREATE TABLE t (a int); CREATE VIEW v AS SELECT 1",
      in: url
    )
    let wrong = url.replacing(PostgresServer.password, with: Self.canary)
    let project = try Self.project(
      "good: {type: postgres, url: '${GOOD}'}",
      "password: {type: postgres, url: '${WRONG}'}",
      "database: {type: postgres, url: '${GOOD}_gone'}",
      "tls: {type: postgres, url: '${GOOD}?sslmode=require'}"
    )
    let environment = ["GOOD": url, "WRONG": wrong]
    let json = try await project.run(
      "connections",
      "test",
      "--format",
      "json",
      environment: environment
    )
    json.expectJudgement(exit: 3)
    let connections = try Document.read(json.output).objects("connections")
    #expect(connections.map { $0["reachable"] as? Bool } == [true, false, false, false])
    #expect(connections[0]["tables"] as? Int == 2)
    #expect(connections[0]["can_write"] as? Bool == false)
    #expect(connections[0].text("engine_version").first?.isNumber == true)
    let problems = connections.map { $0["problem"] as? [String: Any] ?? [:] }
    let expected = [
      ("", ""), ("password authentication failed", "check user and password"),
      ("does not exist", "check the name of the database"), ("SSL", "sslmode"),
    ]
    for (problem, (message, hint)) in zip(problems, expected).dropFirst() {
      #expect(problem.text("message").contains(message), "\(problem)")
      #expect(problem.text("hint").contains(hint), "\(problem)")
    }
    let text = try await project.run("connections", "test", environment: environment)
    for output in [json.output, json.errors, text.output, text.errors] {
      for secret in [Self.canary, PostgresServer.password] { #expect(!output.contains(secret)) }
    }
  }
}
