import Foundation
import Testing

/// Files that the tool's output must equal; `UPDATE_GOLDEN=1` writes them anew.
enum Golden {
  /// Whether files are written instead of compared.
  static var isUpdating: Bool { ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" }

  /// Compares a text with a file of the package, line by line.
  static func expect(
    _ actual: String,
    equals path: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = Repository.root.appending(path: path)
    if isUpdating {
      try Data(actual.utf8).write(to: file)
      return
    }
    let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    expect(actual, equals: expected, in: path, sourceLocation: sourceLocation)
  }

  /// Compares two texts and shows the first line that differs.
  static func expect(
    _ actual: String,
    equals expected: String,
    in place: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let lines = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, (line, wanted)) in zip(lines, wanted).enumerated() where line != wanted {
      Issue.record(
        "\(place): line \(index + 1) is\n\(line)\nbut should be\n\(wanted)\n\(Self.advice)",
        sourceLocation: sourceLocation
      )
      return
    }
    #expect(
      lines.count == wanted.count,
      "\(place): the number of lines differs\n\(Self.advice)",
      sourceLocation: sourceLocation
    )
  }

  private static let advice = "UPDATE_GOLDEN=1 swift test --filter ExamplesTests writes it anew."
}
