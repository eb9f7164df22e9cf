import AssayADBC
import AssayConnector
import AssayModel
import Testing

@Suite("Results of DuckDB arrive as values")
struct ArrowReaderTests {
  @Test(
    arguments: [
      ("NULL", .null), ("NULL::INTEGER", .null), ("NULL::VARCHAR", .null),
      ("NULL::INTEGER[]", .null),
      ("true", .boolean(true)), ("false", .boolean(false)), ("NULL::BOOLEAN", .null),
      ("(-128)::TINYINT", .integer(-128)), ("255::UTINYINT", .integer(255)),
      ("(-32768)::SMALLINT", .integer(-32768)), ("65535::USMALLINT", .integer(65535)),
      ("(-2147483648)::INTEGER", .integer(-2_147_483_648)),
      ("4294967295::UINTEGER", .integer(4_294_967_295)),
      ("(-9223372036854775808)::BIGINT", .integer(.min)),
      ("9223372036854775807::UBIGINT", .integer(.max)),
      ("18446744073709551615::UBIGINT", .text("18446744073709551615")),
      ("0.1::FLOAT", .number(Double(Float(0.1)))), ("0.1::DOUBLE", .number(0.1)),
      ("'infinity'::DOUBLE", .number(.infinity)), ("-0.0::DOUBLE", .number(-0.0)),
    ] as [(String, Value)]
  )
  func scalars(expression: String, expected: Value) async throws {
    #expect(try await DuckDB.value(expression) == expected)
  }

  @Test(arguments: [
    ("''", ""), ("'zwölf €s 🦆'", "zwölf €s 🦆"), ("repeat('x', 13)", "xxxxxxxxxxxxx"),
    ("'\\xDE\\xAD'::BLOB", "0xdead"), ("''::BLOB", "0x"),
    ("'6ba7b810-9dad-11d1-80b4-00c04fd430c8'::UUID", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
    ("'b'::ENUM('a', 'b')", "b"), ("'{\"a\": 1}'::JSON", "{\"a\": 1}"),
    ("'101'::BIT::VARCHAR", "101"),
  ])
  func text(expression: String, expected: String) async throws {
    #expect(try await DuckDB.value(expression) == .text(expected))
  }

  @Test(arguments: [
    ("1.50::DECIMAL(12,2)", "1.50"), ("(-0.05)::DECIMAL(4,2)", "-0.05"),
    ("0::DECIMAL(4,2)", "0.00"),
    (
      "99999999999999999999999999999999999999::DECIMAL(38,0)",
      "99999999999999999999999999999999999999"
    ),
    (
      "(-0.00000000000000000000000000000000000001)::DECIMAL(38,38)",
      "-0.00000000000000000000000000000000000001"
    ),
    (
      "sum(x) FROM (VALUES (9223372036854775807), (9223372036854775807)) t(x)",
      "18446744073709551614"
    ),
    (
      "(-170141183460469231731687303715884105728)::HUGEINT",
      "-170141183460469231731687303715884105728"
    ),
  ])
  func decimals(expression: String, expected: String) async throws {
    #expect(try await DuckDB.value(expression) == .text(expected))
  }

  @Test(arguments: [
    ("DATE '1970-01-01'", "1970-01-01"), ("DATE '1969-12-31'", "1969-12-31"),
    ("DATE '2024-02-29'", "2024-02-29"), ("DATE '0001-01-01'", "0001-01-01"),
    ("DATE '9999-12-31'", "9999-12-31"), ("'infinity'::DATE", "infinity"),
    ("'-infinity'::DATE", "-infinity"), ("TIME '23:59:59.999999'", "23:59:59.999999"),
    ("TIME '00:00:00'", "00:00:00"), ("TIMESTAMP '2024-01-02 03:04:05'", "2024-01-02T03:04:05"),
    ("TIMESTAMP '1969-12-31 23:59:59.5'", "1969-12-31T23:59:59.5"),
    ("TIMESTAMP_S '2024-01-02 03:04:05'", "2024-01-02T03:04:05"),
    ("TIMESTAMP_MS '2024-01-02 03:04:05.678'", "2024-01-02T03:04:05.678"),
    ("TIMESTAMP_NS '2024-01-02 03:04:05.123456789'", "2024-01-02T03:04:05.123456789"),
    ("TIMESTAMPTZ '2024-01-02 03:04:05+02'", "2024-01-02T01:04:05Z"),
    ("'infinity'::TIMESTAMP", "infinity"),
    ("INTERVAL '1 year 2 months 3 days 4.5 seconds'", "P1Y2M3DT4.5S"), ("INTERVAL 0 DAY", "PT0S"),
  ])
  func times(expression: String, expected: String) async throws {
    #expect(try await DuckDB.value(expression) == .text(expected))
  }

  @Test(arguments: [
    ("[1, NULL, 3]", "[1, null, 3]"), ("[]::INTEGER[]", "[]"),
    ("[['a'], ['b\"', '']]", "[[\"a\"], [\"b\\\"\", \"\"]]"),
    ("{'a': 1, 'b': NULL, 'c': {'d': true}}", "{\"a\": 1, \"b\": null, \"c\": {\"d\": true}}"),
    ("MAP {'k': 1, 'l': 2}", "{\"k\": 1, \"l\": 2}"), ("MAP {7: [1.5]}", "{\"7\": [1.5]}"),
    ("[1, 2, 3]::INTEGER[3]", "[1, 2, 3]"), ("[DATE '2024-01-01']", "[\"2024-01-01\"]"),
    ("union_value(num := 2)", "2"),
  ])
  func nested(expression: String, expected: String) async throws {
    #expect(try await DuckDB.value(expression).text == expected)
  }

  @Test func columnsKeepNamesAndTypes() async throws {
    let batch = try await DuckDB.run(
      """
      SELECT 1 AS a, 1::UTINYINT AS b, 1.5::DECIMAL(12,2) AS c, 'x' AS d, [1] AS e, now() AS f,
        {'x': 1, 'y': 'z'} AS g, MAP {'a': 1.5} AS h, 'a'::ENUM('a') AS i
      """
    )
    #expect(batch.columns.map(\.name) == ["a", "b", "c", "d", "e", "f", "g", "h", "i"])
    #expect(
      batch.columns.map(\.type) == [
        "INTEGER", "UTINYINT", "DECIMAL(12,2)", "VARCHAR", "INTEGER[]", "TIMESTAMP WITH TIME ZONE",
        "STRUCT(x INTEGER, y VARCHAR)", "MAP(VARCHAR, DECIMAL(2,1))", "VARCHAR",
      ]
    )
  }

