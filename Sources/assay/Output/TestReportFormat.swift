import ArgumentParser
import AssayModel
import AssayReport
import Foundation

/// The formats in which tests, or what their rules notice of faults, can be reported; the one list.
enum TestReportFormat: String, CaseIterable {
  case junit, json, text, markdown

  /// The formats that there are for tests, or for faults.
  static func known(ofMutations: Bool) -> [TestReportFormat] {
    ofMutations ? [.json, .text, .markdown] : [.junit, .json, .text]
  }
}

/// A report of tests that the command line asks for with `--report FORMAT=FILE`.
struct TestReportRequest: Sendable {
  let format: TestReportFormat
  /// Where to write it; `-` is standard output.
  let path: String

  /// Reads `FORMAT=FILE`.
  @Sendable init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else {
      throw ValidationError("--report takes FORMAT=FILE, for example junit=report.xml")
    }
    guard let format = TestReportFormat(rawValue: String(parts[0])) else {
      let known = TestReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("there is no report format \(parts[0]) of tests; there are \(known)")
    }
    (self.format, path) = (format, String(parts[1]))
  }
}

/// What came of all tests, ready to be told.
struct TestOutcome {
  let datasets: [TestedDataset]
  let startedAt: Timestamp
  let seconds: Double

  /// The report for people.
  func text(_ style: Style) -> String {
    TestText.render(datasets, seconds: seconds, style: style)
  }

  /// The report in a format.
  func bytes(as format: TestReportFormat, in environment: Environment) -> [UInt8] {
    switch format {
    case .junit:
      TestJUnit.render(
        datasets,
        startedAt: startedAt,
        seconds: seconds,
        toolVersion: Assay.version,
        options: JUnit.Options(
          pathPrefix: environment.pathFromRepositoryRoot,
          hostname: ProcessInfo.processInfo.hostName
        )
      )
    case .json: TestJSON.render(datasets, seconds: seconds, toolVersion: Assay.version)
    case .text, .markdown: Array(text(Style()).utf8)
    }
  }
}

extension [MutationRecord] {
  /// The report in a format.
  func bytes(as format: TestReportFormat) -> [UInt8] {
    switch format {
    case .json: MutationReport.json(self, toolVersion: Assay.version)
    case .markdown: Array<UInt8>(MutationReport.markdown(self).utf8)
    case .text, .junit: Array<UInt8>(MutationReport.text(self).utf8)
    }
  }
}
