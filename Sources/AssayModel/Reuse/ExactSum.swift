/// A sum of decimal numbers in which nothing is rounded.
struct ExactSum {
  private var units: Int128 = 0
  /// How many of the digits of the units stand behind the point.
  private var scale = 0

  /// Adds a number as `-12.50`; no for a text that is none, and for a sum of more than 38 digits.
  mutating func add(_ text: String) -> Bool {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? parts[1] : ""
    guard let digits = parts.first, fraction.allSatisfy({ $0.isASCII && $0.isNumber }),
      var number = Int128(String(digits + fraction))
    else { return false }
    var numberScale = fraction.count
    while numberScale < scale {
      guard let product = multiplied(number) else { return false }
      (number, numberScale) = (product, numberScale + 1)
    }
    while scale < numberScale {
      guard let product = multiplied(units) else { return false }
      (units, scale) = (product, scale + 1)
    }
    let (sum, overflows) = units.addingReportingOverflow(number)
    guard !overflows else { return false }
    units = sum
    return true
  }

  /// The sum in the same form.
  var text: String {
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    let sign = units < 0 ? "-" : ""
    guard scale > 0 else { return sign + padded }
    return "\(sign)\(padded.dropLast(scale)).\(padded.suffix(scale))"
  }

  private func multiplied(_ number: Int128) -> Int128? {
    let (product, overflows) = number.multipliedReportingOverflow(by: 10)
    return overflows ? nil : product
  }
}
