internal import AssayDiagnostics

/// Replaces `${NAME}` and `${NAME:-default}` in scalars; `$${` stands for `${`, and any other `$` for itself.
struct Interpolation {
  /// What the names stand for; a value is never scanned again.
  let variables: [String: String]
  /// Whether other variables may have values that specs are not given.
  var withholdsOthers = false

  /// The scalar with every reference replaced; a reference without a value stays and is reported.
  func expand(_ scalar: Scalar, into sink: inout DiagnosticSink) -> Scalar {
    let text = Array(scalar.text.utf8)
    guard text.contains(UInt8(ascii: "$")) else { return scalar }
    var result = Expansion(of: scalar, text: text)
    var offset = 0
    while offset < text.count {
      switch Self.piece(at: offset, in: text) {
      case .verbatim:
        // Everything up to the next `$` stands for itself.
        var end = offset + 1
        while end < text.count, text[end] != UInt8(ascii: "$") { end += 1 }
        result.copy(offset..<end)
        offset = end
      case .escape:
        result.replace(offset..<offset + 3, by: Array("${".utf8))
        offset += 3
      case .reference(let name, let fallback, let length):
        let range = offset..<offset + length
        offset = range.upperBound
        if let value = variables[name] ?? fallback {
          result.replace(range, by: Array(value.utf8))
          result.isInterpolated = true
          if let value = variables[name] { result.substituted.append(value) }
        } else {
          // After many mistakes, looking for the nearest name would take too long.
          let known = sink.emitted.count < 100 ? Array(variables.keys) : []
          let span = scalar.span(of: range)
          sink.emit(
            withholdsOthers
              ? .withheldVariable(name, at: span) : .missingVariable(name, at: span, known: known)
          )
          result.keepUnresolved(range)
        }
      case .unterminated(let length, let consumed):
        sink.emit(.unterminatedReference(at: scalar.span(of: offset..<offset + length)))
        result.keepUnresolved(offset..<offset + consumed)
        offset += consumed
      }
    }
    return result.scalar
  }

  private enum Piece {
    case verbatim, escape
    case reference(name: String, fallback: String?, length: Int)
    case unterminated(length: Int, consumed: Int)
  }

  /// What starts at an offset of a text.
  private static func piece(at offset: Int, in text: [UInt8]) -> Piece {
    let rest = text[offset...]
    if rest.starts(with: "$${".utf8) { return .escape }
    guard rest.starts(with: "${".utf8) else { return .verbatim }
    var end = offset + 2
    while end < text.count, isNameByte(text[end], isFirst: end == offset + 2) { end += 1 }
    guard end > offset + 2 else { return .verbatim }
    let name = String(decoding: text[offset + 2..<end], as: UTF8.self)
    if end < text.count, text[end] == UInt8(ascii: "}") {
      return .reference(name: name, fallback: nil, length: end + 1 - offset)
    }
    let hasFallback = text[end...].starts(with: ":-".utf8)
    // Each search ends where the next piece can start, so that many of them take linear time.
    let close = text[end...].firstIndex { byte in
      byte == UInt8(ascii: "}") || byte == UInt8(ascii: "\n")
        || (!hasFallback && byte == UInt8(ascii: "$"))
    }
    guard let close, text[close] == UInt8(ascii: "}") else {
      let consumed = hasFallback ? close ?? text.count : end
      return .unterminated(length: end - offset, consumed: consumed - offset)
    }
    guard hasFallback else { return .verbatim }
    let fallback = String(decoding: text[end + 2..<close], as: UTF8.self)
    return .reference(name: name, fallback: fallback, length: close + 1 - offset)
  }

  private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): !isFirst
    default: false
    }
  }
}

/// A scalar whose references are being replaced.
private struct Expansion {
  private let original: Scalar
  private let text: [UInt8]
  private var result: [UInt8] = []
  private var segments: [ScalarMap.Segment] = []
  private var isIncomplete = false
  var isInterpolated = false
  var substituted: [String]

  init(of scalar: Scalar, text: [UInt8]) {
    original = scalar
    self.text = text
    isInterpolated = scalar.isInterpolated
    isIncomplete = scalar.isIncomplete
    substituted = scalar.substituted
  }

  mutating func copy(_ range: Range<Int>) {
    segments += original.map.segments(of: range, movedTo: result.count)
    result += text[range]
  }

  mutating func replace(_ range: Range<Int>, by value: [UInt8]) {
    let source = original.map.source(of: range)
    if !value.isEmpty {
      let replaced = max(1, source.count)
      segments.append(.init(start: result.count, source: source.lowerBound, replaced: replaced))
    }
    result += value
  }

  mutating func keepUnresolved(_ range: Range<Int>) {
    isIncomplete = true
    copy(range)
  }

  var scalar: Scalar {
    Scalar(
      text: String(decoding: result, as: UTF8.self),
      span: original.span,
      map: segments.isEmpty ? original.map : ScalarMap(segments),
      style: original.style,
      isInterpolated: isInterpolated,
      substituted: substituted,
      comment: original.comment,
      isIncomplete: isIncomplete
    )
  }
}
