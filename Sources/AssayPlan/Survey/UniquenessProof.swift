/// A count that equals the number of values only if no two of them are equal.
///
/// Each counts distinct results of a function of the value. Where there are as many results as values, the values are
/// distinct; where there are fewer, nothing is proven, and the values are grouped.
package enum UniquenessProof: Sendable, Hashable {
  /// Sets a bit for each whole number in a range.
  case bits(low: Int64, high: Int64)
  /// Sets a bit for the number that a text ends in, from a character on, which is counted from 1.
  case endingBits(start: Int, high: Int64)
  /// Counts distinct hashes.
  case hashes

  /// The proof for a column of whole numbers; `nil` where a bit for each number that may occur is too many.
  package init?(least: Int64, greatest: Int64, rows: Int64) {
    let (span, overflows) = greatest.subtractingReportingOverflow(least)
    guard !overflows, span >= 0, span < Self.mostBits(rows) else { return nil }
    self = .bits(low: least, high: greatest)
  }

  /// The proof for a column of text, of which some values are known.
  package init(texts: [String], rows: Int64) {
    self = Self.ending(of: texts, rows: rows) ?? .hashes
  }

  /// References and numbers of orders start alike and end in digits.
  private static func ending(of texts: [String], rows: Int64) -> UniquenessProof? {
    guard let first = texts.first, texts.count > 1,
      texts.allSatisfy({ $0.utf8.allSatisfy { $0 < 128 } })
    else { return nil }
    var prefix = Array(first.utf8)
    for text in texts {
      let common = zip(prefix, text.utf8).prefix { $0 == $1 }.count
      prefix = Array(prefix.prefix(common))
    }
    while let last = prefix.last, isDigit(last) { prefix.removeLast() }
    var greatest: Int64 = 0
    for text in texts {
      let digits = text.utf8.dropFirst(prefix.count)
      guard (1...18).contains(digits.count), digits.allSatisfy(isDigit),
        let number = Int64(String(decoding: digits, as: UTF8.self))
      else { return nil }
      greatest = max(greatest, number)
    }
    let high = mostBits(rows) - 1
    return greatest <= high ? .endingBits(start: prefix.count + 1, high: high) : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// A few bits for each row are less than any table of values; the engine takes no more than these at all.
  private static func mostBits(_ rows: Int64) -> Int64 {
    min(1 << 30, min(rows, 1 << 28) * 8 + 1 << 16)
  }
}
