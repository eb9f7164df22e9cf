import Testing

@testable import AssayModel

/// Numbers of all rows by those of parts.
@Suite struct AddendsTests {
  private static let sum = Metric(.statistic(.sum, of: "x"), of: "t")
  private static let rows = Metric(.rowCount, of: "t")
  private static let nan = Value.number(.nan)

  /// Sums of parts, and the sum of all; `nil` where it can only be had by a look at all rows.
  @Test(
    arguments: [
      ([], .undefined), ([.null, .null], .undefined), ([.null, .integer(3)], .number(3)),
      ([.integer(.max), .integer(.max), .integer(1)], .number(0x1p64)),
      // By doubles, it would be 0.
      ([.text("9007199254740993"), .text("-9007199254740992")], .number(1)),
      ([.text("0.10"), .text("0.2"), .integer(-1)], .number(-0.7)),
      ([.text("-0.05"), .text("0.04")], .number(-0.01)),
      ([.text("0.1"), .number(0.2)], .number(0.1 + 0.2)),
      ([.text(String(repeating: "9", count: 38)), .text(String(repeating: "9", count: 38))], nil),
      ([.text("12e3")], nil), ([.text("x")], nil),
      ([.number(1e16), .number(1), .number(-1e16)], .number(1)),
      ([.number(.infinity), .number(1)], .number(.infinity)),
    ] as [([Value], Measurement?)]
  )
  func sumsAreExact(_ parts: [Value], total: Measurement?) {
    #expect(Self.sum.total(of: parts.map { [Self.sum: $0] }) == total)
  }

  @Test func noPartsAreNoRows() {
    #expect(Self.rows.total(of: [])?.words == Measurement.undefined.words)
    #expect(
      Self.rows.total(of: [[Self.rows: .integer(0)], [Self.rows: .integer(0)]]) == .number(0)
    )
    // What is not known of one part is not known of all.
    #expect(Self.rows.total(of: [[Self.rows: .integer(0)], [:]]) == nil)
  }

  /// NaN is greater than every other number.
  @Test(
    arguments: [
      (ColumnStatistic.minimum, [nan, .number(1), .null], "1.0"), (.minimum, [nan, nan], "nan"),
      (.maximum, [.number(5), nan], "nan"), (.maximum, [.null], "none"),
      (.maximum, [.integer(.min), .text("-3.5")], "-3.5"),
      (.minimumLength, [.integer(2), .null], "2.0"),
    ]
  )
  func extremesAreThoseOfTheEngine(_ statistic: ColumnStatistic, _ parts: [Value], words: String) {
    let metric = Metric(.statistic(statistic, of: "x"), of: "t")
    #expect(metric.total(of: parts.map { [metric: $0] })?.words == words)
  }

  /// What is equal does not scatter, however its means were rounded.
  @Test func equalValuesHaveNoVariance() {
    let variance = Metric(.statistic(.variance, of: "x"), of: "t")
    func part(
      _ count: Int64,
      mean: Double,
      variance other: Double,
      _ least: Double,
      _ greatest: Double
    )
      -> [Metric: Value]
    {
      var part: [Metric: Value] = [:]
      for metric in variance.addends ?? [] {
        switch metric.quantity {
        case .statistic(.mean, _): part[metric] = .number(mean)
        case .statistic(.variance, _): part[metric] = .number(other)
        case .statistic(.minimum, _): part[metric] = .number(least)
        case .statistic(.maximum, _): part[metric] = .number(greatest)
        default: part[metric] = .integer(count)
        }
      }
      return part
    }
    let equal = [
      part(3, mean: 0.1, variance: 0, 0.1, 0.1),
      part(7, mean: 0.1.nextUp, variance: 0, 0.1, 0.1),
    ]
    #expect(variance.total(of: equal) == .number(0))
    // 1 and 2, and then 6: their mean is 3, and the squares are 4 + 1 + 9.
    let two = [part(2, mean: 1.5, variance: 0.25, 1, 2), part(1, mean: 6, variance: 0, 6, 6)]
    #expect(variance.total(of: two)?.words == String(14.0 / 3))
    let spoiled = [part(2, mean: .infinity, variance: .nan, 1, .infinity)] + two
    #expect(variance.total(of: spoiled)?.words == "nan")
  }

  @Test func whatDoesNotFollowFromPartsHasNoAddends() {
    let statistics: [ColumnStatistic] = [.interquartileRange, .skewness, .kurtosis, .newestAge]
    let metrics =
      statistics.map { Quantity.statistic($0, of: "x") } + [
        .groups(["x"], .valueGroups), .correlation("x", "y"), .query("SELECT 1"),
      ]
    for quantity in metrics {
      #expect(Metric(quantity, of: "t").addends == nil)
      #expect(Metric(quantity, of: "t").total(of: []) == nil)
    }
  }
}

extension Measurement {
  fileprivate var words: String {
    switch self {
    case .number(let number): String(number)
    case .undefined: "none"
    case .failed(let trouble): trouble.message
    }
  }
}
