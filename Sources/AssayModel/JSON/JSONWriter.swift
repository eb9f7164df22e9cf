extension JSONValue {
  /// The document as text with two blanks of indent and a final line break; short containers of scalars stay on a line.
  package var document: [UInt8] {
    var text = ""
    write(to: &text, indent: 0)
    text += "\n"
    return Array(text.utf8)
  }

  /// The value on one line.
  package var compact: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): value.isFinite ? plain(value) : Self.quoted(plain(value))
    case .string(let value): Self.quoted(value)
    case .array(let elements): "[" + elements.map(\.compact).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.name) + ": " + $0.value.compact }.joined(separator: ", ")
        + "}"
    }
  }

  private static let longestLine = 100

  private func write(to text: inout String, indent: Int) {
    let line = isFlat ? compact : nil
    if let line, children.isEmpty || line.utf8.count <= Self.longestLine {
      text += line
      return
    }
    switch self {
    case .null, .boolean, .integer, .number, .string:
      text += compact
    case .array(let elements):
      Self.write(elements.map { ("", $0) }, between: ("[", "]"), to: &text, indent: indent)
    case .object(let members):
      let members = members.map { (Self.quoted($0.name) + ": ", $0.value) }
      Self.write(members, between: ("{", "}"), to: &text, indent: indent)
    }
  }

  private static func write(
    _ items: [(prefix: String, value: JSONValue)],
    between brackets: (String, String),
    to text: inout String,
    indent: Int
  ) {
    let margin = String(repeating: " ", count: indent + 2)
    text += brackets.0 + "\n"
    for (index, item) in items.enumerated() {
      text += margin + item.prefix
      item.value.write(to: &text, indent: indent + 2)
      text += index + 1 < items.count ? ",\n" : "\n"
    }
    text += margin.dropLast(2) + brackets.1
  }

  private var children: [JSONValue] {
    switch self {
    case .null, .boolean, .integer, .number, .string: []
    case .array(let elements): elements
    case .object(let members): members.map(\.value)
    }
  }

  /// Whether it holds nothing that holds something.
  private var isFlat: Bool { children.allSatisfy(\.children.isEmpty) }

  /// A string in quotes; what could steer a terminal or a CI log is escaped, and reads back as the same string.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      // `##vso[…]` is a command to Azure wherever it stands in a log.
      case "#" where previous == "#": result += hexadecimal(0x23)
      default:
        if isInvisible(scalar) {
          result += String(scalar).utf16.map(hexadecimal).joined()
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
      previous = scalar
    }
    return result + "\""
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20...0x7E).contains(scalar.value) { return false }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: true
    default: false
    }
  }

  private static func hexadecimal(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
