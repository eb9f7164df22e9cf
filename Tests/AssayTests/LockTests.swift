import AssayConnector
import Foundation
import Peers
import PostgresFixture
import Testing

/// `assay lock`, rules that are compiled against it, and drift.
@Suite struct LockTests {
  private static let file = "assay.lock"

  /// A table of a database, and a CSV file.
  private func project() async throws -> ScratchProject {
    let project = try ScratchProject([
      "assay.yaml": """
      project: scratch
      connections:
        db: {type: duckdb, url: shop.duckdb}
        files: {type: duckdb}
      """,
      "specs/orders.yaml": """
      dataset: orders
      source: {connection: db, table: orders}
      rules:
        - IsComplete "email"
      """,
      "specs/lines.yaml": """
      dataset: lines
      source: {connection: files, path: lines.csv}
      columns: {price: {type: "decimal(10,2)"}}
      rules:
        - Sum "price" > 0
      """,
      "lines.csv": "id,price\n1,2.5\n",
    ])
    try await makeTable(project)
    return project
  }

  private func makeTable(
    _ project: ScratchProject,
    _ columns: String = "id BIGINT PRIMARY KEY, email VARCHAR NOT NULL, \"Näme\" INTEGER"
  ) async throws {
    try? FileManager.default.removeItem(atPath: project.path("shop.duckdb"))
    try await makeFiles(
      "ATTACH '\(project.path("shop.duckdb"))' AS shop",
      "CREATE TABLE shop.orders (\(columns))",
      "INSERT INTO shop.orders BY NAME SELECT 1 AS id, 'a@b' AS email",
      "DETACH shop"
    )
  }

  private func tool(_ project: ScratchProject, _ arguments: String...) async throws -> Finished {
    try await Tool.run(
      arguments,
      in: project.folder,
      environment: ["ASSAY_HISTORY": "off"]
    )
  }

