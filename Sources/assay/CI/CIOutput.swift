import AssayDiagnostics
import AssayModel
import AssayReport
import Foundation

/// What `assay ci` leaves behind: files in a folder, lines in the log, a page of the CI system.
struct CIOutput {
  let system: ContinuousIntegration?
  let folder: String
  /// The file for a comment to a pull request; `nil` where none is wanted.
  let comment: String?
  let environment: Environment

  /// Writes everything that came of a run, and says what.
  ///
  /// - Returns: whether every file that was promised is there. The page of the CI system is not one of them: it is a
  ///   view of what the files have.
  func write(
    _ record: RunRecord,
    for suite: Suite,
    verbose: Bool,
    _ origin: RecordOrigin
  ) -> Bool {
    let style = environment.style(on: .output, verbose: verbose)
    var isWritten = StandardStream.output.write(TextReport.render(record, style: style))
    if let format = system?.annotations {
      StandardStream.output.write(format.render(record, for: suite, in: environment))
    }
    let reports =
      (CIReport.common + (system?.reports ?? []) + (origin.shard == nil ? [] : [.record]))
      .map { ReportRequest(format: $0.format, path: "\(folder)/\($0.file)") }
      + (comment.map { [ReportRequest(format: .comment, path: $0)] } ?? [])
    say("\nreports for \(system?.rawValue ?? "no CI system that is known"):")
    for report in reports {
      let bytes = report.format.render(record, for: suite, in: environment, origin: origin)
      if !write(bytes, to: report) { isWritten = false }
    }
    if system == .gitHub {
      appendToSummary { limit in
        ReportFormat.markdown.render(record, for: suite, in: environment, limit: limit)
      }
    }
    return isWritten
  }

  /// Says beside their lines, and on the page of the CI system, why the specs do not compile.
  func tell(_ compilation: Compilation) {
    switch system {
    case .gitHub:
      let report = DiagnosticAnnotations(
        compilation.diagnostics,
        files: compilation.files,
        pathPrefix: environment.pathFromRepositoryRoot
      )
      StandardStream.output.write(report.gitHub)
      appendToSummary { report.markdown(limit: $0) }
    case .azure:
      let report = DiagnosticAnnotations(
        compilation.diagnostics,
        files: compilation.files,
        pathPrefix: environment.pathFromRepositoryRoot
      )
      StandardStream.output.write(report.azure)
    case .gitLab, .jenkins, nil: break
    }
  }

  // MARK: Files

  private func write(_ bytes: [UInt8], to report: ReportRequest) -> Bool {
    do throws(WriteError) {
      try writeAtomically(bytes, to: report.path)
    } catch {
      let option = report.format == .comment ? "--comment" : "--out"
      Console(environment).complain(error.description, help: "choose another path for \(option)")
      return false
    }
    say("wrote \(NeutralText.line(report.path)) (\(report.format.rawValue), \(size(bytes.count)))")
    if system == .azure { publish(report) }
    return true
  }

  /// Hands a file to Azure Pipelines, which wants paths from the root of the file system.
  private func publish(_ report: ReportRequest) {
    let path = environment.absolutePath(report.path)
    switch report.format {
    case .junit:
      let command = AzureCommand(
        "results.publish",
        ["type": "JUnit", "resultFiles": path, "runTitle": "assay", "testRunSystem": "assay"]
      )
      StandardStream.output.write(command.line)
    case .markdown:
      StandardStream.output.write(AzureCommand("task.uploadsummary", [:], path).line)
    case .json, .text, .comment, .html, .sarif, .github, .azure, .codequality, .tap, .record: break
    }
  }

  // MARK: The page of the step

  /// The variable in which GitHub Actions names the file that it shows as the summary of a step.
  private static let summaryVariable = "GITHUB_STEP_SUMMARY"
  private static let summaryLimit = 1 << 20
  private static let leastRoom = 8192

  /// Adds to the summary of the step as much as there is room for.
  private func appendToSummary(_ render: (_ limit: Int) -> [UInt8]) {
    guard let path = environment.variables[Self.summaryVariable], !path.isEmpty else {
      say("no summary of the step: the variable \(Self.summaryVariable) is not set")
      return
    }
    do throws(WriteError) {
      let room = Self.summaryLimit - sizeOfFile(path) - 1
      guard room >= Self.leastRoom else {
        say("no summary of the step: earlier commands have used the one MiB that it may have")
        return
      }
      let bytes = render(room)
      try append(bytes, to: path)
      say("added \(size(bytes.count)) to the summary of the step")
    } catch {
      Console(environment).complain(
        "the summary of the step: \(error.description)",
        help: "\(Self.summaryVariable) should name a file; \(folder)/summary.md has what is missing"
      )
    }
  }

  private func say(_ line: String) {
    StandardStream.output.write(NeutralText.withoutLogCommands(line) + "\n")
  }

  private func size(_ bytes: Int) -> String {
    bytes < 10_000 ? "\(bytes) bytes" : "\((bytes + 512) / 1024) KiB"
  }
}
