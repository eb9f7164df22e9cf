internal import AssayDiagnostics

/// The entries of a mapping by key, after unknown and duplicate keys were reported.
struct Fields {
  /// The whole mapping.
  let span: Span
  /// Whether a key was unknown; then a missing key is likely that one, misspelt.
  let hasUnknownKey: Bool
  private let entries: [String: YAMLEntry]

  init(span: Span, entries: [String: YAMLEntry], hasUnknownKey: Bool) {
    self.span = span
    self.entries = entries
    self.hasUnknownKey = hasUnknownKey
  }

  /// The entry of a key.
  subscript(key: String) -> YAMLEntry? { entries[key] }
}

/// Reads the nodes of a file into values, and collects what is wrong with them.
struct SpecReader {
  let file: TextFile
  /// How closely rules must keep to the language.
  let dialect: DQDL.Dialect
  var sink = DiagnosticSink()

  // MARK: Mappings

  /// The entries of a mapping with a closed set of keys.
  ///
  /// - Parameter owner: what the mapping is, for messages: “a dataset”, “`source`”.
  mutating func fields(of node: YAMLNode, _ owner: String, keys: [String]) -> Fields? {
    guard let entries = entries(of: node, owner) else { return nil }
    var known: [String: YAMLEntry] = [:]
    for entry in entries {
      if keys.contains(entry.key.text) {
        known[entry.key.text] = entry
      } else {
        sink.emit(.unknownKey(entry.key, of: owner, accepted: keys))
      }
    }
    let hasUnknownKey = known.count < entries.count
    return Fields(span: node.span, entries: known, hasUnknownKey: hasUnknownKey)
  }

  /// The entries of a mapping with free keys, each key once, in the order of the file.
  mutating func entries(of node: YAMLNode, _ owner: String) -> [YAMLEntry]? {
    guard case .mapping(let entries) = node.content else {
      if node.scalar?.isIncomplete != true {
        sink.emit(.wrongKind(of: owner, "a mapping", found: node))
      }
      return nil
    }
    var first: [String: Span] = [:]
    return entries.filter { entry in
      if let earlier = first[entry.key.text] {
        sink.emit(.duplicateKey(entry.key, of: owner, first: earlier))
        return false
      }
      first[entry.key.text] = entry.key.span
      return true
    }
  }

  /// Reports keys that have to be there and are not.
  mutating func require(_ keys: String..., in fields: Fields, _ owner: String) {
    for key in keys where fields[key] == nil && !fields.hasUnknownKey {
      sink.emit(.missingKey(key, of: owner, at: fields.span))
    }
  }

  // MARK: Lists

  /// The items of a list.
  mutating func items(of entry: YAMLEntry?) -> [YAMLNode] {
    guard let entry else { return [] }
    if case .sequence(let items) = entry.value.content { return items }
    if entry.value.isEmpty {
      sink.emit(.emptyValue(of: entry.key))
    } else if entry.value.scalar?.isIncomplete != true {
      sink.emit(.listExpected(of: entry.key, found: entry.value))
    }
    return []
  }

  /// The texts of a list.
  mutating func texts(_ entry: YAMLEntry?) -> [Scalar] {
    items(of: entry).compactMap { item in
      text(of: item, "an item of `\(entry?.key.text ?? "")`")
    }
  }

  // MARK: Scalars

  /// The text of an entry; it must say something.
  mutating func text(_ entry: YAMLEntry?) -> Scalar? {
    guard let entry else { return nil }
    guard !entry.value.isEmpty else {
      sink.emit(.emptyValue(of: entry.key))
      return nil
    }
    return text(of: entry.value, "`\(entry.key.text)`")
  }

  /// The text of a node; it must say something.
  mutating func text(of node: YAMLNode, _ owner: String) -> Scalar? {
    guard let scalar = node.scalar else {
      sink.emit(.wrongKind(of: owner, "a text", found: node))
      return nil
    }
    guard !scalar.isIncomplete else { return nil }
    guard !scalar.isEmpty, scalar.text.contains(where: { !$0.isWhitespace }) else {
      sink.emit(.emptyText(of: owner, at: node.span))
      return nil
    }
    return scalar
  }

