import AssayADBC
import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssayPlan
import AssayRun
import AssaySyntax
import Foundation

/// What comes of a single rule on the golden dataset.
enum Judged {
  case outcome(Outcome)
  /// It does not compile.
  case refused(String)
}

extension GoldenVectorTests {
  /// Compiles and runs one rule the way a user would, in the embedded engine.
  static func judge(
    _ rule: String,
    over query: String = goldenRows,
    composites: String = "dataset"
  ) async throws -> Judged {
    try await judge(spec: spec(for: rule, over: query), composites: composites)
  }

  /// Compiles and runs one rule on the dataset `t.csv` of a folder.
  static func judge(_ rule: String, in root: String) async throws -> Judged {
    try await judge(
      spec: """
        dataset: t
        source: {path: t.csv}
        rules: |
          Rules = [ \(rule) ]
        """,
      root: root
    )
  }

  private static func judge(
    spec: String,
    root: String = "",
    composites: String = "dataset"
  ) async throws -> Judged {
    switch try await run(spec: spec, root: root, composites: composites) {
    case .failure(let refusal): return refusal.judged
    case .success(let record):
      guard let check = record.checks.first else { return .refused("nothing was checked") }
      return .outcome(check.outcome)
    }
  }

  /// Why there is no record.
  struct Refusal: Error { let judged: Judged }

  /// Compiles and runs a spec.
  static func run(
    spec: String,
    root: String = "",
    composites: String = "dataset"
  ) async throws -> Result<RunRecord, Refusal> {
    let file = TextFile(path: "golden.yaml", text: spec)
    let parsed = read(file, as: .spec, variables: [:])
    let project = read(
      TextFile(path: "assay.yaml", text: "defaults: {composites: \(composites)}"),
      as: .project,
      variables: [:]
    )
    let compiled = compile([project.tree, parsed.tree]) { _, _ in
      .unreadable(reason: "no files here")
    }
    let errors = (parsed.diagnostics + compiled.diagnostics).filter { $0.severity == .error }
    if let error = errors.first {
      return .failure(Refusal(judged: .refused(error.headline)))
    }
    guard let suite = compiled.output else {
      return .failure(Refusal(judged: .refused("no suite")))
    }
    let locator = DriverLocator(environment: ProcessInfo.processInfo.environment)
    let connector = DuckDBConnector(
      DuckDBEngine(driver: DriverReference(name: "duckdb", locator: locator))
    )
    let connections = Connections(["local": connector])
    let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    var options = RunOptions(asOf: now, clock: { now })
    options.root = root
    let runner = Runner(
      try plan(suite, on: connections.capabilities),
      with: connections,
      options: options
    )
    return .success(await runner.run())
  }

  private static func spec(for rule: String, over query: String) -> String {
    """
    dataset: golden
    source:
      query: >
        \(query.replacing("\n", with: " "))
    rules: |
      Rules = [ \(rule) ]
    ---
    dataset: ref
    source:
      query: SELECT * FROM (VALUES (1,'a',1.0), (2,'B',2.0), (4,NULL,NULL)) AS t(id, s, x)
    """
  }

  /// The dataset G of `golden.txt`.
  static let goldenRows = """
    SELECT * FROM (VALUES
      (1, 'a', 1.0::DOUBLE, 10, 1, '2024-01-01'), (2, 'b', 2.0, 20, 1, '2024-01-02'),
      (3, 'a', 2.0, 30, 2, NULL), (4, NULL, NULL, 40, 2, '2024-02-30'),
      (5, '', 0.0, 50, 3, '2024-01-01 10:00:00'), (6, '  ', -1.5, 60, NULL, 'x')
    ) AS t(id, s, x, n, g, d)
    """
}
