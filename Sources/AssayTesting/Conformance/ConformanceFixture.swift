/// The rows on which connectors are tried: NULL, NaN, infinity, empty and blank texts, extremes, zones, emoji, quotes.
public enum ConformanceFixture {
  /// The tables, the one that rules are about first.
  public static let tables = [readings, sensors, nothing]

  /// Twelve rows with everything in them that engines treat in ways of their own.
  public static let readings = FixtureTable(
    name: "readings",
    columns: [
      .init(name: "id", kind: .integer), .init(name: "sensor", kind: .integer),
      .init(name: "extreme", kind: .integer), .init(name: "price", kind: .decimal),
      .init(name: "ratio", kind: .double), .init(name: "odd", kind: .double),
      .init(name: "code", kind: .text), .init(name: "label", kind: .text),
      .init(name: "flag", kind: .boolean), .init(name: "day", kind: .day),
      .init(name: "taken", kind: .timestamp), .init(name: "sent", kind: .instant),
      .init(name: "void", kind: .text), .init(name: "it's 😀", kind: .integer),
    ],
    rows: (0..<12).map(reading)
  )

  private static func reading(_ index: Int) -> [FixtureValue] {
    let hour = index < 10 ? "0\(index)" : "\(index)"
    let day = index < 9 ? "0\(index + 1)" : "\(index + 1)"
    var row: [FixtureValue] = [.integer(Int64(index + 1)), sensor[index], extreme[index]]
    row += [price[index], ratio[index], odd[index], code[index], label[index]]
    row.append(index == 5 ? .null : .boolean(index % 2 == 0))
    row.append(index == 3 ? .null : .day("2024-02-\(day)"))
    row.append(index == 4 ? .null : .timestamp("2024-02-10 \(hour):30:00"))
    row.append(index == 6 ? .null : .instant("2024-02-10 12:00:00+0\(index % 5):00"))
    row += [.null, .integer(Int64(index % 3))]
    return row
  }

  /// What readings refer to.
  public static let sensors = FixtureTable(
    name: "sensors",
    columns: [
      .init(name: "id", kind: .integer), .init(name: "ratio", kind: .double),
      .init(name: "label", kind: .text),
    ],
    rows: [
      [.integer(1), .double(0.5), .text("a")], [.integer(2), .double(1.5), .text("B")],
      [.integer(3), .null, .text("😀")], [.integer(4), .double(-2.25), .null],
    ]
  )

  /// A table without rows.
  public static let nothing = FixtureTable(
    name: "nothing",
    columns: [.init(name: "id", kind: .integer), .init(name: "label", kind: .text)],
    rows: []
  )

  // MARK: Columns

  private static func integers(_ numbers: [Int64]) -> [FixtureValue] {
    numbers.map(FixtureValue.integer)
  }

  private static func doubles(_ numbers: [Double]) -> [FixtureValue] {
    numbers.map(FixtureValue.double)
  }

  private static let sensor: [FixtureValue] =
    integers([1, 2, 3, 1, 2, 3, 1, 2, 9]) + [.null] + integers([1, 2])

  private static let extreme: [FixtureValue] =
    integers([.max, .min, 0, -1, 1, .max - 1, .min + 1]) + [.null]
    + integers([7, 7, -7, 4_294_967_296])

  private static let price: [FixtureValue] =
    ["0.10", "0.20", "1.10", "9999999999.99", "-9999999999.99", "3.00", "3.00", "12.50"]
    .map(FixtureValue.decimal) + [.null, .decimal("0.01"), .decimal("0.00"), .decimal("-0.01")]

  private static let ratio: [FixtureValue] =
    doubles([0.5, 1.5, 2.25, -2.25, 1e-9, 123_456.789, 1.5, 0, -0.125, 1e9]) + [.null]
    + doubles([3])

  private static let odd: [FixtureValue] =
    doubles([.nan, .infinity, -.infinity, 1, 2, 3]) + [.null] + doubles([4, 5, 6, 7, 8])

  private static let code: [FixtureValue] =
    ["AB-12", "ab-34", "AB-1", "XY-99", "AB-12", "A.B", "", "  ", "ÄÖ-12", "AB-12\n", "42"]
    .map(FixtureValue.text) + [.null]

  private static let label: [FixtureValue] =
    ["a", "B", "😀", "it's", "say \"so\"", "ÄRGER", "ärger", "back\\slash", "x y", "percent%", "A"]
    .map(FixtureValue.text) + [.null]
}
