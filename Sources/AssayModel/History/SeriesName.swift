extension Criterion {
  /// What tells the value from all others of its dataset, from run to run.
  ///
  /// It is the name in the manner of DQDL, followed by what that name does not tell: the condition on rows, the query,
  /// the files, the filter. The condition that judges the value is not part of it, so that a threshold can be changed and
  /// the history stays.
  package var series: String { NamedFormula(name: name, value: value).series }
}

extension NamedFormula {
  /// What tells the value from all others of its dataset, from run to run.
  package var series: String {
    var parts = [bounded(name, 600)]
    var seen: Set<String> = []
    for metric in value.metrics {
      if let detail = metric.quantity.detail, seen.insert(detail).inserted {
        parts.append("[\(bounded(detail))]")
      }
    }
    if let filter = value.metrics.lazy.compactMap(\.filter).first {
      parts.append(
        "where \(bounded(filter.split(whereSeparator: \.isWhitespace).joined(separator: " ")))"
      )
    }
    return parts.joined(separator: " ")
  }
}

extension Quantity {
  /// What the name of a value does not tell of it; `nil` where the name says all.
  fileprivate var detail: String? {
    switch self {
    case .rows(let test): test.detail
    case .query(let sql), .returned(by: let sql):
      sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    case .files(let query, let statistic):
      if case .passing(let test) = statistic {
        "\(query.words): \(test.words)"
      } else {
        query.words
      }
    case .rowCount, .statistic, .groups, .correlation, .partnered, .matched, .schema: nil
    }
  }
}

extension RowTest {
  /// The words of the test; completeness and its opposite have names that say all.
  fileprivate var detail: String? {
    switch self {
    case .isNull, .not(.isNull): nil
    default: completeWords
    }
  }

  /// Words leave out what a long list goes on with, which must not make two lists one.
  private var completeWords: String {
    if case .text(_, let texts, _) = self, texts.count > 5 {
      return words + " #" + checksum(texts.joined(separator: "\u{1F}"))
    }
    if case .not(let test) = self, case .text(_, let texts, _) = test, texts.count > 5 {
      return words + " #" + checksum(texts.joined(separator: "\u{1F}"))
    }
    return words
  }
}

/// A text that a key of a table can hold; a longer one is cut, and ends with a checksum of all of it.
///
/// - Parameter most: how many bytes it may have; no key of PostgreSQL has more than 2,700 in all its columns.
func bounded(_ text: String, _ most: Int = 160) -> String {
  guard text.utf8.count > most else { return text }
  let bytes = text.utf8.prefix(most - 40)
  // A character that was cut in two would become another.
  return "\(String(decoding: bytes, as: UTF8.self).filter { $0 != "\u{FFFD}" })… #\(checksum(text))"
}

/// The FNV-1a sum of a text, which is the same on every machine and in every version.
package func checksum(_ text: String) -> String {
  var sum: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in text.utf8 { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
  return String(sum, radix: 16)
}
