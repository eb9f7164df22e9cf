import ArgumentParser
import AssayModel

/// Checks data in a CI system, and hands it the reports that it shows.
struct CICommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ci",
    abstract: "Check data in CI: tells the CI system what failed, on which line, since when.",
    discussion: """
      Knows GitHub Actions, GitLab CI, Azure Pipelines and Jenkins by their environment variables. Everywhere it writes \
      JUnit, a page of Markdown, one of HTML, and JSON; for GitHub also annotations, the summary of the step and SARIF; \
      for GitLab a Code Quality report; for Azure issues, and commands that publish the results. A part of the datasets \
      (--shard) gets record.json as well, for `assay merge`. Ends as `assay check` does.
      """
  )

  @OptionGroup var options: CheckOptions

  @Option(help: ArgumentHelp("The folder for the reports.", valueName: "folder"))
  var out = "assay-reports"

  @Option(
    help: ArgumentHelp(
      "Write a comment for the pull request as Markdown, with at most 65,536 characters.",
      valueName: "file"
    )
  )
  var comment: String?

  @OptionGroup var shards: ShardOptions

  @Flag(help: "List the checks that passed as well.")
  var verbose = false

  func validate() throws { try shards.refuse(options) }

  func run() async throws {
    let environment = Environment.current
    let output = CIOutput(
      system: ContinuousIntegration(environment),
      folder: out,
      comment: comment,
      environment: environment
    )
    let checking = Checking(options: options, environment: environment)
    let compilation = try checking.compile()
    if compilation.suite == nil { output.tell(compilation) }
    let (suite, origin) = shards.part(of: try await checking.suite(of: compilation), compilation)
    let isShard = origin.shard != nil
    let record = try await checking.measure(
      suite,
      compilation,
      wantsTrends: true,
      isShard: isShard
    )
    // There may be fewer datasets than shards.
    let status = ExitStatus(record, allowingEmpty: options.mayCheckNothing || isShard)
    let isWritten = output.write(record, for: suite, verbose: verbose, origin)
    // A red gate stays red; a green one must not be when nobody gets to see the reports.
    throw (isWritten || status != .holds ? status : .notMeasured).error
  }
}
