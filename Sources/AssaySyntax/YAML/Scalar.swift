package import AssayDiagnostics

/// A scalar of a YAML document, decoded and interpolated, with the way back to the file.
package struct Scalar: Sendable, Hashable {
  /// How a scalar was written.
  package enum Style: Sendable, Hashable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  /// The text after decoding and after `${…}` was replaced.
  package let text: String

  /// The whole scalar in the file, quotes and block indicators included.
  package let span: Span

  /// The way from offsets of `text` to offsets of the file.
  package let map: ScalarMap

  /// How it was written.
  package let style: Style

  /// Whether some of the text came from a `${…}` reference, so that it may be a secret.
  package let isInterpolated: Bool

  /// What came from the variables of references, without the defaults that stand in the file.
  package let substituted: [String]

  /// The ` # …` that ended a plain scalar on its last line, if there was one.
  package let comment: Span?

  /// Whether a `${…}` in it has no value; that was reported, so the text is not to be judged.
  package let isIncomplete: Bool

  /// Makes a scalar.
  package init(
    text: String,
    span: Span,
    map: ScalarMap,
    style: Style = .plain,
    isInterpolated: Bool = false,
    substituted: [String] = [],
    comment: Span? = nil,
    isIncomplete: Bool = false
  ) {
    self.text = text
    self.span = span
    self.map = map
    self.style = style
    self.isInterpolated = isInterpolated
    self.substituted = substituted
    self.comment = comment
    self.isIncomplete = isIncomplete
  }

  /// Makes a scalar of a whole file, for DQDL that stands in a file of its own.
  package init(contentsOf file: TextFile) {
    self.init(
      text: String(decoding: file.bytes, as: UTF8.self),
      span: Span(file.place, range: 0..<file.bytes.count),
      map: ScalarMap(verbatimAt: 0),
      style: .literal
    )
  }

  /// The place in the file of a range of UTF-8 offsets of `text`.
  package func span(of range: Range<Int>) -> Span {
    Span(span.file, range: map.source(of: range))
  }

  /// The text with the place of the scalar.
  package var located: Located<String> { Located(text, at: span) }
}
