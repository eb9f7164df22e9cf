/// A dataset that uses every key of the language.
let everyKeyOfADataset = """
  dataset: orders
  extends: [common/audit.yaml, common/more.yaml]
  description: One row per order placed in the shop.
  owner: commerce-data
  tags: [tier-1, shop]
  source:
    connection: lake
    path: data/orders/*.csv
    format: csv
    options: {nullstr: "\\\\N", header: [a, {b: c}]}
    filter: order_date >= DATE '2026-01-01'
  columns:
    order_id: {type: bigint, required: true}
    status: {type: varchar, description: Where the order is in its life.}
    note:
  strict_columns: false
  watermark: updated_at
  slas:
    freshness: {column: updated_at, max_age: 24 hours, severity: warning, schedule: "*/15 * * * *"}
    volume: {last: 7, min: 50%, max: 200%, severity: info}
    score:
      - {min: 0.95, dimension: completeness, severity: critical}
      - {min: 90%}
  rules:
    - RowCount > 0
    - rule: ColumnValues "status" in ["placed", "shipped"] with threshold > 0.99
      name: known status
      severity: warning
      because: The fulfilment job stops on a status that it does not know.
      owner: fulfilment
      tags: [pii]
      status: active
  analyzers:
    - Completeness "email"
  tests:
    - name: an unknown status is caught
      given: [{order_id: 1, status: placed}, {order_id: 2, status: stolen}]
      expect: {known status: fail, RowCount > 0: vacuous}

  """

/// A project file that uses every key of the language.
let everyKeyOfAProject = """
  project: shop
  specs: [specs, more/*.yaml]
  connections:
    lake:
      type: duckdb
    warehouse:
      type: adbc
      url: ${URL:-postgres://localhost}
      driver: libadbc_driver_postgresql.so
      entrypoint: AdbcDriverInit
      options: {adbc.username: me}
      timeout: 2 minutes
      concurrency: 4
      memory: 2 GB
  history: .assay/history.sqlite
  defaults:
    severity: critical
    samples: 5
  gate:
    fail_on: warning
    min_score: 0.8
    vacuous: fail

  """
