import ArgumentParser
import AssayDiagnostics
import AssaySyntax

/// Lays out the rules of specs and DQDL files.
struct Format: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Lay out the DQDL of specs and .dqdl files.",
    discussion: """
      Changes blanks, line breaks and the letter case of words inside rules; every other byte of a spec stays. \
      Exit codes: 0 all is in order; 1 --check found something to change; 2 a file has errors and was left alone.
      """
  )

  @OptionGroup var options: ProjectOptions

  @Flag(help: "Write nothing; list the files that would change.")
  var check = false

  @Flag(help: "Write nothing; show what would change.")
  var diff = false

  func run() throws {
    Signals.ignoreClosedPipe()
    let environment = Environment.current
    let console = Console(environment)
    var loader = SpecLoader(environment: environment, options: options)
    loader.endings.append(".dqdl")
    var outcome = Outcome()
    let (paths, dialect) = try files(loader, console)
    for path in paths {
      format(path, dialect, loader, console, environment, &outcome)
    }
    console.tell(outcome.diagnostics.sortedAndUnique(), in: outcome.files)
    if outcome.isWrong { throw ExitStatus.specsWrong.error }
    if isDry, outcome.hasChanges { throw ExitStatus.fallsShort.error }
  }

  /// What has come of the files so far.
  private struct Outcome {
    var diagnostics: [Diagnostic] = []
    var files: [String: TextFile] = [:]
    var isWrong = false
    var hasChanges = false
  }

  /// Whether nothing is to be written.
  private var isDry: Bool { check || diff }

  private func files(
    _ loader: SpecLoader,
    _ console: Console
  ) throws -> (paths: [String], dialect: DQDL.Dialect) {
    let found: (paths: [String], dialect: DQDL.Dialect)
    do throws(LoadError) {
      found = try loader.filesWithRules()
    } catch {
      console.complain(error.message, help: error.help)
      throw error.status.error
    }
    guard found.paths.isEmpty else { return found }
    console.complain("no specs were found", help: "name a spec file, or write an assay.yaml")
    throw ExitStatus.nothingChecked.error
  }

  private func format(
    _ path: String,
    _ dialect: DQDL.Dialect,
    _ loader: SpecLoader,
    _ console: Console,
    _ environment: Environment,
    _ outcome: inout Outcome
  ) {
    let bytes: [UInt8]
    switch loader.bytes(of: path) {
    case .success(let content): bytes = content
    case .failure(let error):
      console.complain("cannot read \(path): \(error.reason)", help: "check its permissions")
      outcome.isWrong = true
      return
    }
    let file = TextFile(path: path, bytes: bytes)
    let kind: FileKind = path.hasSuffix(".dqdl") ? .ruleset : .spec
    let formatted = AssaySyntax.format(file, as: kind, dialect: dialect)
    guard formatted.diagnostics.isEmpty else {
      outcome.files[path] = file
      outcome.diagnostics += formatted.diagnostics
      outcome.isWrong = true
      return
    }
    guard formatted.bytes != bytes else { return }
    outcome.hasChanges = true
    let new = TextFile(path: path, bytes: formatted.bytes)
    StandardStream.output.write(diff ? unifiedDifference(from: file, to: new) : path + "\n")
    guard !isDry else { return }
    do throws(WriteError) {
      try replaceAtomically(formatted.bytes, at: environment.absolutePath(path))
    } catch {
      console.complain(error.description, help: "check its permissions and those of its folder")
      outcome.isWrong = true
    }
  }
}
