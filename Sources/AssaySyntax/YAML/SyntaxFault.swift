internal import AssayDiagnostics

/// A place at which a file is not YAML, and what the lines around it look like.
struct SyntaxFault {
  private let fault: YAMLFault
  private let file: TextFile
  private let place: Int
  private let context: Int?

  init(_ fault: YAMLFault, at place: Int, from context: Int?, in file: TextFile) {
    self.fault = fault
    self.file = file
    self.place = min(place, file.bytes.count)
    self.context = context.map { min($0, file.bytes.count) }
  }

  /// What to tell the user; libyaml's own words say what went wrong inside it, not in the file.
  var diagnostic: Diagnostic {
    if let tabs { return .tabIndentation(at: span(tabs)) }
    if let behind = textBehindQuotes { return behind }
    switch fault.problem {
    case "mapping values are not allowed in this context": return colon
    case "found character that cannot start any token":
      return .reservedCharacter(character, at: here, advice: Quoting.advice(for: restOfLine))
    case "could not find expected ':'":
      return .keyWithoutColon(at: span(lineRest(from: context ?? place)))
    case "did not find expected '-' indicator":
      return .itemExpected(at: span(lineRest(from: place)), list: contextSpan)
    case "did not find expected key":
      return .keyExpected(at: span(lineRest(from: place)), mapping: contextSpan)
    case "did not find expected ',' or ']'": return unclosed("[", "]")
    case "did not find expected ',' or '}'": return unclosed("{", "}")
    case "block sequence entries are not allowed in this context":
      return .listBesideKey(at: here)
    case "did not find expected node content":
      return .valueExpected(at: here, isEnd: place >= file.bytes.count)
    case "did not find expected <document start>":
      return .textBehindDocument(at: span(lineRest(from: place)))
    default: return other
    }
  }

  private var other: Diagnostic {
    switch (fault.context, fault.problem) {
    case ("while scanning a quoted scalar", "found unexpected end of stream"),
      ("while scanning a quoted scalar", "found unexpected document indicator"):
      .unclosedQuote(at: span(lineRest(from: context ?? place)))
    case ("while parsing a quoted scalar", _):
      .unknownEscape(at: escape)
    case ("while scanning a block scalar", _):
      .blockHeader(at: span(lineRest(from: context ?? place)))
    case ("while scanning an alias", _), ("while scanning an anchor", _):
      .lonelyIndicator(
        file.bytes[safe: context ?? place],
        at: contextSpan ?? here,
        advice: Quoting.advice(for: text(lineRest(from: context ?? place)))
      )
    case (let context, let problem) where "\(context) \(problem)".contains("directive"):
      .directive(at: span(lineRest(from: self.context ?? place)))
    case (let context, let problem) where "\(context) \(problem)".contains("tag"):
      .yamlTag(at: contextSpan ?? here)
    default:
      .notYAML(at: here, because: fault.problem)
    }
  }

  // MARK: Traps

  /// The tabs that indent the line at fault.
  private var tabs: Range<Int>? {
    let line = lineRange(at: place)
    let isTab = file.bytes[safe: place] == 0x09
    guard isTab || fault.problem.contains("tab character") else { return nil }
    let blanks = line.lowerBound..<(endOfBlanks(from: line.lowerBound, in: line))
    if let first = file.bytes[blanks].firstIndex(of: 0x09) { return first..<blanks.upperBound }
    guard isTab else { return nil }
    return place..<endOfBlanks(from: place, in: line)
  }

  /// A value that starts with a quoted text and goes on behind it, where YAML gave up.
  private var textBehindQuotes: Diagnostic? {
    let isKeyFault = fault.problem == "could not find expected ':'"
    let line = lineRange(at: isKeyFault ? context ?? place : place)
    let value = valueRange(in: line)
    guard let close = closingQuote(in: value), isKeyFault || place > close else { return nil }
    let rest = endOfBlanks(from: close + 1, in: value)..<value.upperBound
    guard !rest.isEmpty,
      ![UInt8(ascii: ":"), UInt8(ascii: "#")].contains(file.bytes[rest.lowerBound])
    else { return nil }
    let text = text(value)
    return .textBehindQuotes(
      at: span(value.lowerBound..<close + 1),
      rest: span(rest),
      corrected: Quoting.meant(by: text)
    )
  }

