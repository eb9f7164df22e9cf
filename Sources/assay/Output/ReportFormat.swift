import AssayModel
import AssayReport
import AssayRun
import Foundation

/// The formats in which a run can be reported; the one list.
enum ReportFormat: String, CaseIterable {
  case junit, json, text
  /// The lossless form, which `assay merge` reads.
  case record

  /// The report of a run.
  ///
  /// - Parameters:
  ///   - shard: which part of a run it is; `nil` for a whole one.
  ///   - specHash: what tells its specs from others; only a record needs it.
  func render(
    _ record: RunRecord,
    for suite: Suite,
    in environment: Environment,
    shard: Shard? = nil,
    specHash: String = ""
  ) -> [UInt8] {
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
    case .record:
      RecordFile.bytes(
        of: RecordedRun(record: record, shard: shard, gate: suite.gate, specHash: specHash)
      )
    }
  }
}

/// A report that the command line asks for with `--report FORMAT=FILE`.
struct ReportRequest: Sendable {
  let format: ReportFormat
  /// Where to write it; `-` is standard output.
  let path: String
}
