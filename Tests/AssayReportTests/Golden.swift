import Foundation
import Testing

/// Files that reports must equal, byte for byte; `UPDATE_GOLDEN=1` writes them anew.
enum Golden {
  /// The folder of the package.
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The path of a file of the package.
  static func path(of file: String) -> String { root.appending(path: file).path() }

  /// Compares a report with `specs/reports/<name>`.
  static func expect(
    _ actual: [UInt8],
    equals name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = root.appending(path: "specs/reports/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(actual).write(to: file)
      return
    }
    let expected = try lines(Array(Data(contentsOf: file)))
    let lines = lines(actual)
    let difference = zip(lines, expected).enumerated().first { $1.0 != $1.1 }
    if let (index, (line, wanted)) = difference {
      Issue.record(
        "\(name):\(index + 1) is\n\(line)\nbut should be\n\(wanted)",
        sourceLocation: sourceLocation
      )
    } else if lines.count != expected.count {
      Issue.record(
        "\(name) has \(lines.count) lines but should have \(expected.count)",
        sourceLocation: sourceLocation
      )
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}

extension Fixture: CustomTestStringConvertible {
  var testDescription: String { name }
}
