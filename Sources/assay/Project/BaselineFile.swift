import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssayReport
import AssayRun
import AssaySyntax

/// The failures that a project knows of, with the file that holds them.
struct BaselineFile {
  /// The name of the file, which lies beside the project file.
  static let name = "assay.baseline.yaml"

  /// The file as it was read; without a byte where there is none.
  let file: TextFile
  /// Whether there is a file.
  let exists: Bool
  /// What it holds; nothing where something is wrong with it.
  let baseline: Baseline
  /// What is wrong with it.
  let diagnostics: [Diagnostic]

  /// Reads the baseline in a folder, which is empty where there is no file.
  init(
    in root: String,
    of files: any SpecFiles = DiskFiles(),
    _ environment: Environment
  ) throws(LoadError) {
    let path = Environment.rooted(Self.name, in: root)
    let absolute = environment.absolutePath(path)
    exists = files.exists(absolute)
    guard exists else {
      (file, baseline, diagnostics) = (TextFile(path: path, bytes: []), Baseline(), [])
      return
    }
    switch files.bytes(of: absolute) {
    case .success(let bytes): file = TextFile(path: path, bytes: bytes)
    case .failure(let error):
      throw LoadError(
        message: "cannot read \(path): \(error.reason)",
        help: "check the file and its permissions"
      )
    }
    let (found, diagnostics) = resolve(readBaseline(file))
    (baseline, self.diagnostics) = (found ?? Baseline(), diagnostics)
  }

  /// The file of another baseline.
  func file(of baseline: Baseline) -> TextFile {
    TextFile(path: file.path, bytes: BaselineText.render(baseline))
  }

  /// What there is to say of the baseline after a run.
  func report(after record: RunRecord, of compilation: Compilation) -> BaselineReport {
    BaselineReport(baseline, at: file.path, after: record, checks: compilation.checks)
  }

  /// Writes another baseline, unless someone else wrote the file since it was read.
  func save(_ new: TextFile, in environment: Environment) throws(WriteError) {
    let path = environment.absolutePath(file.path)
    guard exists else { return try writeAtomically(new.bytes, to: path) }
    try replaceAtomically(new.bytes, at: path, insteadOf: file.bytes)
  }
}

extension Console {
  /// The baseline of a project, `nil` where it has none; one that cannot be read ends the command.
  func baseline(of compilation: Compilation) throws -> BaselineFile? {
    let found = try baselineFile(of: compilation)
    return found.exists ? found : nil
  }

  /// The baseline of a project, empty where there is none; one that cannot be read ends the command.
  func baselineFile(of compilation: Compilation) throws -> BaselineFile {
    let found = try readBaselineFile(of: compilation)
    tell(found.diagnostics, in: [found.file.path: found.file])
    guard found.diagnostics.isEmpty else { throw ExitStatus.specsWrong.error }
    return found
  }

  /// The baseline of a project with what is wrong with it, empty where there is none.
  func readBaselineFile(of compilation: Compilation) throws -> BaselineFile {
    do throws(LoadError) {
      return try BaselineFile(in: compilation.root, environment)
    } catch {
      complain(error.message, help: error.help)
      throw error.status.error
    }
  }
}

extension Compilation {
  /// Every check of the project, selected or not.
  var checks: Set<CheckKey> {
    let keys = (whole ?? suite)?.datasets.flatMap { dataset in
      dataset.checks.map { CheckKey(dataset: dataset.name, check: $0.lastingName) }
    }
    return Set(keys ?? [])
  }
}
