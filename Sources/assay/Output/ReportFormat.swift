import AssayModel
import AssayReport
import Foundation

/// The formats in which a run can be reported; the one list.
enum ReportFormat: String, CaseIterable {
  case junit, json, text, markdown, comment, html, sarif, github, azure, codequality, tap
  /// The lossless form, which `assay merge` reads.
  case record

  /// Their names, as a sentence lists them.
  static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// Whether it shows how the datasets did in earlier runs.
  var showsTrends: Bool { self == .html }

  /// The report of a run.
  ///
  /// - Parameters:
  ///   - limit: how many bytes a page of Markdown may have.
  ///   - origin: what a record says beside the run.
  func render(
    _ record: RunRecord,
    for suite: Suite,
    in environment: Environment,
    limit: Int = MarkdownReport.Options.summary.limit,
    origin: RecordOrigin = RecordOrigin()
  ) -> [UInt8] {
    let context = ReportContext(
      toolVersion: Assay.version,
      failOn: suite.gate.failOn,
      pathPrefix: environment.pathFromRepositoryRoot,
      links: ContinuousIntegration(environment)?.links(environment)
    )
    return switch self {
    case .junit:
      JUnit.render(
        record,
        toolVersion: Assay.version,
        options: JUnit.Options(
          failOn: suite.gate.failOn,
          pathPrefix: environment.pathFromRepositoryRoot,
          hostname: ProcessInfo.processInfo.hostName
        )
      )
    case .json: JSONReport.render(record, toolVersion: Assay.version)
    case .text: Array(TextReport.render(record).utf8)
    case .markdown:
      MarkdownReport.render(record, context, options: .init(limit: limit, mark: ""))
    case .comment: MarkdownReport.render(record, context, options: .comment)
    case .html: HTMLReport.render(record, context)
    case .sarif: SARIF.render(record, context)
    case .github: GitHubAnnotations.render(record, context)
    case .azure: AzureIssues.render(record, context)
    case .codequality: CodeQuality.render(record, context)
    case .tap: TAP.render(record, context)
    case .record: RecordFile.bytes(of: record, judgedBy: suite.gate, origin)
    }
  }
}

/// A report that the command line asks for with `--report FORMAT=FILE`.
struct ReportRequest: Sendable {
  let format: ReportFormat
  /// Where to write it; `-` is standard output.
  let path: String
}
