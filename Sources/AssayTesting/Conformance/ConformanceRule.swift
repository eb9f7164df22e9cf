/// A rule that every engine must judge alike.
public struct ConformanceRule: Sendable, Hashable, CustomStringConvertible {
  /// Something in the rows that not every engine can hold.
  public enum Trait: String, Sendable, Hashable, CaseIterable {
    /// NaN, and arithmetic with infinity.
    case notANumber = "NaN"
    /// Decimals of a fixed number of digits, which show in their text.
    case fixedDecimals = "decimals of fixed digits"
    /// Types of columns that are kept as declared.
    case declaredTypes = "declared types"
  }

  /// The rule as DQDL has it.
  public let text: String
  /// The dataset that it is about.
  public let dataset: String
  /// What the engine must be able to hold.
  public let needs: Set<Trait>

  /// The type of the rule, for tables.
  public var type: String { String(text.prefix { $0.isLetter }) }

  /// The dataset and the rule.
  public var description: String { "\(dataset): \(text)" }

  /// A rule on one of the tables of the kit.
  package init(_ text: String, of dataset: String = "readings", needs: Set<Trait> = []) {
    self.text = text
    self.dataset = dataset
    self.needs = needs
  }
}

extension ConformanceRule {
  /// Every rule type that looks at rows or columns, each in several ways.
  public static let all: [ConformanceRule] =
    counts + values + texts + times + statistics + groups
    + schemas + pairs

