package import AssayDiagnostics

/// Reads the bytes of a YAML file into nodes that know their places.
package struct YAMLReader {
  private let file: TextFile
  private let limits: Limits
  /// What replaces references; `nil` to leave them.
  private let interpolation: Interpolation?
  private let characters: CharacterOffsets
  private var sink = DiagnosticSink()
  private var documents: [YAMLNode] = []
  private var frames: [Frame] = []
  private var anchors: [String: Anchor] = [:]
  private var nodeCount = 0
  private var aliasedNodeCount = 0

  /// Reads every document of a file; what stands before a syntax error is kept.
  package static func read(
    _ file: TextFile,
    variables: [String: String] = [:],
    withholdingOthers: Bool = false,
    limits: Limits = Limits()
  ) -> Parsed<[YAMLNode]> {
    read(
      file,
      Interpolation(variables: variables, withholdsOthers: withholdingOthers),
      limits
    )
  }

  /// Reads every document of a file and leaves references to variables as they are written.
  package static func readAsWritten(_ file: TextFile) -> Parsed<[YAMLNode]> {
    read(file, nil, Limits())
  }

  private static func read(
    _ file: TextFile,
    _ interpolation: Interpolation?,
    _ limits: Limits
  ) -> Parsed<[YAMLNode]> {
    guard file.bytes.count <= limits.bytes else {
      return Parsed([], [.fileTooLarge(file, limit: limits.bytes)])
    }
    if let (fault, range) = firstEncodingFault(in: file.bytes) {
      return Parsed([], [.encoding(fault, at: Span(file.place, range: range))])
    }
    var reader = YAMLReader(file, interpolation, limits)
    reader.run()
    return Parsed(reader.documents, reader.sink.emitted)
  }

  private init(_ file: TextFile, _ interpolation: Interpolation?, _ limits: Limits) {
    self.file = file
    self.limits = limits
    self.interpolation = interpolation
    characters = CharacterOffsets(file.bytes, from: byteOrderMarkLength(file.bytes))
  }

  private mutating func run() {
    let text = file.bytes[byteOrderMarkLength(file.bytes)...]
    let fault = forEachYAMLEvent(in: text) { event in take(event) }
    guard let fault else { return }
    let place = characters.byteOffset(ofCharacter: fault.place)
    let context = fault.contextPlace.map { characters.byteOffset(ofCharacter: $0) }
    sink.emit(SyntaxFault(fault, at: place, from: context, in: file).diagnostic)
  }

  // MARK: Events

  /// Takes an event; returns whether to go on.
  private mutating func take(_ event: YAMLEvent) -> Bool {
    let range = place(of: event)
    if event.tag != nil {
      let whole = characters.byteOffset(ofCharacter: event.characters.lowerBound)
      sink.emit(.yamlTag(at: span(tagRange(from: whole, to: range.lowerBound))))
    }
    switch event.kind {
    case .documentStart:
      (anchors, frames) = ([:], [])
    case .documentEnd:
      break
    case .scalar(let text, let style):
      // A tag was reported; what it makes of its text is not judged as well.
      let scalar = scalar(text, style, at: range, isIncomplete: event.tag != nil)
      return add(scalar, anchor: event.anchor)
    case .sequenceStart(let isFlow):
      return open(Frame(isMapping: false, isFlow, from: range.lowerBound, anchor: event.anchor))
    case .mappingStart(let isFlow):
      return open(Frame(isMapping: true, isFlow, from: range.lowerBound, anchor: event.anchor))
    case .collectionEnd:
      guard let frame = frames.popLast() else { return true }
      return add(
        frame.node(endingAt: range.upperBound, in: file),
        anchor: frame.anchor,
        height: frame.height + 1,
        size: frame.size
      )
    case .alias(let name):
      return addAlias(name, at: span(range))
    }
    return true
  }

  private mutating func open(_ frame: Frame) -> Bool {
    frames.append(frame)
    guard frames.count > limits.depth else { return true }
    sink.emit(.tooDeep(at: span(frame.start..<frame.start + 1), limit: limits.depth))
    return false
  }

  private mutating func addAlias(_ name: String, at span: Span) -> Bool {
    guard let anchor = anchors[name] else {
      let isOpen = frames.contains { $0.anchor == name }
      // With hundreds of names, or of mistakes, looking for the nearest would take too long.
      let known = anchors.count < 200 && sink.emitted.count < 100 ? Array(anchors.keys) : []
      sink.emit(.unknownAnchor(name, at: span, isRecursive: isOpen, known: known))
      // Something has to stand here, and what is incomplete is not judged again.
      let nothing = Scalar(
        text: "",
        span: span,
        map: ScalarMap(verbatimAt: span.range.lowerBound),
        isIncomplete: true
      )
      return add(YAMLNode(.scalar(nothing), span: span), alias: span)
    }
    aliasedNodeCount += anchor.size
    guard aliasedNodeCount <= limits.aliasedNodes else {
      sink.emit(.tooManyAliases(at: span, limit: limits.aliasedNodes))
      return false
    }
    guard frames.count + anchor.height <= limits.depth else {
      sink.emit(.tooDeep(at: span, limit: limits.depth))
      return false
    }
    return add(anchor.node, height: anchor.height, size: anchor.size, alias: span)
  }

  // MARK: Nodes

  private mutating func add(_ scalar: Scalar, anchor: String?) -> Bool {
    let isKey = frames.last?.expectsKey ?? false
    let value = isKey ? scalar : interpolation?.expand(scalar, into: &sink) ?? scalar
    // A long text counts for more than one node, because every alias of it is read again.
    return add(
      YAMLNode(.scalar(value), span: scalar.span),
      anchor: anchor,
      size: 1 + value.text.utf8.count / 64
    )
  }

  /// Puts a finished node where it belongs: into its parent, or among the documents.
  private mutating func add(
    _ node: YAMLNode,
    anchor: String? = nil,
    height: Int = 0,
    size: Int = 1,
    alias: Span? = nil
  ) -> Bool {
    nodeCount += 1
    guard nodeCount <= limits.nodes else {
      sink.emit(.tooManyNodes(at: node.span, limit: limits.nodes))
      return false
    }
    if let anchor { anchors[anchor] = Anchor(node: node, height: height, size: size) }
    guard !frames.isEmpty else {
      documents.append(node)
      return true
    }
    let top = frames.count - 1
    frames[top].height = max(frames[top].height, height)
    frames[top].size += size
    frames[top].end = max(frames[top].end, (alias ?? node.span).range.upperBound)
    guard frames[top].isMapping else {
      frames[top].items.append(node)
      return true
    }
    switch frames[top].key {
    case .none:
      frames[top].key = .refused
      if let key = key(of: node, alias: alias) { frames[top].key = .scalar(key) }
    case .refused:
      frames[top].key = .none
    case .scalar(let key):
      frames[top].entries.append(YAMLEntry(key: key, value: node))
      frames[top].key = .none
    }
    return true
  }

  /// The key that a node is, or `nil` after a message that it cannot be one.
  private mutating func key(of node: YAMLNode, alias: Span?) -> Scalar? {
    guard let key = node.scalar, alias == nil else {
      let found = alias == nil ? node.kindName : "an alias"
      sink.emit(.keyIsNotText(at: alias ?? node.span, found: found))
      return nil
    }
    guard key.text != "<<" || key.style != .plain else {
      sink.emit(.mergeKey(at: key.span))
      return nil
    }
    return key
  }

  // MARK: Places

  private func span(_ range: Range<Int>) -> Span { Span(file.place, range: range) }

  /// The bytes of an event without the anchor and tag before it.
  private func place(of event: YAMLEvent) -> Range<Int> {
    let end = characters.byteOffset(ofCharacter: event.characters.upperBound)
    var start = characters.byteOffset(ofCharacter: event.characters.lowerBound)
    guard event.anchor != nil || event.tag != nil else { return start..<end }
    let properties: Set<UInt8> = [UInt8(ascii: "&"), UInt8(ascii: "!")]
    while start < end, properties.contains(file.bytes[start]) {
      let isAnchor = file.bytes[start] == UInt8(ascii: "&")
      start += 1
      // A text may stand right behind the name of an anchor: `&name:text`.
      while start < end, isAnchor ? isName(file.bytes[start]) : isTag(file.bytes[start]) {
        start += 1
      }
      start = skipSpace(from: start, to: end)
    }
    return start..<end
  }

  /// Whether libyaml takes a byte for a part of an anchor's name.
  private func isName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || Lexer.isWord(byte) && byte != UInt8(ascii: ".")
  }

  /// Whether a byte may be a part of a tag, which is written in visible ASCII characters.
  private func isTag(_ byte: UInt8) -> Bool { byte > UInt8(ascii: " ") && byte < 0x7F }

  private func skipSpace(from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      let length = lineBreakLength(in: file.bytes, at: offset, before: end)
      if file.bytes[offset] == UInt8(ascii: "#") {
        offset = endOfLine(from: offset)
      } else if length > 0 || file.bytes[offset] <= UInt8(ascii: " ") {
        offset += max(1, length)
      } else {
        break
      }
    }
    return min(offset, end)
  }

  /// The tag among the properties before a node.
  private func tagRange(from start: Int, to end: Int) -> Range<Int> {
    let properties = file.bytes[start..<max(start, end)]
    guard let tag = properties.firstIndex(of: UInt8(ascii: "!")) else { return start..<start }
    let stop = properties[tag...].firstIndex { !isTag($0) } ?? properties.endIndex
    return tag..<stop
  }

  private func scalar(
    _ text: String,
    _ style: Scalar.Style,
    at range: Range<Int>,
    isIncomplete: Bool
  ) -> Scalar {
    let map = ScalarMapper.map(of: text, style: style, at: range, in: file.bytes)
    let isBlock = style == .literal || style == .folded
    return Scalar(
      text: text,
      span: span(isBlock ? trimmed(range) : range),
      map: map,
      style: style,
      comment: style == .plain ? comment(after: range.upperBound) : nil,
      isIncomplete: isIncomplete
    )
  }

  /// A block without the empty space behind its last line of text.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, file.bytes[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    return range.lowerBound..<end
  }

  /// The ` # …` behind a plain scalar on the same line.
  private func comment(after end: Int) -> Span? {
    var offset = end
    while offset < file.bytes.count, [0x20, 0x09].contains(file.bytes[offset]) { offset += 1 }
    guard offset > end, offset < file.bytes.count, file.bytes[offset] == UInt8(ascii: "#") else {
      return nil
    }
    return span(offset..<endOfLine(from: offset))
  }

  private func endOfLine(from offset: Int) -> Int {
    let count = file.bytes.count
    return (offset..<count).first { lineBreakLength(in: file.bytes, at: $0, before: count) > 0 }
      ?? count
  }
}

