import ArgumentParser
import AssayDiagnostics
import AssayLogic
import AssayModel
import AssayReport

/// Compares the specs of two revisions by what they mean.
struct Diff: AsyncParsableCommand {
  /// How the changes are told.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, json
  }

  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tell what a change of specs adds, tightens, loosens and removes.",
    discussion: """
      A side is a revision of git, a folder, or a file; without a second one it is the working tree. Nothing is checked out, \
      and no data are touched. Exit codes: 0 done; 1 --fail-on found something; 2 the specs of a side do not compile, \
      a side cannot be read, or the command line is wrong.
      """
  )

  @Argument(help: "What to compare with: a revision such as main or HEAD~1, a folder, or a file.")
  var base: String

  @Argument(help: "What to compare; the working tree when not given.")
  var head: String?

  @Flag(
    help: "Compare with the last commit that HEAD has in common with BASE, as pull requests do."
  )
  var mergeBase = false

  @Option(help: "text, markdown or json.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "End with 1 where there is such a change: loosened, removed, added, …; several with commas.",
      valueName: "kinds"
    ),
    transform: kinds
  )
  var failOn: Set<SpecChange.Kind> = []

  @Option(help: "The project file; found by walking up from this folder when not given.")
  var project: String?

  @Option(
    name: .customLong("var"),
    help: ArgumentHelp("Set ${NAME} in specs; wins over the environment.", valueName: "name=value")
  )
  var variables: [String] = []

  @Option(help: "Only this dataset; may be repeated.")
  var dataset: [String] = []

  func run() async throws {
    Signals.ignoreClosedPipe()
    let environment = Environment.current
    let console = Console(environment)
    var reader = RevisionReader(
      options: try ProjectOptions.parse(
        (project.map { ["--project", $0] } ?? []) + variables.flatMap { ["--var", $0] }
      ),
      environment: environment
    )
    let (old, new): (Revision, Revision)
    do throws(RevisionError) {
      if let head { new = try await reader.revision(head) } else { new = try reader.workingTree() }
      reader.takesMergeBase = mergeBase
      old = try await reader.revision(base)
    } catch {
      console.complain(error.message, help: error.help)
      throw ExitStatus.specsWrong.error
    }
    let difference = try compare(old, new, console)
    print(difference, from: old.name, to: new.name, environment)
    if difference.changes.contains(where: { failOn.contains($0.kind) }) {
      throw ExitStatus.fallsShort.error
    }
  }

  private func compare(
    _ base: Revision,
    _ head: Revision,
    _ console: Console
  ) throws -> SpecDifference {
    guard let old = console.suite(of: base), let new = console.suite(of: head) else {
      throw ExitStatus.specsWrong.error
    }
    let known = Set((old.suite.datasets + new.suite.datasets).map(\.name))
    for name in dataset where !known.contains(name) {
      let error = new.suite.noDataset(name)
      console.complain(error.message, help: error.help)
      throw ExitStatus.specsWrong.error
    }
    let difference = difference(from: old, to: new)
    guard !dataset.isEmpty else { return difference }
    return SpecDifference(
      difference.changes.filter {
        dataset.contains($0.dataset) || dataset.contains($0.formerDataset)
      }
    )
  }

  private func print(
    _ difference: SpecDifference,
    from base: String,
    to head: String,
    _ environment: Environment
  ) {
    let output = StandardStream.output
    switch format {
    case .text:
      output.write(
        DifferenceText(from: base, to: head, style: environment.style(on: output)).text(difference)
      )
    case .markdown: output.write(DifferenceMarkdown.text(difference, from: base, to: head))
    case .json:
      output.write(
        DifferenceJSON.document(
          difference,
          from: base,
          to: head,
          toolVersion: Assay.version
        )
      )
    }
  }
}

/// Reads kinds of changes between commas; what is disabled is loosened, too.
@Sendable private func kinds(_ text: String) throws -> Set<SpecChange.Kind> {
  var kinds: Set<SpecChange.Kind> = []
  for word in text.split(separator: ",", omittingEmptySubsequences: false) {
    let name = String(word).trimmingBlanks()
    guard let kind = SpecChange.Kind(rawValue: name) else {
      let known = SpecChange.Kind.allCases.map(\.rawValue)
      let list = "there are \(known.joined(separator: ", "))"
      guard !name.isEmpty else { throw ValidationError("a kind of change has no name; \(list)") }
      let near = nearest(to: name, among: known).map { "did you mean \($0)?" } ?? list
      throw ValidationError("there is no kind of change \(name); \(near)")
    }
    kinds.insert(kind)
    if kind == .loosened { kinds.insert(.disabled) }
  }
  return kinds
}

extension Console {
  /// The suite of a side; what is wrong with it is told, after a word on which side it is.
  func suite(of revision: Revision) -> SuiteRevision? {
    if let suite = revision.suite { return suite }
    complain("the specs of \(revision.name) do not compile", help: "")
    let errors = revision.compilation.diagnostics.filter { $0.severity == .error }
    tell(errors, in: revision.compilation.files)
    return nil
  }
}
