internal import CLibYAML

/// What libyaml found next; places count characters from the start of its input.
struct YAMLEvent {
  enum Kind {
    case documentStart, documentEnd
    case scalar(text: String, style: Scalar.Style)
    case sequenceStart(isFlow: Bool)
    case mappingStart(isFlow: Bool)
    case collectionEnd
    case alias(name: String)
  }

  let kind: Kind
  let anchor: String?
  let tag: String?
  let characters: Range<Int>
}

/// Why libyaml gave up; places count characters from the start of its input.
struct YAMLFault {
  let problem: String
  let context: String
  let place: Int
  let contextPlace: Int?
}

/// Hands each event of a YAML text to a closure until that returns `false`.
///
/// This is the only code that touches libyaml's pointers. The parser holds a pointer to itself and to the
/// bytes, so both stay in place for the whole call; every event is copied before it is freed.
///
/// - Returns: why libyaml could not go on, or `nil` at the end of the text.
func forEachYAMLEvent(in bytes: ArraySlice<UInt8>, _ body: (YAMLEvent) -> Bool) -> YAMLFault? {
  bytes.withUnsafeBufferPointer { input in
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else { return .outOfMemory }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)

    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(parser, &event) == 1 else { return YAMLFault(parser.pointee) }
      defer { yaml_event_delete(&event) }
      // The event after the stream's end has no type; libyaml would repeat it forever.
      if event.type == YAML_STREAM_END_EVENT || event.type == YAML_NO_EVENT { return nil }
      if let copy = YAMLEvent(event), !body(copy) { return nil }
    }
  }
}

extension YAMLEvent {
  fileprivate init?(_ event: yaml_event_t) {
    var anchor: UnsafeMutablePointer<yaml_char_t>?
    var tag: UnsafeMutablePointer<yaml_char_t>?
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      kind = .documentStart
    case YAML_DOCUMENT_END_EVENT:
      kind = .documentEnd
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      (anchor, tag) = (scalar.anchor, scalar.tag)
      let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      kind = .scalar(text: String(decoding: text, as: UTF8.self), style: .init(scalar.style))
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      (anchor, tag) = (sequence.anchor, sequence.tag)
      kind = .sequenceStart(isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      (anchor, tag) = (mapping.anchor, mapping.tag)
      kind = .mappingStart(isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      kind = .collectionEnd
    case YAML_ALIAS_EVENT:
      kind = .alias(name: event.data.alias.anchor.map { String(cString: $0) } ?? "")
    default:
      return nil
    }
    self.anchor = anchor.map { String(cString: $0) }
    self.tag = tag.map { String(cString: $0) }
    let (start, end) = (event.start_mark.index, event.end_mark.index)
    characters = start..<max(start, end)
  }
}

extension YAMLFault {
  fileprivate static var outOfMemory: YAMLFault {
    YAMLFault(problem: "out of memory", context: "", place: 0, contextPlace: nil)
  }

  fileprivate init(_ parser: yaml_parser_t) {
    problem = parser.problem.map { String(cString: $0) } ?? "out of memory"
    context = parser.context.map { String(cString: $0) } ?? ""
    place = parser.problem_mark.index
    contextPlace = parser.context == nil ? nil : parser.context_mark.index
  }
}

extension Scalar.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}
