package import AssayDiagnostics

/// Takes away the warnings that comments allow, and warns of comments that allow nothing, or without a reason.
///
/// A comment `# assay: allow ID because …` stands on the line of the warning, or alone on a line right above it.
package func withoutAllowed(
  _ diagnostics: [Diagnostic],
  in files: [String: TextFile]
) -> [Diagnostic] {
  var allowances = files.sorted { $0.key < $1.key }.flatMap { Allowance.all(in: $0.value) }
  guard !allowances.isEmpty else { return diagnostics }
  let places = Dictionary(
    grouping: allowances.indices,
    by: { Place(allowances[$0].path, allowances[$0].line) }
  )
  var kept: [Diagnostic] = []
  for diagnostic in diagnostics {
    let lines = diagnostic.severity == .warning ? diagnostic.lines(in: files) : []
    let slots = lines.flatMap { places[$0] ?? [] }
      .filter { allowances[$0].ids.contains(diagnostic.id.rawValue) }
    if slots.isEmpty { kept.append(diagnostic) }
    for slot in slots { allowances[slot].used.insert(diagnostic.id.rawValue) }
  }
  // With errors about, not all is known that would be warned of.
  let isWrong = diagnostics.contains { $0.severity == .error }
  for allowance in allowances {
    if !allowance.ids.isEmpty, !allowance.hasReason { kept.append(.allowWithoutReason(allowance)) }
    let unused = allowance.ids.filter { !allowance.used.contains($0) }
    if !isWrong, !unused.isEmpty || allowance.ids.isEmpty {
      kept.append(.unusedAllow(allowance, unused))
    }
  }
  return kept.sortedAndUnique()
}

/// A comment that allows warnings of some names.
struct Allowance {
  let path: String
  /// The line that it is about.
  let line: Int
  /// From its sign to its end.
  let span: Span
  /// The names; empty where it cannot be read.
  let ids: [String]
  let hasReason: Bool
  var used: Set<String> = []

  private static let sign = Array("# assay:".utf8)

  /// Whether there is a comment of the kind at all, which in most files there is not.
  private static func isIn(_ bytes: [UInt8]) -> Bool {
    var start = 0
    while let mark = bytes[start...].firstIndex(of: sign[0]) {
      if bytes[mark...].starts(with: sign) { return true }
      start = mark + 1
    }
    return false
  }

  /// The comments of a file, in order.
  static func all(in file: TextFile) -> [Allowance] {
    guard isIn(file.bytes) else { return [] }
    let lines = (1...file.lineCount).map { file.text(ofLine: $0) }
    return lines.enumerated().compactMap { index, text in
      guard let mark = text.firstRange(of: "# assay:"),
        text[..<mark.lowerBound].last?.isWhitespace != false
      else { return nil }
      var line = index + 1
      if text[..<mark.lowerBound].allSatisfy(\.isWhitespace) {
        // Alone on its line, it is about the next one that is more than a comment.
        while line < lines.count, lines[line].isComment { line += 1 }
        line += 1
      }
      let start = file.offset(ofLine: index + 1) + text[..<mark.lowerBound].utf8.count
      let end = file.offset(ofLine: index + 1) + text.utf8.count
      let span = Span(file.place, range: start..<max(start, end))
      return Allowance(String(text[mark.upperBound...]), of: file.path, line, span)
    }
  }

  private init(_ text: String, of path: String, _ line: Int, _ span: Span) {
    (self.path, self.line, self.span) = (path, line, span)
    let words = text.split { $0.isWhitespace || $0 == "," }.map(String.init)
    guard words.first == "allow" else {
      (ids, hasReason) = ([], false)
      return
    }
    let names = words.dropFirst().prefix { $0 != "because" }
    ids = Array(names)
    hasReason = words.count > names.count + 2
  }
}

/// A line of a file.
private struct Place: Hashable {
  let path: String
  let line: Int

  init(_ path: String, _ line: Int) { (self.path, self.line) = (path, line) }
}

extension Diagnostic {
  /// The lines that it is about.
  fileprivate func lines(in files: [String: TextFile]) -> [Place] {
    guard let span = primary?.span, let file = files[span.path] else { return [] }
    let location = file.location(of: span)
    return (location.start.line...max(location.start.line, location.end.line)).map {
      Place(span.path, $0)
    }
  }
}

extension String {
  /// Whether there is nothing but a comment.
  fileprivate var isComment: Bool { first { !$0.isWhitespace } == "#" }
}
