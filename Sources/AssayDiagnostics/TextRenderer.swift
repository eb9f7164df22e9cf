/// Renders diagnostics for people: the message, the lines it is about, and what to do.
package struct TextRenderer: Sendable {
  /// Whether the text is coloured.
  package enum Style: Sendable {
    /// Text alone.
    case plain
    /// With the escape sequences that terminals know.
    case ansi
  }

  /// The longest stretch of a source line that is shown.
  private static let lineWidth = 160

  private let files: [String: TextFile]
  private let style: Style

  /// Makes a renderer that quotes the given files; a place in another file is named and not shown.
  package init(files: [String: TextFile], style: Style = .plain) {
    self.files = files
    self.style = style
  }

  /// The messages with an empty line between them; ends with a line break unless there are none.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    let hidden = diagnostics.filter(\.hidesText).compactMap(\.primary?.span)
    return diagnostics.map { render($0, hiding: hidden) }.joined(separator: "\n")
  }

  /// How many errors and warnings there are, as in `2 errors, 1 warning`; empty if there are none.
  package static func summary(of diagnostics: [Diagnostic]) -> String {
    Diagnostic.Severity.allCases.compactMap { severity in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }.joined(separator: ", ")
  }

  // MARK: Parts of a message

  private func render(_ diagnostic: Diagnostic, hiding hidden: [Span]) -> String {
    var lines = [headline(of: diagnostic)]
    let quotes = quotes(of: diagnostic)
    let gutter = quotes.flatMap(\.lines).map { String($0.number).count }.max() ?? 1
    for (index, quote) in quotes.enumerated() {
      let arrow = String(repeating: " ", count: gutter) + (index == 0 ? "-->" : ":::")
      lines.append(" " + paint(arrow, .frame) + " " + visible(quote.location))
      lines += body(of: quote, gutter: gutter, severity: diagnostic.severity, hiding: hidden)
    }
    let margin = String(repeating: " ", count: gutter + 2) + paint("=", .frame) + " "
    if !diagnostic.reason.isEmpty {
      lines.append(margin + paint("because:", .word) + " " + visible(diagnostic.reason))
    }
    for help in diagnostic.help {
      lines.append(margin + paint("help:", .word) + " " + visible(help))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(of diagnostic: Diagnostic) -> String {
    let kind = "\(diagnostic.severity.rawValue)[\(diagnostic.id.rawValue)]"
    return paint(kind, .severity(diagnostic.severity)) + ": "
      + paint(visible(diagnostic.headline), .word)
  }

  // MARK: Quoted lines

  /// A stretch of a file with underlines.
  private struct Quote {
    struct Line {
      let number: Int
      var marks: [Mark]
    }

    struct Mark {
      let range: Range<Int>
      let label: String
      let isPrimary: Bool
    }

    let file: TextFile?
    let location: String
    var lines: [Line] = []
  }

  /// What to quote: first the file of the primary place, then the others in order.
  private func quotes(of diagnostic: Diagnostic) -> [Quote] {
    var quotes: [(path: String, quote: Quote)] = []
    let annotations = [diagnostic.primary].compactMap(\.self) + diagnostic.secondary
    for (index, annotation) in annotations.enumerated() {
      let span = annotation.span
      guard let file = files[span.path] else {
        quotes.append((span.path, Quote(file: nil, location: span.path)))
        continue
      }
      let position = file.position(at: span.range.lowerBound)
      let isPrimary = index == 0 && diagnostic.primary != nil
      let mark = Quote.Mark(range: span.range, label: annotation.label, isPrimary: isPrimary)
      let slot = quotes.firstIndex { $0.path == span.path }
      let location = "\(span.path):\(position.line):\(position.column)"
      if slot == nil { quotes.append((span.path, Quote(file: file, location: location))) }
      let target = slot ?? quotes.count - 1
      if let line = quotes[target].quote.lines.firstIndex(where: { $0.number == position.line }) {
        quotes[target].quote.lines[line].marks.append(mark)
      } else {
        quotes[target].quote.lines.append(.init(number: position.line, marks: [mark]))
      }
    }
    return quotes.map { entry in
      var quote = entry.quote
      quote.lines.sort { $0.number < $1.number }
      return quote
    }
  }

  private func body(
    of quote: Quote,
    gutter: Int,
    severity: Diagnostic.Severity,
    hiding hidden: [Span]
  ) -> [String] {
    guard let file = quote.file, !quote.lines.isEmpty else { return [] }
    let bar = String(repeating: " ", count: gutter + 2) + paint("|", .frame)
    var result = [bar]
    var previous: Int?
    for line in quote.lines {
      if let previous, line.number > previous + 1 {
        result.append(" " + paint(String(repeating: ".", count: 3), .frame))
      }
      previous = line.number
      let source = layout(
        line,
        in: file,
        hiding: hidden.filter { $0.path == file.path }.map(\.range)
      )
      let number = String(line.number)
      let padding = String(repeating: " ", count: gutter - number.count + 1)
      let text = source.text.isEmpty ? "" : " " + source.text
      result.append(padding + paint(number + " |", .frame) + text)
      for mark in source.marks {
        let colour = mark.isPrimary ? Paint.severity(severity) : .frame
        let underline = String(repeating: mark.isPrimary ? "^" : "-", count: mark.columns.count)
        let indent = String(repeating: " ", count: mark.columns.lowerBound + 1)
        let label = mark.label.isEmpty ? "" : " " + visible(mark.label)
        result.append(bar + indent + paint(underline + label, colour))
      }
    }
    return result
  }

  private typealias PlacedMark = (columns: Range<Int>, label: String, isPrimary: Bool)

  /// The visible text of a line, and its underlines from the right to the left.
  private func layout(
    _ line: Quote.Line,
    in file: TextFile,
    hiding hidden: [Range<Int>]
  ) -> (text: String, marks: [PlacedMark]) {
    let focus = line.marks.first(where: \.isPrimary) ?? line.marks[0]
    let start = file.offset(ofLine: line.number)
    let source = SourceLine(startingAt: start, in: file, near: focus.range, hiding: hidden)
    let window = source.window(around: source.columns(of: focus.range), width: Self.lineWidth)
    let marks = line.marks.map { mark -> PlacedMark in
      let columns = source.columns(of: mark.range)
      let first = min(max(columns.lowerBound - window.shift, 0), Self.lineWidth + 1)
      let last = min(max(columns.upperBound - window.shift, first + 1), Self.lineWidth + 2)
      return (first..<max(last, first + 1), mark.label, mark.isPrimary)
    }
    let ordered = marks.sorted { $0.isPrimary && !$1.isPrimary }
    return (trimmedEnd(window.text), ordered)
  }

  private func trimmedEnd(_ text: String) -> String {
    var scalars = Substring(text).unicodeScalars
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }

  // MARK: Safety and colour

  /// A text in one line, without characters that a terminal would obey.
  private func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isUnsafeToShow) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" {
        result.append(" ")
      } else {
        result.append(scalar.isUnsafeToShow ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }

  private enum Paint {
    case severity(Diagnostic.Severity)
    case frame, word

    var code: String {
      switch self {
      case .severity(.error): "1;31"
      case .severity(.warning): "1;33"
      case .severity(.note): "1;36"
      case .frame: "34"
      case .word: "1"
      }
    }
  }

  private func paint(_ text: String, _ paint: Paint) -> String {
    switch style {
    case .plain: text
    case .ansi: "\u{1B}[\(paint.code)m\(text)\u{1B}[0m"
    }
  }
}
