import ArgumentParser
import AssayModel
import AssayReport

/// Compiles the specs, measures the data, judges and reports.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
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

  @OptionGroup var shards: ShardOptions

  @Flag(help: "List the checks that passed as well.")
  var verbose = false

  func validate() throws {
    try refuseSharedPaths(report.map(\.path))
    try shards.refuse(options)
  }

  func run() async throws {
    let environment = Environment.current
    let checking = Checking(options: options, environment: environment)
    let compilation = try checking.compile()
    let (suite, origin) = shards.part(of: try await checking.suite(of: compilation), compilation)
    let isShard = origin.shard != nil
    let record = try await checking.measure(
      suite,
      compilation,
      wantsTrends: report.contains { $0.format.showsTrends },
      isShard: isShard
    )
    // There may be fewer datasets than shards.
    let status = ExitStatus(record, allowingEmpty: options.mayCheckNothing || isShard)
    let isWritten = report.write(
      record,
      for: suite,
      verbose: verbose,
      in: environment,
      origin: origin
    )
    throw (isWritten || status != .holds && status != .fallsShort ? status : .notMeasured).error
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
