#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A value as the JSON of a column, the same text for equal values.
func encoded(_ value: some Encodable) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  encoder.nonConformingFloatEncodingStrategy = .convertToString(
    positiveInfinity: infinite,
    negativeInfinity: negativeInfinite,
    nan: notANumber
  )
  // Everything that is kept can be encoded.
  return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
}

/// The value of a column of JSON; `nil` where another version wrote it in a way of its own.
func decoded<Result: Decodable>(_ text: String?) -> Result? {
  let decoder = JSONDecoder()
  decoder.nonConformingFloatDecodingStrategy = .convertFromString(
    positiveInfinity: infinite,
    negativeInfinity: negativeInfinite,
    nan: notANumber
  )
  return text.flatMap { try? decoder.decode(Result.self, from: Data($0.utf8)) }
}

/// The words for numbers that JSON has no signs for.
private let (infinite, negativeInfinite, notANumber) = ("Infinity", "-Infinity", "NaN")
