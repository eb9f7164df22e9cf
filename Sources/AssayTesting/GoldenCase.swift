internal import Foundation

/// An input file and, beside it, the output that is expected of it.
///
/// `GoldenCase.all(in:input:output:)` lists a folder, so that a file dropped there is a new case. A run with
/// `UPDATE_GOLDEN=1` in the environment rewrites what is expected.
public struct GoldenCase: Sendable, Hashable, CustomStringConvertible {
  /// The path of the file that is read.
  public let input: String

  /// The path of the file that holds what is expected.
  public let output: String

  /// The name of the input with its ending, to stand for its path in messages.
  public var inputName: String { URL(filePath: input).lastPathComponent }

  /// The name of the input without its ending.
  public var description: String {
    URL(filePath: input).deletingPathExtension().lastPathComponent
  }

  /// Lists the cases of a folder by name.
  ///
  /// - Parameters:
  ///   - folder: The folder, relative to the file that calls.
  ///   - input: The ending of inputs, without a dot.
  ///   - output: The ending of expected outputs, without a dot.
  ///   - file: The file that calls.
  /// - Returns: The cases, sorted by name; none if the folder does not exist.
  public static func all(
    in folder: String,
    input: String,
    output: String,
    relativeTo file: String = #filePath
  ) -> [GoldenCase] {
    let directory = URL(filePath: file).deletingLastPathComponent()
      .appending(path: folder).standardizedFileURL
    let files = try? FileManager.default.contentsOfDirectory(
      at: directory,
      includingPropertiesForKeys: nil
    )
    return (files ?? []).filter { $0.pathExtension == input }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { file in
        let expected = file.deletingPathExtension().appendingPathExtension(output)
        return GoldenCase(input: file.path(), output: expected.path())
      }
  }

  private init(input: String, output: String) {
    self.input = input
    self.output = output
  }

  /// A case whose input is no file.
  ///
  /// - Parameters:
  ///   - output: The file that holds what is expected, relative to the file that calls.
  ///   - file: The file that calls.
  public init(output: String, relativeTo file: String = #filePath) {
    let path = URL(filePath: file).deletingLastPathComponent().appending(path: output)
    self.init(input: "", output: path.standardizedFileURL.path())
  }

  /// The bytes of the input.
  public func read() throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: input))) }

  /// Compares what a test has made with what is expected, or rewrites that.
  ///
  /// - Parameter actual: What the test has made of the input.
  /// - Returns: The difference line by line, or `nil` if there is none.
  public func difference(from actual: String) throws -> String? {
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(actual.utf8).write(to: URL(filePath: output))
      return nil
    }
    guard let expected = try? Data(contentsOf: URL(filePath: output)) else {
      return "\(output) does not exist; make it with UPDATE_GOLDEN=1\n\(actual)"
    }
    let text = String(decoding: expected, as: UTF8.self)
    return text == actual ? nil : Self.lineDifference(text, actual)
  }

  /// The lines of two texts: `-` before what is missing, `+` before what is new.
  static func lineDifference(_ expected: String, _ actual: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let changes = new.difference(from: old)
    let removed = Set(
      changes.removals.map { change in
        if case .remove(let offset, _, _) = change { offset } else { -1 }
      }
    )
    let inserted = Set(
      changes.insertions.map { change in
        if case .insert(let offset, _, _) = change { offset } else { -1 }
      }
    )
    var lines: [String] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        lines.append("- \(old[left])")
        left += 1
      } else if inserted.contains(right) {
        lines.append("+ \(new[right])")
        right += 1
      } else {
        lines.append("  \(left < old.count ? old[left] : new[right])")
        (left, right) = (left + 1, right + 1)
      }
    }
    return lines.joined(separator: "\n")
  }
}
