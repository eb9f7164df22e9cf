import AssayModel
import AssayReport
import Foundation

/// The formats in which a run can be reported; the one list.
enum ReportFormat: String, CaseIterable {
  case junit, json, text

  /// The report of a run.
  func render(_ record: RunRecord, for suite: Suite, in environment: Environment) -> [UInt8] {
    switch self {
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
    }
  }
}

/// What one `--report FORMAT=FILE` asks for.
struct ReportRequest: Sendable {
  let format: ReportFormat
  /// Where to write it; `-` is standard output.
  let path: String
}
