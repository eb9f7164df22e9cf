/// A text with marks in it, for tests that ask for places without counting columns.
///
/// A mark is a keycap digit, `1️⃣` to `9️⃣`. The marks are taken out of the text, and their places remembered.
///
///     let marked = MarkedText("rules: [1️⃣RowCount2️⃣]")
///     marked.text           // "rules: [RowCount]"
///     marked.range(1, 2)    // 8..<16
public struct MarkedText: Sendable, Hashable {
  /// The text without the marks.
  public let text: String

  /// The UTF-8 offsets of the marks in `text`, by number.
  public let offsets: [Int: Int]

  /// Takes the marks out of a text.
  public init(_ marked: String) {
    var text = ""
    var offsets: [Int: Int] = [:]
    for character in marked {
      if let number = Self.number(of: character) {
        offsets[number] = text.utf8.count
      } else {
        text.append(character)
      }
    }
    self.text = text
    self.offsets = offsets
  }

  /// The bytes of the text.
  public var bytes: [UInt8] { Array(text.utf8) }

  /// The offset of a mark; the end of the text if it is missing, so that a test fails rather than crashes.
  public func offset(_ mark: Int) -> Int { offsets[mark] ?? text.utf8.count }

  /// The range between two marks, which may stand in any order.
  public func range(_ first: Int, _ second: Int) -> Range<Int> {
    let (first, second) = (offset(first), offset(second))
    return min(first, second)..<max(first, second)
  }

  /// The ranges between marks 1 and 2, 3 and 4, and so on; a mark without a partner is an empty range.
  public var ranges: [Range<Int>] {
    stride(from: 1, through: 9, by: 2).compactMap { first in
      guard let start = offsets[first] else { return nil }
      return start..<max(start, offsets[first + 1] ?? start)
    }
  }

  /// The text with brackets around the ranges, to show what a test has found.
  public func showing(_ ranges: [Range<Int>]) -> String {
    var bytes = self.bytes
    let openings = ranges.map { ($0.lowerBound, "⟦") }
    let closings = ranges.map { ($0.upperBound, "⟧") }
    for (offset, bracket) in (openings + closings).sorted(by: { $0.0 > $1.0 })
    where offset <= bytes.count {
      bytes.insert(contentsOf: bracket.utf8, at: offset)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The digit of a keycap: the digit, a variation selector and the enclosing mark.
  private static func number(of character: Character) -> Int? {
    let scalars = Array(character.unicodeScalars)
    guard scalars.count == 3, scalars[1].value == 0xFE0F, scalars[2].value == 0x20E3 else {
      return nil
    }
    return Int(scalars[0].value) - 0x30
  }
}