  private static let counts = [
    ConformanceRule("RowCount = 12"),
    ConformanceRule("RowCount = 0", of: "nothing"),
    ConformanceRule(#"RowCount > 3 where "sensor = 1""#),
    ConformanceRule(#"IsComplete "id""#),
    ConformanceRule(#"IsComplete "label""#),
    ConformanceRule(#"IsComplete "label" where "id < 12""#),
    ConformanceRule(#"Completeness "void" = 0"#),
    ConformanceRule(#"Completeness "odd" > 0.5"#, needs: [.notANumber]),
    ConformanceRule(#"Completeness "id" = 1"#, of: "nothing"),
    ConformanceRule(#"ZerosCount "ratio" = 1"#),
    ConformanceRule(#"ColumnCount = 14"#),
  ]

  private static let values = [
    ConformanceRule(#"ColumnValues "ratio" > -3"#),
    ConformanceRule(#"ColumnValues "ratio" between -2.25 and 123456.789"#),
    ConformanceRule(#"ColumnValues "ratio" in [0.5, 1.5] with threshold > 0.2"#),
    ConformanceRule(#"ColumnValues "ratio" not in [0.5, 1.5]"#),
    ConformanceRule(#"ColumnValues "odd" > 0"#, needs: [.notANumber]),
    ConformanceRule(#"ColumnValues "odd" <= 8 with threshold > 0.5"#, needs: [.notANumber]),
    ConformanceRule(#"ColumnValues "extreme" >= -9223372036854775808"#),
    ConformanceRule(#"ColumnValues "extreme" = 7 with threshold > 0.1"#),
    ConformanceRule(#"ColumnValues "price" > -0.01 with threshold > 0.5"#),
    ConformanceRule(#"ColumnValues "price" in [0.1, 3] with threshold > 0.2"#),
    ConformanceRule(#"ColumnValues "it's 😀" in [0, 1, 2]"#),
    ConformanceRule(#"ColumnValues "void" = NULL"#),
    ConformanceRule(#"ColumnValues "label" != NULL"#),
    ConformanceRule(#"ColumnValues "id" in ["1", "2"] with threshold > 0.1"#),
  ]

  private static let texts = [
    ConformanceRule(#"ColumnValues "label" in ["a", "B", "it's", "😀"] with threshold > 0.3"#),
    ConformanceRule(#"ColumnValues "label" in ["back\\slash", "percent%", "say \"so\""]"#),
    ConformanceRule(#"ColumnValues "label" not in ["a", NULL]"#),
    ConformanceRule(#"ColumnValues "code" in ["AB-12", EMPTY, WHITESPACES_ONLY]"#),
    ConformanceRule(#"ColumnValues "code" matches "[A-Z]{2}-\d+" with threshold > 0.3"#),
    ConformanceRule(#"ColumnValues "code" matches "^[A-Z]{2}-\d{1,2}$" with threshold > 0.3"#),
    ConformanceRule(#"ColumnValues "code" matches ".\..""#),
    ConformanceRule(#"ColumnValues "code" matches "(?i)ab-\d+""#),
    ConformanceRule(#"ColumnValues "code" matches "\bAB\b""#),
    ConformanceRule(#"ColumnValues "code" matches "\p{Lu}{2}""#),
    ConformanceRule(#"ColumnValues "code" not matches "\s""#),
    ConformanceRule(#"ColumnLength "code" between 0 and 6"#),
    ConformanceRule(#"ColumnLength "label" = 1"#),
    ConformanceRule(#"ColumnLength "label" > 0 where "id < 6""#),
    ConformanceRule(#"ColumnDataType "code" = "INTEGER" with threshold > 0.05"#),
    ConformanceRule(#"ColumnDataType "id" = "INTEGER""#),
    ConformanceRule(#"ColumnDataType "ratio" = "DOUBLE""#),
    ConformanceRule(#"ColumnDataType "day" = "DATE""#),
  ]

  private static let times = [
    ConformanceRule(#"ColumnValues "day" > "2024-01-31""#),
    ConformanceRule(#"ColumnValues "day" between "2024-01-31" and "2024-02-20""#),
    ConformanceRule(#"ColumnValues "taken" > (now() - 30 days)"#),
    ConformanceRule(#"DataFreshness "taken" <= 40 days"#),
    ConformanceRule(#"DataFreshness "sent" between 0 hours and 40 days"#),
    ConformanceRule(#"DataFreshness "day" <= 40 days"#),
  ]

  private static let statistics = [
    ConformanceRule(#"Mean "ratio" > 0"#), ConformanceRule(#"Mean "extreme" < 0"#),
    ConformanceRule(#"Mean "price" > 0"#),
    ConformanceRule(#"Mean "odd" > 0"#, needs: [.notANumber]),
    ConformanceRule(#"Sum "ratio" > 0"#), ConformanceRule(#"Sum "extreme" > 0"#),
    ConformanceRule(#"Sum "price" > 0"#),
    ConformanceRule(#"Sum "id" = 78 where "id > 0""#),
    ConformanceRule(#"Mean "id" > 0"#, of: "nothing"),
    ConformanceRule(#"StandardDeviation "ratio" > 0"#),
    ConformanceRule(#"StandardDeviation "id" between 3 and 4"#),
    ConformanceRule(#"StandardDeviation "odd" > 0"#, needs: [.notANumber]),
    ConformanceRule(#"Variance "ratio" > 0"#), ConformanceRule(#"Variance "price" > 0"#),
    ConformanceRule(#"Range "ratio" > 0"#), ConformanceRule(#"Range "id" = 11"#),
    ConformanceRule(#"InterquartileRange "ratio" > 0"#),
    ConformanceRule(#"InterquartileRange "id" = 5.5"#),
    ConformanceRule(#"Skewness "ratio" > 0"#), ConformanceRule(#"Kurtosis "ratio" > 0"#),
    ConformanceRule(#"Skewness "id" between -0.1 and 0.1"#),
    ConformanceRule(#"ColumnCorrelation "id" "ratio" between -1 and 1"#),
    ConformanceRule(#"ColumnCorrelation "id" "it's 😀" between -1 and 1"#),
    ConformanceRule(#"ColumnCorrelation "ratio" "odd" > 0"#, needs: [.notANumber]),
  ]

  private static let groups = [
    ConformanceRule(#"IsUnique "id""#), ConformanceRule(#"IsUnique "code""#),
    ConformanceRule(#"IsPrimaryKey "id""#), ConformanceRule(#"IsPrimaryKey "sensor" "ratio""#),
    ConformanceRule(#"Uniqueness "label" > 0.9"#), ConformanceRule(#"UniqueValueRatio "code" > 0"#),
    ConformanceRule(#"DistinctValuesCount "sensor" = 4"#),
    ConformanceRule(#"DistinctValuesCount "odd" > 3"#, needs: [.notANumber]),
    ConformanceRule(#"DuplicateRowCount = 0"#),
    ConformanceRule(#"DuplicateRowCount "sensor" > 0"#),
    ConformanceRule(#"Entropy "sensor" > 0"#), ConformanceRule(#"Entropy "label" > 0"#),
    ConformanceRule(#"IsUnique "id""#, of: "nothing"),
  ]

  private static let schemas = [
    ConformanceRule(#"ColumnExists "label""#), ConformanceRule(#"ColumnExists "lable""#),
    ConformanceRule(#"ColumnNamesMatchPattern "[a-z]+""#),
    ConformanceRule(#"SchemaMatch "sensors" > 0.1"#, needs: [.declaredTypes]),
  ]

  private static let pairs = [
    ConformanceRule(#"ReferentialIntegrity "sensor" "sensors.id" > 0.5"#),
    ConformanceRule(#"ReferentialIntegrity "label" "sensors.label" > 0.1"#),
    ConformanceRule(#"RowCountMatch "sensors" = 3"#),
    ConformanceRule(#"AggregateMatch "avg(ratio)" "avg(sensors.ratio)" > 0"#),
    ConformanceRule(#"DatasetMatch "sensors" "id" "ratio,label" > 0"#),
    ConformanceRule(#"CustomSql "select count(*) from readings where id > 3" = 9"#),
    ConformanceRule(#"CustomSql "select id from readings where id > 3""#),
    ConformanceRule(#"CustomSql "select sensor, label from readings where id > 3""#),
    ConformanceRule(
      #"CustomSql "select day, odd, label, extreme, flag, code from readings where id > 3""#,
      needs: [.notANumber]
    ),
    ConformanceRule(#"(RowCount > 0) AND (IsComplete "id")"#),
    ConformanceRule(#"(RowCount > 99) OR (Mean "id" > 6)"#),
  ]
}
