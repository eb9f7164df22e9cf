import AssayDiagnostics
import AssayModel
import AssayPlan

/// Something that a plan would do and a sandbox does not.
struct SandboxObjection: Hashable {
  let message: String
  let help: String
}

extension Sandbox {
  /// What a plan would do that is not allowed here, before anything is opened.
  ///
  /// What only the engine can see, such as a file that a query names, is refused by the engine.
  func objections(to plan: ExecutionPlan) -> [SandboxObjection] {
    var objections: [SandboxObjection] = []
    for step in plan.steps {
      let found =
        objection(toConnection: step.connection, of: plan.suite)
        ?? objection(toPathsOf: step, of: plan.suite)
      if let found, !objections.contains(found) { objections.append(found) }
    }
    return objections
  }

  /// What looking at a dataset would do that is not allowed here.
  func objections(to dataset: Dataset, of suite: Suite) -> [SandboxObjection] {
    let step = Step(
      id: 0,
      dataset: dataset.name,
      connection: dataset.source.connection,
      task: .describe(answers: []),
      needs: []
    )
    return objections(to: ExecutionPlan(suite: suite, steps: [step]))
  }

  private func objection(
    toConnection name: String,
    of suite: Suite
  ) -> SandboxObjection? {
    guard let connection = suite.connections.first(where: { $0.name == name }) else { return nil }
    let subject =
      "the connection \(name)\(connection.origin.map { " (\($0.path):\($0.start.line))" } ?? "")"
    let help = "check other datasets, or check these without a sandbox"
    guard connection.kind == .duckdb else {
      return SandboxObjection(
        message:
          "\(subject) is of type \(connection.kind.rawValue), and a sandbox has only the embedded engine",
        help: help
      )
    }
    if connection.driver != nil {
      return SandboxObjection(
        message: "\(subject) names a driver, and a sandbox loads none that a spec names",
        help: help
      )
    }
    guard connection.hasDatabase, let url = connection.url?.revealed,
      !contains(Environment.rooted(url, in: root))
    else { return nil }
    return SandboxObjection(
      message: "\(subject) opens a file outside of the sandbox",
      help: OutsideOfSandbox.help
    )
  }

  private func objection(
    toPathsOf step: Step,
    of suite: Suite
  ) -> SandboxObjection? {
    guard let dataset = suite.datasets.first(where: { $0.name == step.dataset }) else { return nil }
    let paths: [String]
    if case .files(let query, let metrics) = step.task {
      paths = [query.path] + metrics.compactMap(\.otherFiles)
    } else if case .files(let path, _, _) = dataset.source.relation {
      paths = [path]
    } else {
      return nil
    }
    guard let outside = paths.first(where: { !isReadable($0) }) else { return nil }
    return SandboxObjection(
      message: "\(dataset.name) (\(dataset.origin.path):\(dataset.origin.start.line)) reads "
        + "\(NeutralText.line(outside)), which lies outside of the sandbox",
      help: OutsideOfSandbox.help
    )
  }

  /// Whether all that a path or glob can match lies inside, as far as the part before its first wildcard tells.
  private func isReadable(_ path: String) -> Bool {
    guard !path.contains("://") else { return false }
    let parts = Environment.rooted(path, in: root)
      .split(separator: "/", omittingEmptySubsequences: false)
    let firm = parts.prefix { !$0.contains(where: { "*?[{".contains($0) }) }
    let rest = parts.dropFirst(firm.count)
    let start = firm.joined(separator: "/")
    return !rest.contains("..") && contains(start.isEmpty ? firm.isEmpty ? "." : "/" : start)
  }
}

extension Metric {
  /// The path of the files with which others are compared.
  fileprivate var otherFiles: String? {
    guard case .files(_, .differing(let matching)) = quantity else { return nil }
    return matching.other.path
  }
}
