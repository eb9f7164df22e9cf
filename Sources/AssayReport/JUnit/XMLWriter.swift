/// XML 1.0 as it is written: no DTD, no CDATA, no character that a parser would refuse.
struct XMLWriter {
  /// What has been written, from the declaration on.
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var depth = 0

  /// Writes an element around others.
  mutating func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String>,
    children: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    text += ">\n"
    depth += 1
    children(&self)
    depth -= 1
    margin()
    text += "</\(name)>\n"
  }

  /// Writes an element of text; an empty one is closed at once.
  mutating func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String> = [:],
    content: String = ""
  ) {
    open(name, attributes)
    text += content.isEmpty ? "/>\n" : ">\(Self.escaped(content))</\(name)>\n"
  }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    margin()
    text += "<" + name
    for (name, value) in attributes {
      text += " \(name)=\"\(Self.escaped(value, inAttribute: true))\""
    }
  }

  private mutating func margin() { text += String(repeating: "  ", count: depth) }

  /// The text with markup escaped and characters outside of XML 1.0 left out.
  ///
  /// What starts a command in the log of a CI system (`::` at the start of a line, `##[` anywhere) is written as
  /// a reference, which no log understands and every parser does.
  private static func escaped(_ text: String, inAttribute: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    var isAtLineStart = false
    for scalar in text.unicodeScalars {
      defer {
        isAtLineStart = scalar == "\n" || isAtLineStart && scalar.properties.isWhitespace
      }
      switch scalar {
      case "#",
        _ where scalar == ":" && isAtLineStart:
        result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      // A parser reads a bare line break or tab of an attribute as a blank.
      case "\t" where inAttribute, "\n" where inAttribute:
        result.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\t", "\n": result.append(scalar)
      default: if isLegal(scalar) { result.append(scalar) }
      }
    }
    return String(result)
  }

  private static func isLegal(_ scalar: Unicode.Scalar) -> Bool {
    // The controls from U+007F on are legal, but no reader wants them.
    scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
      && scalar.value & 0xFFFE != 0xFFFE
  }
}
