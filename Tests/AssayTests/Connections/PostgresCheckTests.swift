import AssayTesting
import Foundation
import PostgresFixture
import Testing

/// Data in Postgres, checked where they are.
@Suite(.enabled(if: PostgresServer.isExpected)) struct PostgresCheckTests {
  @Test func judgesWhereTheDataLive() async throws {
    let warehouse = try await Warehouse()
    let project = try warehouse.project(
      """
      dataset: orders
      source: {connection: warehouse, table: public.orders, filter: id > 0}
      slas:
        freshness: {column: placed_at, max_age: 1 hour}
      rules:
        - RowCount = 1000
        - IsPrimaryKey "id"
        - ColumnValues "email" matches "o\\d+@shop\\.test"
        - Mean "amount" between 600 and 700
        - ReferentialIntegrity "customer_id" "customers.id" = 0.993
        - CustomSql "select count(*) from orders where amount < 0" = 0
        - ColumnDataType "email" = "INTEGER"
      ---
      dataset: customers
      source: {connection: warehouse, query: "select * from customers"}
      rules: [IsUnique "name"]
      """
    )
    let run = try await project.run("check", environment: warehouse.environment)
    run.expect(exit: 1)
    #expect(run.output.contains("8 passed, 1 failed"), "\(run.output)")
    #expect(run.output.contains("o1@shop.test"))
  }

  /// Distinct values are counted where a check expects them, and rows are grouped where they are not distinct.
  @Test func keysAreJudgedAsByGrouping() async throws {
    let warehouse = try await Warehouse()
    try await warehouse.run(
      """
      CREATE TABLE keys AS
      SELECT i AS id, 'k' || i AS code, CASE WHEN i > 3 THEN 'c' || i END AS gappy, 'd' || i / 2 AS doubled,
        CASE WHEN i < 900 THEN i::float8 ELSE 'NaN' END AS number, NULL::text AS nothing, i % 7 AS weekday
      FROM generate_series(1, 1000) i
      """
    )
    let columns = ["id", "code", "gappy", "doubled", "number", "nothing", "weekday"]
    let rules = columns.flatMap { column in
      [
        #"IsUnique "\#(column)""#, #"IsPrimaryKey "\#(column)""#,
        #"Uniqueness "\#(column)" > 0.99"#,
        #"UniqueValueRatio "\#(column)" > 0.5"#, #"DistinctValuesCount "\#(column)" > 10"#,
        #"DuplicateRowCount "\#(column)" < 3"#,
      ]
    }
    let project = try warehouse.project(
      "dataset: keys\nsource: {connection: warehouse, table: keys}\nrules:\n"
        + rules.map { "  - '\($0)'\n" }.joined()
    )
    var reports: [String] = []
    for form in [["--plain"], []] {
      let name = "\(form.count).json"
      try await project.run(
        ["check", "--no-cache", "--report", "json=\(name)"] + form,
        environment: warehouse.environment
      ).expect(exit: 1, leaving: [name])
      let report = try JSONSerialization.jsonObject(
        with: Data(project.text(name).withoutTimes.utf8)
      )
      let datasets = try #require((report as? [String: Any])?["datasets"])
      let data = try JSONSerialization.data(withJSONObject: datasets, options: .sortedKeys)
      reports.append(String(decoding: data, as: UTF8.self))
    }
    #expect(reports[0].contains("Uniqueness"))
    #expect(reports[0] == reports[1])
    let plan = try await project.run("plan", "--sql", environment: warehouse.environment).output
    #expect(plan.contains("count(DISTINCT \"code\")"), "\(plan)")
  }

  @Test func rulesReachFilesAndOtherDatabases() async throws {
    let (warehouse, archive) = (try await Warehouse(), try await Warehouse())
    try await archive.run(
      """
      DROP TABLE orders;
      CREATE TABLE orders AS SELECT i::bigint AS id, 'v' || i AS label FROM generate_series(1, 30000) i;
      """
    )
    try await warehouse.run(
      """
      DROP TABLE orders;
      CREATE TABLE orders AS
      SELECT i AS id, CASE WHEN i % 10000 = 0 THEN 'changed' ELSE 'v' || i END AS label
      FROM generate_series(1, 30000) i
      """
    )
    let project = try warehouse.project(
      """
      dataset: orders
      source: {connection: warehouse, table: orders}
      rules:
        - DatasetMatch "archived" "id" = 0.9999
        - RowCountMatch "archived" = 1
        - AggregateMatch "sum(id)" "sum(archived.id)" = 1
        - ReferentialIntegrity "id" "listed.id" = 0.0001
        - SchemaMatch "archived" = 0.5
      ---
      dataset: archived
      source: {connection: archive, table: orders}
      rules:
        - ReferentialIntegrity "id" "orders.id" = 1
      ---
      dataset: listed
      source: {path: listed.csv}
      rules:
        - ReferentialIntegrity "id" "orders.id" = 0.75
      """,
      files: ["listed.csv": "id\n1\n2\n3\n40000\n"]
    )
    var settings = try String(contentsOfFile: project.path("assay.yaml"), encoding: .utf8)
    settings += "\n  archive: {type: postgres, url: \"${ARCHIVE_URL}\"}\n"
    try settings.write(toFile: project.path("assay.yaml"), atomically: true, encoding: .utf8)
    let environment = warehouse.environment.merging(["ARCHIVE_URL": archive.url]) { $1 }
    let run = try await project.run("check", "--verbose", environment: environment)
    run.expect(exit: 0)
    #expect(run.output.contains("29,997 of 30,000"), "\(run.output)")
  }

  /// A function can hide what it does from everybody but the engine.
  @Test func cannotWrite() async throws {
    let warehouse = try await Warehouse()
    try await warehouse.run(
      """
      CREATE FUNCTION sneaky() RETURNS bigint LANGUAGE sql VOLATILE AS
      'INSERT INTO customers VALUES (-1, ''sneaked in'') RETURNING id::bigint'
      """
    )
    let project = try warehouse.project(
      """
      dataset: customers
      source: {connection: warehouse, table: customers}
      rules:
        - CustomSql "select sneaky()" = -1
        - RowCount = 100
      """
    )
    let run = try await project.run("check", environment: warehouse.environment)
    run.expect(exit: 3)
    #expect(run.output.contains("cannot execute INSERT in a read-only"))
    #expect(run.output.contains("1 passed, 1 errored"))
    #expect(try await warehouse.texts(of: "SELECT count(*) FROM customers") == ["100"])
  }

  @Test func manyDatasetsShareFewConnections() async throws {
    let warehouse = try await Warehouse()
    let specs = (0..<200).map { index in
      """
      dataset: d\(index)
      source: {connection: warehouse, table: orders, filter: id > \(index)}
      rules: [RowCount = \(1000 - index), IsUnique "id", IsComplete "email"]
      """
    }
    let project = try warehouse.project(
      specs.joined(separator: "\n---\n"),
      settings: ", concurrency: 8"
    )
    let run = try await project.run("check", environment: warehouse.environment)
    run.expect(exit: 0)
    #expect(run.output.contains("600 checks: 600 passed"))
  }
}
