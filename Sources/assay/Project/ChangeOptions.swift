import ArgumentParser
import AssayLogic
import AssayModel

/// What commands take that select the datasets that changed.
struct ChangeOptions: ParsableArguments {
  @Option(
    name: .customLong("changed-since"),
    help: ArgumentHelp(
      "Only datasets that mean something else than in a revision, and those that refer to them.",
      valueName: "revision"
    )
  )
  var since: String?

  /// The suite with the checks of the datasets that changed; says which ones, or that there are none.
  func select(
    from suite: Suite,
    _ compilation: Compilation,
    _ options: ProjectOptions,
    _ environment: Environment
  ) async throws -> Suite {
    guard let since, let whole = compilation.whole else { return suite }
    let console = Console(environment)
    var options = options
    options.dataset = []
    let reader = RevisionReader(options: options, environment: environment)
    let base: Revision
    do throws(RevisionError) {
      base = try await reader.revision(since)
    } catch {
      console.complain(error.message, help: error.help)
      throw ExitStatus.specsWrong.error
    }
    guard let old = base.suite else {
      console.note(
        "the specs of \(since) do not compile, so nobody can tell what has changed; all is selected"
      )
      return suite
    }
    let known = try console.readBaselineFile(of: compilation)
    let new = SuiteRevision(whole, root: compilation.root, baseline: known.baseline)
    let changes = ChangedDatasets(from: old, to: new)
    for name in changes.gone { console.note("the dataset \(name) of \(since) is gone") }
    if changes.isGateChanged {
      console.note("the gate is another than in \(since), so all is selected")
      return suite
    }
    return select(changes, from: suite, console)
  }

  private func select(
    _ changes: ChangedDatasets,
    from suite: Suite,
    _ console: Console
  ) -> Suite {
    let since = since ?? ""
    let selected = suite.datasets.filter {
      changes.changed.contains($0.name) || changes.referring.contains($0.name)
    }
    func names(_ names: Set<String>) -> String {
      selected.map(\.name).filter(names.contains).joined(separator: ", ")
    }
    let (changed, referring) = (names(changes.changed), names(changes.referring))
    if changed.isEmpty && referring.isEmpty {
      console.note("nothing means anything else than in \(since), so there is nothing to check")
    } else {
      let also = referring.isEmpty ? "" : "; these refer to what changed: \(referring)"
      console.note("changed since \(since): \(changed.isEmpty ? "none selected" : changed)\(also)")
    }
    var chosen = suite.with(
      suite.datasets.map { dataset in
        selected.contains { $0.name == dataset.name } ? dataset : dataset.withoutChecks
      }
    )
    // A run of nothing is none to be remembered.
    if !chosen.datasets.contains(where: { !$0.checks.isEmpty }) { chosen.history.store = .off }
    return chosen
  }
}
