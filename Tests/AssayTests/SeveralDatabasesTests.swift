import Testing

/// Rules between a file and a `.duckdb` database: two connections, one engine.
@Suite struct SeveralDatabasesTests {
  @Test func rulesReachAcrossConnections() async throws {
    let project = try ScratchProject([
      "assay.yaml": """
      connections:
        lake: {type: duckdb}
        warehouse: {type: duckdb, url: shop.duckdb}
      """,
      "orders.csv": "id,customer_id\n1,1\n2,5\n3,77\n",
      "specs/s.yaml": """
      dataset: orders
      source: {connection: lake, path: orders.csv}
      rules:
        - ReferentialIntegrity "customer_id" "customers.id" between 0.6 and 0.7
        - ReferentialIntegrity "id" "regions.id" between 0.6 and 0.7
        - RowCountMatch "customers" = 0.3
        - CustomSql "select count(*) from primary p join customers c on p.customer_id = c.id" = 2
        - CustomSql "select count(*) from primary p join late c on p.customer_id = c.id" = 1
        - AggregateMatch "sum(id)" "sum(regions.id)" = 2
      ---
      dataset: customers
      source: {connection: warehouse, table: customers}
      rules:
        - RowCount = 10
        - DatasetMatch "orders" "id" "id->customer_id" = 0.1
      ---
      dataset: regions
      source: {connection: warehouse, table: dw.regions}
      ---
      dataset: late
      source: {connection: warehouse, query: "select * from customers where id > 1"}
      """,
    ])
    try await makeFiles(
      "ATTACH '\(project.path("shop.duckdb"))' AS shop",
      "CREATE TABLE shop.customers AS SELECT i AS id FROM range(10) AS r(i)",
      "CREATE SCHEMA shop.dw",
      "CREATE TABLE shop.dw.regions AS SELECT i AS id FROM range(3) AS r(i)",
      "DETACH shop"
    )
    let run = try await project.run("check")
    run.expect(exit: 0)
    #expect(run.output.contains("8 checks: 8 passed"))
  }
}
