import AssayTesting
import Foundation

/// Rows of all kinds of values, right and wrong, that are the same for the same seed.
struct SurveyedData {
  let seed: Int
  let rows: Int

  /// One row in so many is wrong; 0 for none.
  private var faults: Int { [0, 0, 997, 101, 3][seed % 5] }

  /// The query that gives the rows.
  var query: String {
    """
    SELECT
      \(variant(keys)) AS id,
      \(variant(references, 1)) AS reference,
      \(faulty(variant(counts, 2), or: variant(["NULL", "-1", "32767"], 3)))::SMALLINT AS quantity,
      \(faulty(variant(amounts, 3), or: "-0.01"))::DECIMAL(18, 2) AS amount,
      \(variant(doubles, 4))::DOUBLE AS weight,
      \(faulty("['placed', 'shipped', 'returned'][\(pick(3, 5))]", or: variant(["NULL", "'Placed'", "''"], 5)))
        AS status,
      \(faulty("'user' || \(number(200, 6)) || '@example.com'", or: variant(mails, 6))) AS email,
      \(faulty("'note ' || \(number(7, 7))", or: variant(["NULL", "'näte ☃'", "'a\nb'", "repeat('x', 50)"], 7)))
        AS note,
      \(faulty("TIMESTAMP '2026-01-01' + INTERVAL (\(number(1000, 8))) HOUR", or: variant(moments, 8)))::TIMESTAMP
        AS created,
      \(faulty("DATE '2026-01-01' + \(number(300, 9))::INT", or: variant(["NULL", "'infinity'::DATE"], 9)))::DATE AS day,
      \(number(2, 10)) = 0 AS flag
    FROM range(\(rows)) AS r(i)
    """
  }

  private let mails = [
    "NULL", "''", "'no mail'", "'a@b@example.com'", "'@example.com'", "'x@example.com' || chr(10)",
    "'x@.com'", "'é@example.com'", "'x@example.COM'",
  ]

  private let moments = ["NULL", "'infinity'::TIMESTAMP", "TIMESTAMP '1999-12-31 23:59:59.999999'"]

  private var keys: [String] {
    [
      "i", "i - 1000", "CASE WHEN i % 7 > 0 THEN i END", "i // 2", "i * 4611686018427",
      "CASE i WHEN 5 THEN 9223372036854775807 WHEN 6 THEN -9223372036854775808 ELSE i END",
      "NULL::BIGINT",
      "i % 3 - 1", "CASE WHEN i = 17 THEN 16 ELSE i END",
    ]
  }

  /// Some are different texts that end in the same number.
  private var references: [String] {
    let text = "'ref-' || lpad(i::VARCHAR, 10, '0')"
    return [
      text, "CASE WHEN i = \(rows - 1) THEN 'ref-0000000000' ELSE \(text) END",
      "CASE i WHEN \(rows - 1) THEN 'ref-00000000000' ELSE \(text) END",
      "CASE i WHEN \(rows - 1) THEN 'ref-000000000 ' ELSE \(text) END",
      "CASE i WHEN \(rows - 1) THEN 'ref-99999999999999' ELSE \(text) END",
      "CASE i WHEN \(rows - 1) THEN 'réf-000000001' ELSE \(text) END", "md5(i::VARCHAR)",
      "CASE WHEN i % 11 > 0 THEN \(text) END", "NULL::VARCHAR",
      "CASE i % 2 WHEN 0 THEN '' ELSE i::VARCHAR END",
      "CASE i WHEN \(rows - 1) THEN 'ref-00000000' || chr(10) || '1' ELSE \(text) END",
    ]
  }

  private var counts: [String] { [number(100, 2), number(3, 2), "1", "NULL"] }

  private var amounts: [String] {
    ["\(number(100_000, 3)) / 100", "0", "NULL", "9999999999999999"]
  }

  private var doubles: [String] {
    let plain = "\(number(1000, 4)) / 8"
    return [
      plain, faulty(plain, or: "'NaN'"), faulty(plain, or: "'Infinity'"),
      faulty(plain, or: "'-Infinity'"),
      faulty(plain, or: "-0.0"), faulty(plain, or: "NULL"), "'NaN'", "-0.0", "NULL",
    ]
  }

