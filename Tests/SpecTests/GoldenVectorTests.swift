import AssayADBC
import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssayPlan
import AssayRun
import AssaySyntax
import Foundation
import Testing

/// Every rule of the golden list gets the verdict and the metrics of the reference, or stands in the list of deviations.
@Suite struct GoldenVectorTests {
  @Test(arguments: try GoldenVector.all())
  func verdict(_ vector: GoldenVector) async throws {
    let judged = try await Self.judge(vector.rule)
    switch judged {
    case .refused(let headline):
      #expect(!vector.passes, "does not compile: \(headline)")
    case .outcome(let outcome):
      let expected = Self.deviations[vector.rule] ?? vector.passes
      #expect((outcome.status == .passed) == expected, "\(outcome.status): \(outcome.message)")
      guard Self.deviations[vector.rule] == nil, outcome.status != .errored else { return }
      let values = outcome.values.compactMap(\.value)
      for metric in vector.metrics where !Self.metricDeviations.contains(vector.rule) {
        #expect(
          values.contains { abs($0 - metric) < 0.00006 || $0.isNaN && metric.isNaN },
          "\(metric) is not among \(values)"
        )
      }
    }
  }

  /// Rules whose verdict differs from the reference on purpose, with ours; explained in `specs/dqdl/deviations.md`.
  private static let deviations: [String: Bool] = [
    #"ColumnLength "s" != 1"#: false,
    #"ColumnLength "s" not between 0 and 1"#: true,
    #"ColumnValues "x" > -2 with threshold > 0.5"#: true,
    #"ColumnValues "n" between 10 and 61 with threshold > 0.5"#: true,
    #"ColumnValues "x" = 2 with threshold > 0.3"#: true,
  ]

  /// Rules that agree in the verdict but measure another number on purpose.
  private static let metricDeviations: Set<String> = [
    #"ColumnLength "s" not in [0]"#, #"ColumnLength "s" not in [0,5]"#,
    #"ColumnValues "n" > NULL"#, #"ColumnLength "s" not between -1 and 1"#,
  ]
}