  /// More rows than one array holds, each third value null, so that bitmaps and offsets count.
  @Test func manyRowsWithNulls() async throws {
    let batch = try await DuckDB.run(
      """
      SELECT i, CASE WHEN i % 3 = 0 THEN NULL ELSE 'v' || i END, i % 2 = 0,
        CASE WHEN i % 3 <> 0 THEN [i, NULL] END, {'n': CASE WHEN i % 3 <> 0 THEN i END}
      FROM range(10000) t(i) ORDER BY i LIMIT 9000 OFFSET 500
      """
    )
    #expect(batch.rows.count == 9000)
    for (index, row) in batch.rows.enumerated() {
      let number = index + 500
      let isNull = number % 3 == 0
      let expected: [Value] = [
        .integer(Int64(number)), isNull ? .null : .text("v\(number)"), .boolean(number % 2 == 0),
        isNull ? .null : .text("[\(number), null]"),
        .text("{\"n\": \(isNull ? "null" : String(number))}"),
      ]
      guard row != expected else { continue }
      Issue.record("row \(number) is \(row)")
      break
    }
  }

  @Test func statementsWithoutRowsGiveNone() async throws {
    let session = try await DuckDB.connector().open()
    _ = try await session.execute("CREATE TABLE memory.main.t (a INTEGER)")
    let batch = try await session.execute("SELECT a FROM memory.main.t")
    #expect(batch.rows.isEmpty)
    #expect(batch.columns.map(\.name) == ["a"])
    await session.close()
  }
}