  private func variant(_ expressions: [String], _ salt: Int = 0) -> String {
    expressions[(seed + salt * 13 + seed / 7) % expressions.count]
  }

  /// A number below a bound.
  private func number(_ bound: Int, _ salt: Int) -> String {
    "(hash(i * 64 + \(salt) + \(seed) * 1000003) % \(bound))::BIGINT"
  }

  /// A place in a list.
  private func pick(_ count: Int, _ salt: Int) -> String { "(1 + \(number(count, salt)))" }

  private func faulty(_ value: String, or wrong: String) -> String {
    faults == 0
      ? "(\(value))"
      : "(CASE WHEN hash(i + \(seed)) % \(faults) = 0 THEN \(wrong) ELSE \(value) END)"
  }

  /// Rules of every kind that a survey can take a shortcut to, and some that it can't.
  static let rules = [
    #"RowCount > 0"#, #"RowCount > 0 where "flag""#, #"IsComplete "id""#, #"IsUnique "id""#,
    #"IsPrimaryKey "id""#,
    #"IsComplete "reference""#, #"IsUnique "reference""#, #"UniqueValueRatio "reference" > 0.5"#,
    #"Uniqueness "quantity" < 0.5"#, #"DistinctValuesCount "status" = 3"#,
    #"DistinctValuesCount "id" > 5"#,
    #"Uniqueness "id" > 0.99"#, #"UniqueValueRatio "note" < 0.5"#,
    #"ColumnValues "status" in ["placed", "shipped", "returned"]"#,
    #"ColumnValues "status" in ["placed", NULL, EMPTY]"#, #"ColumnValues "status" not in ["lost"]"#,
    #"ColumnValues "status" != "returned" with threshold > 0.1"#,
    #"ColumnValues "quantity" between -1 and 1000"#, #"ColumnValues "quantity" in [1, 2, 3]"#,
    #"ColumnValues "amount" >= 0"#, #"ColumnValues "amount" < 1000000"#,
    #"ColumnValues "amount" > 9999.99"#,
    #"ColumnValues "weight" >= 0"#, #"ColumnValues "weight" < 100000"#,
    #"ColumnValues "weight" between -1 and 500"#,
    #"ColumnValues "weight" != 3"#, #"ColumnValues "weight" = 0"#, #"Completeness "weight" > 0.9"#,
    #"ColumnValues "email" matches "[^@ ]+@[^@ ]+[.][a-z]+""#,
    #"ColumnValues "email" matches ".*@example.com""#,
    #"ColumnValues "email" not matches ".*COM""#, #"Completeness "email" > 0.9"#,
    #"ColumnLength "email" < 60"#,
    #"ColumnValues "reference" matches "ref-[0-9]{10}""#,
    #"ColumnValues "reference" matches "[a-z]{3}-\\d{10}""#,
    #"ColumnLength "reference" = 14"#, #"ColumnLength "reference" between 10 and 20"#,
    #"ColumnLength "note" < 40"#,
    #"ColumnValues "note" matches "note [0-6]""#, #"Completeness "note" > 0.5 where "flag""#,
    #"ColumnValues "created" > "2025-12-31""#, #"ColumnValues "created" <= now()"#,
    #"ColumnValues "day" between "2025-12-31" and "2027-01-01""#, #"IsComplete "day""#,
    #"Completeness "created" < 1"#,
    #"Mean "quantity" > 0"#, #"Sum "quantity" > 0"#, #"Mean "amount" > 0"#,
    #"ColumnValues "flag" = "true""#,
    #"ColumnDataType "reference" = "INTEGER" with threshold < 0.5"#, #"IsComplete "missing""#,
  ]

  /// The spec of a dataset with these rules.
  static func spec(_ source: String, _ rules: [String] = rules) -> String {
    "dataset: t\nsource: \(source)\nrules:\n" + rules.map { "  - '\($0)'\n" }.joined()
  }
}
