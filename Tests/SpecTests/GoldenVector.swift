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

  /// The folder of the conformance cases.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("specs/dqdl")

  /// Every vector of `specs/dqdl/golden.txt`, and those of our own in `own.txt`.
  static func all() throws -> [GoldenVector] {
    try ["golden.txt", "own.txt"].flatMap { name in
      try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        .split(separator: "\n").compactMap(Self.init)
    }
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