  /// The quote that closes the quoted text with which a value starts.
  private func closingQuote(in value: Range<Int>) -> Int? {
    guard let quote = file.bytes[safe: value.lowerBound], !value.isEmpty,
      quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    else { return nil }
    var offset = value.lowerBound + 1
    while offset < value.upperBound {
      let byte = file.bytes[offset]
      let isDoubled = quote == UInt8(ascii: "'") && file.bytes[safe: offset + 1] == quote
      if byte == quote, !isDoubled { return offset }
      let isEscape = byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"")
      offset += isEscape || (byte == quote && isDoubled) ? 2 : 1
    }
    return nil
  }

  /// A `: ` inside a plain text.
  private var colon: Diagnostic {
    let line = lineRange(at: place)
    let value = valueRange(in: line)
    let text = text(value)
    guard value.contains(place) else {
      let key = min(endOfBlanks(from: line.lowerBound, in: line), place)..<place
      return .keyMisplaced(at: key.isEmpty ? here : span(key))
    }
    return .colonInPlainText(
      at: here,
      isRule: looksLikeRule(text),
      corrected: Quoting.single(text)
    )
  }

  /// Brackets or braces that do not go on as they should; rules in brackets are the usual cause.
  private func unclosed(_ open: String, _ close: String) -> Diagnostic {
    let start = context ?? place
    let content = text(start + 1..<max(start + 1, place)).trimmed
    guard open == "[", looksLikeRule(content) else {
      return .unclosedFlow(open, close, at: here, from: contextSpan)
    }
    let line = lineRange(at: place)
    let item = line.contains(start) ? lineRest(from: start + 1) : lineRest(from: line.lowerBound)
    let rule = Quoting.abbreviated(firstItem(of: text(item).trimmed))
    return .ruleInBrackets(at: span(start..<start + 1), example: rule)
  }

  // MARK: Places

  private func span(_ range: Range<Int>) -> Span { Span(file.place, range: range) }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: file.bytes[range.clamped(to: file.bytes.indices)], as: UTF8.self)
  }

  /// The character at fault.
  private var here: Span {
    var end = min(place + 1, file.bytes.count)
    while let byte = file.bytes[safe: end], byte & 0xC0 == 0x80 { end += 1 }
    return span(place..<end)
  }

  private var contextSpan: Span? { context.map { span($0..<min($0 + 1, file.bytes.count)) } }

  private var character: String { String(decoding: file.bytes[here.range], as: UTF8.self) }

  private var restOfLine: String {
    text(lineRest(from: place))
  }

  /// The backslash before the place at fault and the character behind it.
  private var escape: Span {
    let line = lineRange(at: place)
    let before = file.bytes[line.lowerBound..<max(line.lowerBound, min(place + 1, line.upperBound))]
    guard let backslash = before.lastIndex(of: UInt8(ascii: "\\")) else { return here }
    return span(backslash..<min(backslash + 2, line.upperBound))
  }

  private func lineRange(at offset: Int) -> Range<Int> {
    let start = file.offset(ofLine: file.position(at: offset).line)
    let end = file.bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? file.bytes.count
    return start..<end
  }

  /// From an offset to the last visible character of its line.
  private func lineRest(from offset: Int) -> Range<Int> {
    var end = max(offset, lineRange(at: offset).upperBound)
    while end > offset, file.bytes[end - 1] <= 0x20 { end -= 1 }
    return offset..<end
  }

  /// What stands on a line behind `- ` and `key: `.
  private func valueRange(in line: Range<Int>) -> Range<Int> {
    var start = endOfBlanks(from: line.lowerBound, in: line)
    while file.bytes[safe: start] == UInt8(ascii: "-"), isBlank(start + 1) {
      start = endOfBlanks(from: start + 1, in: line)
    }
    var key = start
    while let byte = file.bytes[safe: key], isKeyByte(byte) { key += 1 }
    if key > start, file.bytes[safe: key] == UInt8(ascii: ":"), isBlank(key + 1) {
      start = endOfBlanks(from: key + 1, in: line)
    }
    let end = lineRest(from: min(start, line.upperBound)).upperBound
    return min(start, end)..<end
  }

  private func isBlank(_ offset: Int) -> Bool {
    file.bytes[safe: offset] == 0x20 || file.bytes[safe: offset] == 0x09
  }

  private func isKeyByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private func endOfBlanks(from offset: Int, in range: Range<Int>) -> Int {
    var offset = offset
    while offset < range.upperBound, isBlank(offset) { offset += 1 }
    return offset
  }
}

extension [UInt8] {
  /// The byte at an offset, or `nil` outside of the bytes.
  subscript(safe offset: Int) -> UInt8? { indices.contains(offset) ? self[offset] : nil }
}