/// A finished node that aliases can stand for.
private struct Anchor {
  let node: YAMLNode
  /// How deep it is nested in itself; 0 for a scalar.
  let height: Int
  /// How many nodes it holds, aliases expanded.
  let size: Int
}

/// A list or mapping that is not closed yet.
private struct Frame {
  enum Key {
    case none, refused
    case scalar(Scalar)
  }

  let isMapping: Bool
  let isFlow: Bool
  let start: Int
  let anchor: String?
  var items: [YAMLNode] = []
  var entries: [YAMLEntry] = []
  var key = Key.none
  var end: Int
  var height = 0
  var size = 1

  init(isMapping: Bool, _ isFlow: Bool, from start: Int, anchor: String?) {
    self.isMapping = isMapping
    self.isFlow = isFlow
    self.start = start
    self.anchor = anchor
    end = start
  }

  /// Whether the next node is a key.
  var expectsKey: Bool {
    if case .none = key { isMapping } else { false }
  }

  /// The finished node; libyaml ends a block collection at the next token, which is too far.
  func node(endingAt flowEnd: Int, in file: TextFile) -> YAMLNode {
    let range = start..<max(start, isFlow ? flowEnd : end)
    return YAMLNode(
      isMapping ? .mapping(entries) : .sequence(items),
      span: Span(file.place, range: range),
      isFlow: isFlow
    )
  }
}
