public import AssayConnector
import AssayCompiler
import AssayDiagnostics
package import AssayModel
import AssayPlan
import AssayRun
import AssaySyntax

/// Holds a connector to the one semantics: every rule type over the same typed rows, judged alike on every engine.
///
/// Load `ConformanceFixture.tables` into the engine, run the rules, and compare with what the embedded engine says of
/// the same rows.
public struct ConnectorConformance: Sendable {
  /// What came of a rule on one engine.
  public struct Verdict: Sendable, Hashable {
    /// The rule.
    public let rule: ConformanceRule
    /// `passed`, `failed`, `errored` or `skipped`.
    public let status: String
    /// What was measured by the metric's name; `nil` where it is undefined.
    public let values: [String: Double?]
    /// The sentences of the outcome.
    public let message: String
  }

  /// A connector and how it is reached.
  public struct Subject: Sendable {
    /// What is tried.
    let connector: any Connector
    /// The source of each table, as specs have it behind `source:`, without the connection.
    let source: @Sendable (_ table: String) -> String
    /// What the engine cannot hold, with the reason.
    let lacking: [ConformanceRule.Trait: String]

    /// Describes a connector.
    ///
    /// - Parameters:
    ///   - source: the source of a table, as specs have it; a table of that name when not given.
    ///   - lacking: what the engine cannot hold, with the reason, which is a declared answer and no silent pass.
    public init(
      _ connector: any Connector,
      lacking: [ConformanceRule.Trait: String] = [:],
      source: @Sendable @escaping (_ table: String) -> String = { "table: \($0)" }
    ) {
      self.connector = connector
      self.lacking = lacking
      self.source = source
    }
  }

  /// The suite of rules does not compile: a fault of Assay, not of the connector.
  public struct Uncompiled: Error, CustomStringConvertible {
    /// What the compiler says.
    public let description: String
  }

  private let embedded: any Connector

  /// Prepares to try connectors.
  ///
  /// - Parameter embedded: a connector to the embedded engine, for what engines cannot do by themselves.
  public init(embedded: any Connector) { self.embedded = embedded }

  /// Runs rules on a connector.
  public func verdicts(
    on subject: Subject,
    of rules: [ConformanceRule] = ConformanceRule.all
  ) async throws -> [Verdict] {
    let possible = rules.filter { $0.needs.isDisjoint(with: subject.lacking.keys) }
    let record = try await run(possible, on: subject)
    let records = Dictionary(
      uniqueKeysWithValues: zip(possible, Self.inOrder(possible, record))
    )
    return rules.map { rule in
      guard let outcome = records[rule]?.outcome else {
        let reasons = rule.needs.compactMap { subject.lacking[$0] }.sorted()
        return Verdict(
          rule: rule,
          status: "skipped",
          values: [:],
          message: reasons.joined(separator: "; ")
        )
      }
      return Verdict(
        rule: rule,
        status: outcome.status.rawValue + (outcome.isVacuous ? " (vacuous)" : ""),
        values: Dictionary(
          outcome.values.map { ($0.name, $0.value) },
          uniquingKeysWith: { first, _ in first }
        ),
        message: outcome.message
      )
    }
  }

  /// How verdicts differ from those of a reference, in words; empty where they do not.
  ///
  /// Doubles may differ by one in 10⁹.
  public static func differences(
    _ verdicts: [Verdict],
    from reference: [Verdict]
  ) -> [String] {
    zip(verdicts, reference).compactMap { verdict, expected in
      if verdict.status == "skipped" { return nil }
      guard verdict.status == expected.status else {
        return "\(verdict.rule): \(verdict.status), not \(expected.status): \(verdict.message)"
      }
      for (name, value) in expected.values.sorted(by: { $0.key < $1.key }) {
        let found = verdict.values[name] ?? nil
        guard !isSame(found, value) else { continue }
        return "\(verdict.rule): \(name) is \(words(found)), not \(words(value))"
      }
      return nil
    }
  }

  private static func words(_ value: Double?) -> String { value.map { "\($0)" } ?? "undefined" }

  private static func isSame(_ found: Double?, _ expected: Double?) -> Bool {
    guard let found, let expected else { return found == nil && expected == nil }
    if found == expected || (found.isNaN && expected.isNaN) { return true }
    return (found - expected).magnitude <= 1e-9 * max(found.magnitude, expected.magnitude)
  }

  // MARK: Running

  /// The statements that a plan for the rules sends, as far as they can be told without data; by metric or step.
  ///
  /// - Parameter dialect: the SQL to write.
  package func statements(
    of rules: [ConformanceRule] = ConformanceRule.all,
    in dialect: Dialect,
    columns: [String: [SourceColumn]]
  ) throws -> [WrittenStatement] {
    try rules.flatMap { rule in
      let suite = try suite(of: [rule], dialect: dialect) { "table: \($0)" }
      return try WrittenStatement.all(of: suite, in: dialect, columns: columns, rule: rule)
    }
  }

  private func run(_ rules: [ConformanceRule], on subject: Subject) async throws -> RunRecord {
    let suite = try suite(
      of: rules,
      dialect: subject.connector.capabilities.dialect,
      source: subject.source
    )
    let connections = Connections(["subject": subject.connector, "local": embedded])
    let now = Timestamp(milliseconds: 1_709_251_200_000)
    let runner = Runner(
      try plan(suite, on: connections.capabilities),
      with: connections,
      options: RunOptions(asOf: now, clock: { now })
    )
    return await runner.run()
  }

  /// The checks in the order of the rules, which the record has by dataset.
  private static func inOrder(_ rules: [ConformanceRule], _ record: RunRecord) -> [CheckRecord] {
    var left = Dictionary(
      uniqueKeysWithValues: record.datasets.map { ($0.name, $0.checks[...]) }
    )
    return rules.compactMap { left[$0.dataset]?.popFirst() }
  }

  private func suite(
    of rules: [ConformanceRule],
    dialect: Dialect,
    source: (String) -> String
  ) throws -> Suite {
    let isEmbedded = dialect == .duckdb
    let subject =
      isEmbedded
      ? "{type: duckdb, options: {threads: 1}}"
      : "{type: adbc, driver: none, dialect: \(dialect.rawValue)}"
    let project = "connections:\n  subject: \(subject)\n  local: {type: duckdb}\n"
    let documents = ConformanceFixture.tables.map { table in
      let texts = rules.filter { $0.dataset == table.name }.enumerated().map { index, rule in
        "  - {name: rule \(index), rule: '\(rule.text.replacing("'", with: "''"))'}\n"
      }
      return """
        dataset: \(table.name)
        source: {connection: subject, \(source(table.name))}
        rules:\(texts.isEmpty ? " []" : "\n" + texts.joined())
        """
    }
    let parsed: [Parsed<SpecSyntax>] = [
      read(TextFile(path: "assay.yaml", text: project), as: .project, variables: [:]),
      read(
        TextFile(path: "kit.yaml", text: documents.joined(separator: "\n---\n")),
        as: .spec,
        variables: [:]
      ),
    ]
    let compiled = compile(parsed.map(\.tree)) { _, _ in .unreadable(reason: "none") }
    let errors = (parsed.flatMap(\.diagnostics) + compiled.diagnostics)
      .filter { $0.severity == .error }
    guard let suite = compiled.output, errors.isEmpty else {
      throw Uncompiled(description: errors.map(\.headline).joined(separator: "\n"))
    }
    return suite
  }
}
