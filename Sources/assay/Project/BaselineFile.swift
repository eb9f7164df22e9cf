import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssayReport
import AssayRun
import AssaySyntax
import Foundation

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
    let path = Environment.rooted(BaselineFile.name, in: compilation.root)
    let absolute = environment.absolutePath(path)
    guard FileManager.default.fileExists(atPath: absolute) else {
      let file = TextFile(path: path, bytes: [])
      return BaselineFile(file: file, exists: false, baseline: Baseline(), diagnostics: [])
    }
    let file: TextFile
    do {
      file = TextFile(path: path, bytes: Array(try Data(contentsOf: URL(filePath: absolute))))
    } catch {
      complain("cannot read \(path): \(error.reason)", help: "check the file and its permissions")
      throw ExitStatus.specsWrong.error
    }
    let (baseline, diagnostics) = resolve(readBaseline(file))
    return BaselineFile(
      file: file,
      exists: true,
      baseline: baseline ?? Baseline(),
      diagnostics: diagnostics
    )
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
