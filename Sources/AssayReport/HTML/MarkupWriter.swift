import AssayModel

/// Writes markup as bytes of HTML.
struct MarkupWriter {
  /// What has been written.
  private(set) var bytes: [UInt8] = []

  /// Elements that have neither content nor an end.
  private static let void: Set<String> = ["br", "input", "link", "meta"]

  /// Elements that may begin a line, because blanks before them mean nothing.
  private static let block: Set<String> = [
    "article", "body", "caption", "dd", "details", "div", "dl", "dt", "footer", "form", "head",
    "header", "html", "li", "link", "main", "meta", "nav", "p", "path", "rect", "script",
    "section", "style", "table", "tbody", "thead", "title", "tr", "ul",
  ]

  /// Writes a part of a page.
  mutating func write(_ markup: Markup) {
    switch markup {
    case .text(let text): writeEscaped(text)
    case .group(let parts): for part in parts { write(part) }
    case .verbatim(let text): text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    case .element(let name, let attributes, let content):
      let word = name.description
      write(Self.block.contains(word) && !bytes.isEmpty ? "\n<" : "<")
      write(word)
      for attribute in attributes { write(attribute) }
      write(">")
      if Self.void.contains(word) { return }
      for part in content { write(part) }
      write("</")
      write(word)
      write(">")
    }
  }

  private mutating func write(_ attribute: Markup.Attribute) {
    write(" ")
    write(attribute.name.description)
    if attribute.value.isEmpty { return }
    write("=\"")
    writeEscaped(attribute.value)
    write("\"")
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// A text in which nothing is markup, in content as well as between quotes.
  private mutating func writeEscaped(_ text: String) {
    for byte in NeutralText.line(text).utf8 {
      switch byte {
      case UInt8(ascii: "&"): write("&amp;")
      case UInt8(ascii: "<"): write("&lt;")
      case UInt8(ascii: ">"): write("&gt;")
      case UInt8(ascii: "\""): write("&quot;")
      case UInt8(ascii: "'"): write("&#39;")
      default: bytes.append(byte)
      }
    }
  }
}

extension Markup {
  /// The markup as bytes of HTML.
  var bytes: [UInt8] {
    var writer = MarkupWriter()
    writer.write(self)
    return writer.bytes
  }
}