  @Test func sourcesAreAskedForColumnsNullsAndKeys() async throws {
    let project = try await project()
    let missing = try await tool(project, "lock", "--check")
    missing.expect(exit: 1)
    #expect(!project.contents.contains(Self.file))
    let locked = try await tool(project, "lock")
    locked.expect(exit: 0)
    #expect(locked.output.hasSuffix("assay.lock: 2 datasets, written\n"))
    #expect(
      try project.text(Self.file).hasSuffix(
        """
        version: 1
        datasets:
          lines:
            columns:
              id: BIGINT
              price: decimal(10,2)
          orders:
            columns:
              'Näme': INTEGER
              email: VARCHAR NOT NULL
              id: BIGINT NOT NULL
            keys:
              - primary: [id]

        """
      )
    )
    let check = try await tool(project, "lock", "--check")
    check.expect(exit: 0)
    #expect(check.output == "assay.lock: 2 datasets, up to date\n")
    try await tool(project, "check").expectJudgement(exit: 0, saying: ["5 checks: 5 passed"])
  }

  /// Engines that tell of keys, each in its own way.
  @Test(arguments: ["sqlite"] + (PostgresServer.isExpected ? ["postgres"] : []))
  func otherEnginesTellOfTheirKeys(_ kind: String) async throws {
    let project = try ScratchProject()
    let place =
      kind == "sqlite"
      ? project.path("shop.sqlite") : try await PostgresServer.shared.makeDatabase()
    let session = try await StoreFile.database(place).open()
    _ = try await session.execute(
      """
      CREATE TABLE lines (shop INTEGER, number INTEGER, name VARCHAR(9) NOT NULL, note TEXT, \
      PRIMARY KEY (shop, number), UNIQUE (name, number))
      """
    )
    await session.close()
    let settings = "project: scratch\nconnections: {db: {type: \(kind), url: \"${PLACE}\"}}\n"
    let spec = "dataset: lines\nsource: {table: lines}\nrules: [RowCount = 0]\n"
    try project.write(Array(settings.utf8), to: "assay.yaml")
    try project.write(Array(spec.utf8), to: "specs/lines.yaml")
    for command in ["lock", "check"] {
      let finished = try await Tool.run(
        [command],
        in: project.folder,
        environment: ["ASSAY_HISTORY": "off", "PLACE": place]
      )
      finished.expect(exit: 0)
    }
    let lock = try project.text(Self.file)
    #expect(lock.contains("      name: "))
    #expect(lock.contains("(9) NOT NULL\n"))
    let keys = """
          keys:
            - primary: [shop, number]
            - unique: [name, number]

      """
    #expect(lock.hasSuffix(keys), "\(lock)")
  }

  @Test func rulesAreCompiledAgainstTheLock() async throws {
    let project = try await project()
    try await tool(project, "lock").expect(exit: 0)
    // Without data: nothing but the lock tells what there is.
    try FileManager.default.removeItem(atPath: project.path("shop.duckdb"))
    let spec =
      try project.text("specs/orders.yaml") + """

          - IsComplete "emial"
          - Mean "email" > 1
          - ColumnLength "Näme" > 3
          - IsUnique "ID"
          - ReferentialIntegrity "id" "lines.nope" = 1.0
        """
    try project.write(Array(spec.utf8), to: "specs/orders.yaml")
    let compiled = try await tool(project, "compile")
    compiled.expect(exit: 2)
    for words in [
      "has no column `emial`", "Did you mean `email`?", "assay lock --dataset orders",
      "this rule needs a number, but `email` is VARCHAR", "as the source had it",
      "this rule needs text, but `Näme` is INTEGER", "has no column `nope`", "4 errors",
    ] {
      #expect(compiled.errors.contains(words), "\(words) is not in\n\(compiled.errors)")
    }
    #expect(!compiled.errors.contains("`ID`"))
  }

  /// A table, the lines of the difference, and how a check of it ends.
  @Test(
    arguments: [
      ("id BIGINT PRIMARY KEY, email VARCHAR NOT NULL, \"Näme\" INTEGER, b DATE", ["+ b DATE"], 0),
      (
        "id BIGINT PRIMARY KEY, email VARCHAR NOT NULL, \"Näme\" BIGINT",
        ["~ Näme INTEGER → BIGINT (widened)"], 0
      ),
      (
        "id BIGINT PRIMARY KEY, email VARCHAR NOT NULL, \"Näme\" SMALLINT",
        ["~ Näme INTEGER → SMALLINT (narrowed)"], 1
      ),
      ("id BIGINT PRIMARY KEY, email VARCHAR NOT NULL", ["- Näme INTEGER"], 1),
      ("id BIGINT PRIMARY KEY, email VARCHAR, \"Näme\" INTEGER", ["~ email NOT NULL → NULL"], 1),
      (
        "id BIGINT NOT NULL, email VARCHAR NOT NULL UNIQUE, \"Näme\" INTEGER",
        ["- PRIMARY KEY (id)", "+ UNIQUE (email)"], 1
      ),
    ] as [(String, [String], Int32)]
  )
  func driftIsTold(_ columns: String, lines: [String], exit: Int32) async throws {
    let project = try await project()
    try await tool(project, "lock").expect(exit: 0)
    try await makeTable(project, columns)
    let checked = try await tool(project, "check", "--report", "json=r.json")
    checked.expectJudgement(
      exit: exit,
      saying: lines + ["orders · schema drift since assay.lock", "assay lock --dataset orders"]
    )
    try Python.validate(
      [Array(try project.text("r.json").utf8)],
      by: "specs/schemas/run.schema.json"
    )
    let orders = try #require(try project.report("r.json").datasets.first { $0.name == "orders" })
    let check = try #require(orders.checks.first { $0.name == "schema lock" })
    #expect(check.status == (exit == 0 ? "passed" : "failed"))
    let refreshed = try await tool(project, "lock", "--dataset", "orders")
    refreshed.expect(exit: 0)
    #expect(refreshed.output.contains("written"))
    try await tool(project, "check").expect(exit: 0)
    try await tool(project, "lock", "--check").expect(exit: 0)
  }

  @Test func driftCanBeKnownAsAnyFailure() async throws {
    let project = try await project()
    try await tool(project, "lock").expect(exit: 0)
    try await makeTable(project, "id BIGINT PRIMARY KEY, email VARCHAR NOT NULL")
    try await tool(project, "baseline", "write").expect(exit: 0)
    try await tool(project, "check").expectJudgement(
      exit: 0,
      saying: ["1 known", "- Näme INTEGER"]
    )
    try await makeTable(project, "id BIGINT, email VARCHAR NOT NULL")
    try await tool(project, "check").expectJudgement(exit: 1, saying: ["worse than known"])
  }

  @Test func whatCannotBeAskedStaysAsItWas() async throws {
    let project = try await project()
    try await tool(project, "lock").expect(exit: 0)
    let before = try project.text(Self.file)
    try FileManager.default.removeItem(atPath: project.path("shop.duckdb"))
    try project.write(Array("id,price,more\n1,2.5,x\n".utf8), to: "lines.csv")
    let locked = try await tool(project, "lock")
    locked.expect(exit: 3)
    #expect(locked.errors.contains("orders: "))
    #expect(locked.errors.contains("its entry stays as it was"))
    #expect(locked.output.contains("+      more: VARCHAR"))
    let after = try project.text(Self.file)
    #expect(after == before.replacing("      price:", with: "      more: VARCHAR\n      price:"))
  }

  @Test func aPartIsRefreshedAndWhatIsGoneRemoved() async throws {
    let project = try await project()
    try await tool(project, "lock", "specs/lines.yaml").expect(exit: 0)
    #expect(!(try project.text(Self.file)).contains("orders"))
    try await tool(project, "lock", "--dataset", "orders").expect(exit: 0)
    let whole = try project.text(Self.file)
    #expect(whole.contains("  lines:\n") && whole.contains("  orders:\n"))
    try FileManager.default.removeItem(atPath: project.path("specs/lines.yaml"))
    try await tool(project, "lock", "--dataset", "orders").expect(exit: 0)
    #expect(try project.text(Self.file) == whole)
    try await tool(project, "lock", "--check").expect(exit: 1)
    try await tool(project, "lock").expect(exit: 0)
    #expect(!(try project.text(Self.file)).contains("lines"))
    let wrong = try await tool(project, "lock", "--dataset", "order")
    wrong.expectRefusal(saying: ["there is no dataset order", "did you mean orders?"])
  }

  /// A lock, and what is said of it.
  @Test(arguments: [
    ("version: 3\ndatasets: {}\n", ["a schema lock has version 3", "assay.lock:1:10"]),
    ("version: 1\n", ["a schema lock needs the key `datasets`"]),
    ("version: 1\ndatasets:\n  orders: {colums: {}}\n", ["no key `colums`", "`columns`"]),
    ("version: 1\ndatasets:\n  orders: {columns: [id]}\n", ["`columns` is a mapping"]),
    (
      "version: 1\ndatasets:\n  orders: {columns: {id: INT}, keys: [{prime: [id]}]}\n",
      ["no key `prime`"]
    ),
    ("version: 1\ndatasets:\n=======\n", ["[yaml-syntax]", "assay.lock:3"]),
    ("", ["[empty-spec]"]),
  ])
  func aBrokenLockIsRefused(_ text: String, saying words: [String]) async throws {
    let project = try await project()
    try project.write(Array(text.utf8), to: Self.file)
    for command in ["check", "compile", "lock"] {
      let finished = try await tool(project, command)
      finished.expect(exit: 2)
      // What a broken lock does not say is no mistake of the specs.
      #expect(finished.errors.matches(of: #/(?m)^error/#).count == 1, "\(finished.errors)")
      for word in words {
        #expect(finished.errors.contains(word), "\(word) is not in\n\(finished.errors)")
      }
    }
    #expect(try project.text(Self.file) == text)
  }
}
