import Foundation
import Testing

/// A verdict of the reference evaluator.
struct GoldenVector: Sendable, CustomTestStringConvertible {
  /// Whether the reference says that the rule passes.
  let passes: Bool
  /// The rule.
  let rule: String
  /// The metrics of the reference, rounded to four decimals; empty where it has none.
  let metrics: [Double]

  var testDescription: String { rule }

  /// Every vector of `specs/dqdl/golden.txt`.
  static func all() throws -> [GoldenVector] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appendingPathComponent("specs/dqdl/golden.txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap(
      Self.init
    )
  }

  private init?(_ line: Substring) {
    guard line.hasPrefix("P ") || line.hasPrefix("F "),
      let arrow = line.range(of: "=>", options: .backwards)
    else { return nil }
    passes = line.hasPrefix("P")
    rule = line[line.index(line.startIndex, offsetBy: 2)..<arrow.lowerBound]
      .trimmingCharacters(in: .whitespaces)
    metrics = line[arrow.upperBound...].split(separator: ";").compactMap {
      Double($0.trimmingCharacters(in: .whitespaces))
    }
  }
}
