import AssayADBC
import AssayConnector
import AssayModel
import AssayTesting
import Foundation
import Peers
import Testing

/// The statements for engines that are not at hand: each is parsed in its dialect by sqlglot and, translated to the
/// embedded engine's, gives the numbers that the native statement gives.
@Suite(.serialized) struct TranspiledTests {
  /// A dialect and its name for sqlglot.
  struct Case: Sendable, CustomTestStringConvertible {
    let dialect: Dialect
    let name: String
    var lacking: Set<ConformanceRule.Trait> = []
    var testDescription: String { dialect.rawValue }
  }

  static let cases = [
    Case(dialect: .duckdb, name: "duckdb"), Case(dialect: .postgres, name: "postgres"),
    Case(dialect: .spark, name: "spark"), Case(dialect: .redshift, name: "redshift"),
    Case(dialect: .trino, name: "trino"), Case(dialect: .snowflake, name: "snowflake"),
    Case(dialect: .bigquery, name: "bigquery"),
    Case(dialect: .tsql, name: "tsql", lacking: [.notANumber]),
  ]

  @Test(arguments: cases)
  func givesTheNativeNumbers(_ example: Case) async throws {
    let columns = try await Kit.columns()
    let native = try Kit.answers(in: .duckdb, named: "duckdb", columns)
    let found = try Kit.answers(
      in: example.dialect,
      named: example.name,
      columns,
      lacking: example.lacking
    )
    #expect(found.count > 60)
    let expected = Dictionary(native.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    for answer in found {
      #expect(answer.error == nil, "\(answer.rule)")
      guard answer.error == nil, let expected = expected[answer.key] else { continue }
      for (metric, value) in answer.values {
        let other = expected.values[metric] ?? nil
        #expect(
          isSame(value, other),
          "\(answer.rule): \(metric) is \(value ?? .nan), not \(other ?? .nan)"
        )
      }
    }
  }

  private func isSame(_ found: Double?, _ expected: Double?) -> Bool {
    guard let found, let expected else { return found == nil && expected == nil }
    if found == expected || (found.isNaN && expected.isNaN) { return true }
    return (found - expected).magnitude <= 1e-9 * max(found.magnitude, expected.magnitude)
  }
}

/// The statements of the kit and what they give.
private enum Kit {
  /// What a statement gave.
  struct Answer {
    let rule: String
    /// The rule and the metrics.
    let key: String
    let values: [String: Double?]
    let error: String?
  }

  private struct Line: Decodable {
    let values: [String?]?
    let error: String?
  }

  private static let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appending(path: "assay-transpiled-\(ProcessInfo.processInfo.processIdentifier)")

  /// The columns of the tables, as the embedded engine has them; makes the file that statements run on.
  static func columns() async throws -> [String: [SourceColumn]] {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "kit.duckdb").path()
    try? FileManager.default.removeItem(atPath: path)
    let session = try await DuckDBFile(driver: Engine.driver("duckdb"), path: path).open()
    for statement in ConformanceFixture.tables.flatMap({ $0.statements(in: .duckdb) }) {
      _ = try await session.execute(statement)
    }
    var columns: [String: [SourceColumn]] = [:]
    for table in ConformanceFixture.tables {
      columns[table.name] = try await session.execute("DESCRIBE \(table.name)").rows.map {
        SourceColumn(name: $0[0].text ?? "", type: $0[1].text ?? "")
      }
    }
    await session.close()
    return columns
  }

  static func answers(
    in dialect: Dialect,
    named name: String,
    _ columns: [String: [SourceColumn]],
    lacking: Set<ConformanceRule.Trait> = []
  ) throws -> [Answer] {
    let kit = ConnectorConformance(embedded: Engine.embedded())
    let rules = ConformanceRule.all.filter { $0.needs.isDisjoint(with: lacking) }
    let statements = try kit.statements(of: rules, in: dialect, columns: columns)
    let file = folder.appending(path: "\(dialect.rawValue).json")
    try JSONEncoder().encode(statements).write(to: file)
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "transpile.py")
    let output = try Python.run(
      try String(contentsOf: script, encoding: .utf8),
      name,
      folder.appending(path: "kit.duckdb").path(),
      file.path()
    )
    let lines = try output.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    return zip(statements, lines).map { statement, line in
      Answer(
        rule: statement.rule,
        key: "\(statement.rule) \(statement.metrics)",
        values: Dictionary(
          zip(statement.metrics, (line.values ?? []).map { $0.flatMap(Double.init) }),
          uniquingKeysWith: { first, _ in first }
        ),
        error: line.error
      )
    }
  }
}
