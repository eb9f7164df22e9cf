import Foundation
import PostgresFixture
import Subprocess
import Testing

/// A secret of a connection is told by no command, in no format, whatever goes wrong, and is in no file.
@Suite struct ConnectionSecretTests {
  private static let canary = "C4N4RY-s3cret"

  /// Connections that do not answer for reasons of many kinds; `CANARY` and `URL` are variables.
  private static let connections = [
    "{type: postgres, url: 'postgresql://${CANARY}:${CANARY}@127.0.0.1:1/${CANARY}?application_name=${CANARY}'}",
    "{type: postgres, url: '${URL}'}",
    "{type: postgres, url: 'postgresql://me:${CANARY}@nowhere.invalid/x'}",
    "{type: postgres, url: 'postgresql://me:p%ss${CANARY}/?#@127.0.0.1:1/x'}",
    "{type: postgres, url: 'postgresql://127.0.0.1:1/x', driver: './${CANARY}.so'}",
    "{type: postgres, url: 'postgresql://127.0.0.1:1/x', options: {'${CANARY}.x': '${CANARY}'}}",
    "{type: postgres, url: 'postgresql://127.0.0.1:1/x', options: {adbc.unknown: '${CANARY}'}}",
    "{type: sqlite, url: '${CANARY}.sqlite'}", "{type: sqlite, url: 'present-${CANARY}.sqlite'}",
    "{type: sqlite, url: x.sqlite, options: {adbc.unknown: '${CANARY}'}}",
    "{type: duckdb, url: '${CANARY}.duckdb'}",
    "{type: duckdb, options: {memory_limit: '${CANARY}'}}",
    "{type: adbc, dialect: trino, driver: '${CANARY}', url: '${URL}'}",
    "{type: adbc, dialect: sqlite, driver: sqlite, url: '${CANARY}/x', options: {a: '${CANARY}'}}",
  ]

  private static func commands(_ database: String) -> [[String]] {
    [
      [
        "check", "--verbose", "--history", database, "--report", "json=r.json", "--report",
        "junit=r.xml", "--report", "text=r.txt",
      ],
      ["compile"], ["compile", "--format", "json"], ["plan", "--sql"],
      ["plan", "--format", "json", "--sql"], ["plan", "--format", "mermaid"],
      ["connections"], ["connections", "--format", "json"],
      ["connections", "test", "--timeout", "5"], ["connections", "test", "--format", "json"],
      ["inspect", "t"], ["inspect", "t", "--format", "json"],
      ["history", "--history", database, "--format", "json"],
      ["check", "--sandbox", "--allow-env", "CANARY", "--allow-env", "URL"],
    ]
  }

  /// Runs every command, and expects that no text and no file holds a secret.
  private static func expectSilence(
    of connection: String,
    environment: [String: String?],
    about secrets: [String]
  ) async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\nconnections:\n  c: \(connection)\n",
      "specs/t.yaml": """
      dataset: t
      source: {connection: c, table: t}
      rules:
        - RowCount > 0
        - CustomSql "select count(*) from primary" > 0
      """,
      "present-\(canary).sqlite": "not a database",
    ])
    for command in commands("h.sqlite") {
      let finished = try await Tool.run(command, in: project.folder, environment: environment)
      #expect([0, 2, 3].contains { finished.ending == .exited($0) }, "\(command)")
      for text in [finished.output, finished.errors] {
        for secret in secrets { #expect(!text.contains(secret), "\(command): \(text)") }
      }
    }
    for file in ["r.json", "r.xml", "r.txt", "h.sqlite", "h.sqlite-wal"]
    where project.contents.contains(file) {
      let data = try Data(contentsOf: URL(filePath: project.path(file)))
      for secret in secrets { #expect(!data.contains(Data(secret.utf8)), "\(file)") }
    }
  }

  @Test(arguments: connections)
  func noSecretIsTold(_ connection: String) async throws {
    try await Self.expectSilence(
      of: connection,
      environment: [
        "CANARY": Self.canary,
        "URL":
          "postgresql://\(Self.canary):\(Self.canary)@127.0.0.1:1/x?sslpassword=\(Self.canary)",
      ],
      about: [Self.canary]
    )
  }

  /// The server itself repeats what it was given.
  @Test(
    .enabled(if: PostgresServer.isExpected),
    arguments: ["", "wrong password", "unknown database", "unknown user", "unknown option", "TLS"]
  )
  func aServerRepeatsNothing(_ trouble: String) async throws {
    let url = try await PostgresServer.shared.makeDatabase()
    try await PostgresServer.shared.run("CREATE TABLE t AS SELECT 1 AS id", in: url)
    let broken =
      switch trouble {
      case "wrong password": url.replacing(PostgresServer.password, with: Self.canary)
      case "unknown database": url + Self.canary
      case "unknown user": url.replacing("//assay", with: "//\(Self.canary)")
      case "unknown option": url + "?application_name=\(Self.canary)&unknown=\(Self.canary)"
      case "TLS": url + "?sslmode=require&sslpassword=\(Self.canary)"
      default: url
      }
    try await Self.expectSilence(
      of: "{type: postgres, url: '${URL}'}",
      environment: ["URL": broken],
      about: trouble == "unknown database"
        ? [PostgresServer.password] : [Self.canary, PostgresServer.password]
    )
  }

  #if os(Linux)
    /// What others of the machine see of a process are its arguments.
    @Test func theArgumentsOfTheProcessStayAsTheyWere() async throws {
      let silent = try Loopback()
      let project = try ScratchProject([
        "assay.yaml": "project: scratch\nconnections: {c: {type: postgres, url: '${URL}'}}\n"
      ])
      let finished = try await Tool.runShell(
        [
          "-c",
          """
          cd "$0" && "$1" connections test --timeout 3 > out & pid=$!
          sleep 1; tr '\\0' ' ' < /proc/$pid/cmdline; ps -o args= --ppid $pid; wait $pid
          """,
          project.folder, Tool.path,
        ],
        environment: ["URL": "postgresql://me:\(Self.canary)@127.0.0.1:\(silent.port)/x"]
      )
      finished.expect(exit: 3)
      #expect(finished.output.contains("connections test"))
      #expect(!finished.output.contains(Self.canary))
      #expect(!(try project.text("out")).contains(Self.canary))
    }
  #endif
}
