/// An engine's message, made fit for a report.
enum EngineMessage {
  /// As much of a message as is shown.
  private static let limit = 600

  /// Leaves out excerpts of the statement, lists of reader options and stack traces.
  static func trim(_ message: String) -> String {
    var kept: [String] = []
    var isInExcerpt = false
    for line in message.split(whereSeparator: \.isNewline) {
      if endings.contains(where: line.hasPrefix) { break }
      if line.hasPrefix(fileOption) {
        kept.append(fileLabel + line.dropFirst(fileOption.count))
        continue
      }
      if isAdvice(line) { continue }
      if isExcerpt(line) {
        isInExcerpt = true
        continue
      }
      // The caret stands under the excerpt.
      if isInExcerpt, line.allSatisfy({ $0 == " " || $0 == "^" }) { continue }
      isInExcerpt = false
      kept.append(String(line))
    }
    let text = kept.joined(separator: "\n").trimmingSpaces()
    return text.count <= limit ? text : text.prefix(limit).trimmingSpaces() + "…"
  }

  /// What stands before the file that a fault is in.
  static let fileLabel = "File: "

  /// The reader option that names the file.
  private static let fileOption = "  file = "

  /// What comes after these is for whoever calls the engine by hand.
  private static let endings = [
    "Stack Trace:", "The search space used was:", "The Column types set by the user",
    "This error signals an assertion", "Please try installing and loading", "Query was:",
    "query: ",
  ]

  /// Whether a line tells of reader options.
  private static func isAdvice(_ line: Substring) -> Bool {
    if line.hasPrefix("  ") { return line.contains(" = ") }
    return advice.contains(where: line.hasPrefix)
  }

  private static let advice = [
    "* ", "Possible fixes:", "Possible Solution:", "This type was either",
  ]

  /// Whether a line reads `LINE 1: SELECT …`.
  private static func isExcerpt(_ line: Substring) -> Bool {
    guard line.hasPrefix("LINE ") else { return false }
    let rest = line.dropFirst(5).drop { $0.isNumber }
    return rest.hasPrefix(":")
  }
}

/// Takes secrets out of text.
package struct Redactor: Sendable, Hashable {
  private let secrets: [String]

  /// Makes a redactor; the longest secret goes first, should one contain another.
  package init(_ secrets: [String]) {
    self.secrets = Set(secrets).filter { !$0.isEmpty }.sorted {
      ($0.count, $0) > ($1.count, $1)
    }
  }

  /// The text with every secret replaced.
  package func redact(_ text: String) -> String {
    secrets.reduce(text) { $0.replacing($1, with: "***") }
  }
}

extension StringProtocol {
  fileprivate func trimmingSpaces() -> String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
