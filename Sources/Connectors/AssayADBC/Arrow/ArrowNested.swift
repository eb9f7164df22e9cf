import AssayModel

extension ArrowColumn {
  /// A list, structure or map as JSON.
  func nestedText(at index: Int, as type: ArrowType) throws(DriverFailure) -> String {
    switch type {
    case .list(let offsets, let element):
      return try unsafe listText(try range(at: index, offsets), of: element)
    case .listView(let offsets, let element):
      return try unsafe listText(try viewRange(at: index, offsets), of: element)
    case .fixedList(let size, let element):
      let start = unsafe (index + offset) * size
      return try unsafe listText(start..<start + size, of: element)
    case .map(let entry):
      return try unsafe mapText(try range(at: index, .narrow), of: entry)
    case .structure(let fields):
      var parts: [String] = []
      for (number, field) in fields.enumerated() {
        let text = try unsafe child(number).json(at: index + offset, as: field.type)
        parts.append("\(ArrowText.quoted(field.name)): \(text)")
      }
      return "{\(parts.joined(separator: ", "))}"
    default:
      return try unsafe json(at: index, as: type)
    }
  }

  private func listText(
    _ range: Range<Int>,
    of element: ArrowField
  ) throws(DriverFailure) -> String {
    let elements = try unsafe child(0)
    var parts: [String] = []
    for place in range { parts.append(try unsafe elements.json(at: place, as: element.type)) }
    return "[\(parts.joined(separator: ", "))]"
  }

  private func mapText(
    _ range: Range<Int>,
    of entry: ArrowField
  ) throws(DriverFailure) -> String {
    guard case .structure(let fields) = entry.type, fields.count == 2 else {
      throw .malformedArray("a map's entry is not a key and a value")
    }
    let entries = try unsafe child(0)
    let (keys, values) = unsafe (try entries.child(0), try entries.child(1))
    var parts: [String] = []
    for place in range {
      let place = unsafe place + entries.offset
      let key = try unsafe keys.value(at: place, as: fields[0].type).text ?? "null"
      let value = try unsafe values.json(at: place, as: fields[1].type)
      parts.append("\(ArrowText.quoted(key)): \(value)")
    }
    return "{\(parts.joined(separator: ", "))}"
  }

  private func viewRange(
    at index: Int,
    _ offsets: ArrowType.Offsets
  ) throws(DriverFailure) -> Range<Int> {
    let start: Int
    let count: Int
    switch offsets {
    case .narrow:
      start = Int(try unsafe plain(index, of: Int32.self))
      count = Int(try unsafe plain(index, of: Int32.self, buffer: 2))
    case .wide:
      start = Int(try unsafe plain(index, of: Int64.self))
      count = Int(try unsafe plain(index, of: Int64.self, buffer: 2))
    }
    guard start >= 0, count >= 0 else { throw .malformedArray("a list has no place") }
    return start..<start + count
  }

  /// A value inside a nested one.
  private func json(at index: Int, as type: ArrowType) throws(DriverFailure) -> String {
    let value = try unsafe value(at: index, as: type)
    guard case .text(let text) = value else { return value.text ?? "null" }
    return type.isPlainInJSON ? text : ArrowText.quoted(text)
  }
}

extension ArrowType {
  /// Whether the text of a value stands in JSON as it is: numbers and nested values.
  fileprivate var isPlainInJSON: Bool {
    switch self {
    case .integer, .decimal, .list, .listView, .fixedList, .structure, .map: true
    case .dictionary(_, let values): values.isPlainInJSON
    default: false
    }
  }
}
