import ArgumentParser
import AssayModel
import AssayReport

/// Compiles the specs, measures the data, judges and reports.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check data against their specs.",
    discussion: """
      Exit codes: 0 all that the gate asks for holds; 1 the data fall short; 2 the specs do not compile or the \
      command line is wrong; 3 something could not be measured; 4 nothing was checked.
      """
  )

  @OptionGroup var options: CheckOptions

  @Option(
    help: ArgumentHelp(
      "Write a report: \(ReportFormat.list); `-` is standard output. May be repeated.",
      valueName: "format=file"
    ),
    transform: ReportRequest.init
  )
  var report: [ReportRequest] = []

  @Flag(help: "List the checks that passed as well.")
  var verbose = false

  func run() async throws {
    let environment = Environment.current
    let checking = Checking(options: options, environment: environment)
    let compilation = try checking.compile()
    let suite = try checking.suite(of: compilation)
    let record = try await checking.measure(
      suite,
      compilation,
      wantsTrends: report.contains { $0.format.showsTrends }
    )
    let status = ExitStatus(record, allowingEmpty: options.allowEmpty)
    let isWritten = write(record, suite, environment)
    throw (isWritten || status != .holds && status != .fallsShort ? status : .notMeasured).error
  }

  /// - Returns: whether every report that was asked for could be written.
  private func write(_ record: RunRecord, _ suite: Suite, _ environment: Environment) -> Bool {
    var isWritten = true
    let toOutput = report.contains { $0.path == "-" }
    let stream = toOutput ? StandardStream.error : .output
    let style = environment.style(on: stream, verbose: verbose)
    if !stream.write(TextReport.render(record, style: style)), !toOutput { isWritten = false }
    for request in report {
      let bytes = request.format.render(record, for: suite, in: environment)
      if request.path == "-" {
        if !StandardStream.output.write(bytes) { isWritten = false }
        continue
      }
      do throws(WriteError) {
        try writeAtomically(bytes, to: request.path)
      } catch {
        Console(environment).complain(error.description, help: "choose another path for --report")
        isWritten = false
      }
    }
    return isWritten
  }
}

extension ReportRequest {
  /// Reads `FORMAT=FILE`.
  @Sendable init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else {
      throw ValidationError("--report takes FORMAT=FILE, for example junit=report.xml")
    }
    guard let format = ReportFormat(rawValue: String(parts[0])) else {
      throw ValidationError(
        "there is no report format \(parts[0]); there are \(ReportFormat.list)"
      )
    }
    self.init(format: format, path: String(parts[1]))
  }
}