  /// A piece of SQL; a ` #` in its quotes has cut it in a way that no database could explain.
  mutating func sql(_ entry: YAMLEntry?) -> Scalar? {
    guard let entry, let scalar = text(entry) else { return nil }
    let isCut = ["'", "\""].contains { quote in
      scalar.text.count { $0 == quote } % 2 == 1
    }
    guard let comment = scalar.comment, isCut else { return scalar }
    let written = scalar.span.union(comment)
    let source = String(decoding: file.bytes[written.range], as: UTF8.self)
    sink.emit(.textCutByComment(scalar, comment, of: entry.key.text, source: source))
    return nil
  }

  /// The text of an entry with its place.
  mutating func name(_ entry: YAMLEntry?) -> Located<String>? { text(entry)?.located }

  /// One of a set of words.
  mutating func word(_ entry: YAMLEntry?, of words: [String]) -> Located<String>? {
    guard let entry, let scalar = text(entry) else { return nil }
    guard words.contains(scalar.text) else {
      sink.emit(.unknownWord(scalar, of: entry.key.text, accepted: words))
      return nil
    }
    return scalar.located
  }

  /// `true` or `false`.
  mutating func boolean(_ entry: YAMLEntry?) -> Located<Bool>? {
    guard let entry, let scalar = text(entry) else { return nil }
    switch scalar.text {
    case "true": return Located(true, at: scalar.span)
    case "false": return Located(false, at: scalar.span)
    default:
      sink.emit(.notBoolean(scalar, of: entry.key.text))
      return nil
    }
  }

  /// A whole number that is not below a limit.
  mutating func integer(_ entry: YAMLEntry?, atLeast limit: Int) -> Located<Int>? {
    guard let entry, let scalar = text(entry) else { return nil }
    guard let number = Quantity.integer(scalar.text), number >= limit else {
      sink.emit(.notInteger(scalar, of: entry.key.text, atLeast: limit))
      return nil
    }
    return Located(number, at: scalar.span)
  }

  /// A ratio that is not negative: `0.5` or `50%`.
  mutating func ratio(_ entry: YAMLEntry?, atMost limit: Double? = nil) -> Located<Double>? {
    guard let entry, let scalar = text(entry) else { return nil }
    guard let ratio = Quantity.ratio(scalar.text), ratio >= 0, ratio <= limit ?? .infinity else {
      sink.emit(.notRatio(scalar, of: entry.key.text, atMost: limit))
      return nil
    }
    return Located(ratio, at: scalar.span)
  }

  /// A time span such as `24 hours`.
  mutating func duration(_ entry: YAMLEntry?) -> Located<Duration>? {
    guard let entry, let scalar = text(entry) else { return nil }
    guard let duration = Quantity.duration(scalar.text) else {
      sink.emit(.notDuration(scalar, of: entry.key.text))
      return nil
    }
    return Located(duration, at: scalar.span)
  }

  /// An amount of memory such as `2 GB`, in bytes.
  mutating func size(_ entry: YAMLEntry?) -> Located<Int>? {
    guard let entry, let scalar = text(entry) else { return nil }
    guard let size = Quantity.size(scalar.text) else {
      sink.emit(.notSize(scalar, of: entry.key.text))
      return nil
    }
    return Located(size, at: scalar.span)
  }

  // MARK: What is handed on

  /// Free keys and values of any shape, in the order of the file.
  mutating func options(_ entry: YAMLEntry?) -> [OptionSyntax] {
    guard let entry else { return [] }
    guard !entry.value.isEmpty else {
      sink.emit(.emptyValue(of: entry.key))
      return []
    }
    return options(of: entry.value, "`\(entry.key.text)`")
  }

  /// Free keys and values of any shape, in the order of the file.
  mutating func options(of node: YAMLNode, _ owner: String) -> [OptionSyntax] {
    (entries(of: node, owner) ?? []).map { entry in
      OptionSyntax(key: entry.key.located, value: optionValue(entry.value, owner))
    }
  }

  private mutating func optionValue(_ node: YAMLNode, _ owner: String) -> OptionValueSyntax {
    switch node.content {
    case .scalar(let scalar): .scalar(scalar)
    case .sequence(let items): .list(items.map { optionValue($0, owner) }, node.span)
    case .mapping: .mapping(options(of: node, owner), node.span)
    }
  }
}
