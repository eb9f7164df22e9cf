import AssayCompiler
import AssayConnector
import AssayDiagnostics
import AssayModel
import AssayPlan
import AssaySyntax
import Testing

/// Why a spec of a test does not compile.
struct NotCompiled: Error {
  let diagnostics: [Diagnostic]
}

/// Compiles a spec of one or more documents, without a project file.
func compileSuite(_ text: String) throws -> Suite {
  let parsed = AssaySyntax.read(
    TextFile(path: "spec.yaml", text: text),
    as: .spec,
    variables: [:]
  )
  let compiled = AssayCompiler.compile([parsed.tree]) { _, _ in .unreadable(reason: "a test") }
  guard let suite = compiled.output, parsed.diagnostics.isEmpty else {
    throw NotCompiled(diagnostics: parsed.diagnostics + compiled.diagnostics)
  }
  return suite
}

/// Compiles rules of one dataset, `t`.
func compileRules(_ rules: [String], source: String = "{path: t.parquet}") throws -> Suite {
  try compileSuite(
    "dataset: t\nsource: \(source)\nrules:\n" + rules.map { "  - \($0)\n" }.joined()
  )
}

/// Capabilities for the connection `local`.
func capabilities(projections: Int = 100) -> [String: Capabilities] {
  [
    "local": Capabilities(
      dialect: .duckdb,
      maximumProjections: projections,
      readsFiles: true,
      defaultConcurrency: 1
    )
  ]
}

extension StepTask {
  /// The task in one word and how much it measures, for tests to compare.
  var brief: String {
    switch self {
    case .describe(let metrics): "describe \(metrics.count)"
    case .load: "load"
    case .scan(let metrics): "scan \(metrics.count)"
    case .group(let columns, let metrics):
      "group \(columns.joined(separator: "+")) \(metrics.count)"
    case .distinct(let column, let metrics): "distinct \(column) \(metrics.count)"
    case .survey(let survey): "survey \(survey.metrics.count)"
    case .addUp(let key, let metrics, _): "partitions \(key) \(metrics.count)"
    case .compare: "compare"
    case .join: "join"
    case .query: "query"
    case .returned: "returned"
    case .statistics(let columns, _): "statistics \(columns.count)"
    case .distribution(let distribution): "distribution \(distribution.column)"
    case .files(_, let metrics): "files \(metrics.count)"
    }
  }
}
