/// A number as people write it: `200`, `0.95`, `NaN`, `-Infinity`; without an exponent for usual values.
///
/// Integral values up to 2^53 are written as integers, everything else as the shortest text that reads back as the same
/// double. An exponent appears only where the digits would be mostly zeros: from 10^21 on, and below 10^-9.
package func plain(_ value: Double) -> String {
  guard value.isFinite else {
    return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity"
  }
  if value.magnitude <= 9_007_199_254_740_992, let integer = Int64(exactly: value) {
    return String(integer)
  }
  let description = value.description
  guard let mark = description.firstIndex(of: "e"),
    let exponent = Int(description[description.index(after: mark)...]),
    (-9..<21).contains(exponent)
  else {
    return description
  }
  return withoutExponent(description[..<mark], exponent)
}

/// Moves the point of a decimal number by writing zeros.
private func withoutExponent(_ significand: Substring, _ exponent: Int) -> String {
  let sign = significand.hasPrefix("-") ? "-" : ""
  let parts = significand.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
  let whole = parts.first ?? ""
  let fraction = parts.count > 1 && parts[1] != "0" ? parts[1] : ""
  let digits = whole + fraction
  let point = whole.count + exponent
  if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
  if point >= digits.count {
    return sign + digits + String(repeating: "0", count: point - digits.count)
  }
  return sign + digits.prefix(point) + "." + digits.dropFirst(point)
}

/// A count with commas between its thousands: `1,234,567`.
package func grouped(_ count: Int) -> String {
  var digits = String(count.magnitude)
  var groups: [String] = []
  while digits.count > 3 {
    groups.insert(String(digits.suffix(3)), at: 0)
    digits.removeLast(3)
  }
  return (count < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
}
