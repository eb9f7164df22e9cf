/// The strings of a TOML file by dotted key: as much of TOML as driver manifests are written in.
///
/// Other values (numbers, booleans, dates, arrays, inline tables) are passed over.
enum TOMLStrings {
  static func read(_ text: String) throws(DriverManifest.Malformed) -> [String: String] {
    var entries: [String: String] = [:]
    var table: [String] = []
    var openBrackets = 0
    // A carriage return and a line feed are one character.
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() {
      var line = Line(line, number: index + 1)
      if openBrackets > 0 {
        openBrackets += line.bracketBalance()
        continue
      }
      line.skipSpaces()
      guard !line.isAtEnd else { continue }
      if line.take("[") {
        // `[[name]]` starts an element of an array: nothing in there is of interest.
        let isArray = line.take("[")
        table = try line.key()
        if isArray { table.insert("", at: 0) }
        guard line.take("]") else { throw line.malformed("a table's name must end in ']'") }
        continue
      }
      let key = try line.key()
      guard line.take("=") else { throw line.malformed("expected 'key = value'") }
      line.skipSpaces()
      if let value = try line.string() {
        entries[(table + key).joined(separator: ".")] = value
      } else {
        openBrackets = line.bracketBalance()
      }
    }
    return entries
  }
}

extension TOMLStrings {
  /// What is left of a line.
  private struct Line {
    var rest: Substring
    let number: Int

    init(_ text: Substring, number: Int) {
      rest = text
      self.number = number
    }

    var isAtEnd: Bool { rest.isEmpty || rest.first == "#" }

    mutating func skipSpaces() { rest = rest.drop { $0 == " " || $0 == "\t" } }

    mutating func take(_ character: Character) -> Bool {
      skipSpaces()
      guard rest.first == character else { return false }
      rest.removeFirst()
      return true
    }

    /// A dotted key, each part bare or quoted.
    mutating func key() throws(DriverManifest.Malformed) -> [String] {
      var parts: [String] = []
      repeat {
        skipSpaces()
        if let quoted = try string() {
          parts.append(quoted)
          continue
        }
        let bare = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        guard !bare.isEmpty else { throw malformed("expected a key") }
        parts.append(String(bare))
        rest.removeFirst(bare.count)
      } while take(".")
      return parts
    }

    /// A string in either kind of quotes; `nil` when something else stands here.
    mutating func string() throws(DriverManifest.Malformed) -> String? {
      guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
      guard !rest.hasPrefix("\"\"\""), !rest.hasPrefix("'''") else {
        throw malformed("strings over several lines are not read")
      }
      rest.removeFirst()
      var value = ""
      while let character = rest.popFirst() {
        if character == quote { return value }
        guard character == "\\", quote == "\"" else {
          value.append(character)
          continue
        }
        value.append(try escaped())
      }
      throw malformed("a string is not closed")
    }

    private mutating func escaped() throws(DriverManifest.Malformed) -> Character {
      let escapes: [Character: Character] = [
        "\\": "\\", "\"": "\"", "n": "\n", "t": "\t", "r": "\r", "b": "\u{8}", "f": "\u{C}",
      ]
      let letter = rest.popFirst() ?? " "
      if let plain = escapes[letter] { return plain }
      let width = ["u": 4, "U": 8][letter] ?? 0
      guard width > 0, let code = UInt32(rest.prefix(width), radix: 16), rest.count >= width,
        let scalar = Unicode.Scalar(code)
      else { throw malformed("'\\\(letter)' is no escape") }
      rest.removeFirst(width)
      return Character(scalar)
    }

    /// By how many brackets and braces the line opens more than it closes, outside strings.
    mutating func bracketBalance() -> Int {
      var balance = 0
      var quote: Character?
      while let character = rest.popFirst() {
        if quote == "\"", character == "\\" {
          _ = rest.popFirst()
        } else if let open = quote {
          if character == open { quote = nil }
        } else if character == "#" {
          break
        } else {
          switch character {
          case "\"", "'": quote = character
          case "[", "{": balance += 1
          case "]", "}": balance -= 1
          default: break
          }
        }
      }
      return balance
    }

    func malformed(_ reason: String) -> DriverManifest.Malformed {
      DriverManifest.Malformed(description: "line \(number): \(reason)")
    }
  }
}
