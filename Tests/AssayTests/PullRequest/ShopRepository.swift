/// A shop in a git repository: what is on `main`, and what a pull request makes of it.
///
/// The request loosens a threshold and deletes a rule. Its export has an order without a total, an order that comes twice,
/// an order of nobody, and a status that nobody knows; customers have lost their telephone numbers. It also moves a file,
/// and writes rules in another order, which is no change.
enum ShopRepository {
  /// The moment that counts as now.
  static let now = "2026-03-03T09:00:00Z"

  /// The repository, on the branch of the pull request.
  static func make() async throws -> GitProject {
    let repository = try await GitProject([
      "assay.yaml": project, "assay.lock": lock,
      "specs/orders.yaml": orders, "specs/customers.yaml": customers,
      "specs/products.yaml": products,
      "data/orders.csv": orderRows { $0 }, "data/customers.csv": customerRows(withTelephone: true),
      "data/products.csv": "sku,price\nMUG-100,12.50\nPEN-107,31.00\nRUG-109,119.00\n",
    ])
    try await repository.git("switch", "--quiet", "--create", "new-export")
    try await repository.commit([
      "specs/orders.yaml": orders.replacing(#"  - ColumnValues "total" > 0\#n"#, with: ""),
      "specs/customers.yaml": nil,
      "specs/crm/customers.yaml": looserCustomers,
      "data/orders.csv": orderRows(spoilt),
      "data/customers.csv": customerRows(withTelephone: false),
    ])
    return repository
  }

  // MARK: Specs

  private static let project = """
    project: shop
    connections: {lake: {type: duckdb}}
    defaults: {samples: 3}
    gate: {fail_on: critical, min_score: 0.5}

    """

  private static let orders = """
    dataset: orders
    description: One row per order.
    owner: commerce
    source: {connection: lake, path: data/orders.csv}
    columns:
      order_id: {type: bigint, required: true}
      customer_id: {type: bigint, required: true}
      status: {type: varchar, required: true}
      total: {type: 'decimal(10,2)', required: true}
      placed_at: {type: timestamp, required: true}
    slas:
      freshness: {column: placed_at, max_age: 24 hours}
    rules:
      - IsPrimaryKey "order_id"
      - rule: ReferentialIntegrity "customer_id" "customers.customer_id" = 1.0
        name: the customer is known
        because: Nobody can send a parcel to a stranger.
      - rule: ColumnValues "status" in ["placed", "shipped", "returned"]
        name: every status is known
        severity: warning
        owner: fulfilment
      - ColumnValues "total" > 0
    tests:
      - name: a status that nobody knows is caught
        given: [{order_id: 1, status: placed}, {order_id: 2, status: lost}]
        expect: {every status is known: fail}

    """

  private static let customers = """
    dataset: customers
    owner: crm
    source: {connection: lake, path: data/customers.csv}
    columns:
      customer_id: {type: bigint, required: true}
      email: {type: varchar}
    rules:
    \(primaryKey)\(addresses)\
    tests:
      - name: two of three addresses are too few
        given: [{customer_id: 1, email: a@b.example}, {customer_id: 2, email: c@d.example}, {customer_id: 3}]
        expect: {most can be written to: fail}

    """

  /// The rules in another order, and one of them looser.
  private static let looserCustomers = customers.replacing(
    primaryKey + addresses,
    with: addresses + primaryKey
  )
  .replacing("> 0.9", with: "> 0.6")

  private static let primaryKey = "  - IsPrimaryKey \"customer_id\"\n"
  private static let addresses =
    "  - {rule: Completeness \"email\" > 0.9, name: most can be written to}\n"

  private static let products = """
    dataset: products
    source: {connection: lake, path: data/products.csv}
    columns:
      sku: {type: varchar, required: true}
      price: {type: 'decimal(10,2)', required: true}
    rules:
      - IsPrimaryKey "sku"
      - ColumnValues "price" between 0 and 500

    """

  private static let lock = """
    # What sources say of their columns, written by `assay lock`. Rules are compiled against it; data that differ are told.
    version: 1
    datasets:
      customers:
        columns:
          customer_id: bigint
          email: varchar
          telephone: VARCHAR
      orders:
        columns:
          customer_id: bigint
          order_id: bigint
          placed_at: timestamp
          status: varchar
          total: decimal(10,2)
      products:
        columns:
          price: decimal(10,2)
          sku: varchar

    """

  // MARK: Data

  /// An order as a line of the export.
  private struct Order {
    var number: Int
    var customer: Int
    var status: String
    var total: String
    let placedAt: String
  }

  /// Forty orders of twelve customers, one an hour; the last one an hour ago.
  private static func orderRows(_ change: (Order) -> Order) -> String {
    let rows = (1...40).map { number in
      let hour = 16 + number
      let order = change(
        Order(
          number: 1000 + number,
          customer: number % 12 + 1,
          status: ["shipped", "placed", "returned"][number % 3],
          total: "\(9 + number * 7 % 90).50",
          placedAt: "2026-03-0\(1 + hour / 24) \(hour % 24 < 10 ? "0" : "")\(hour % 24):00:00"
        )
      )
      return "\(order.number),\(order.customer),\(order.status),\(order.total),\(order.placedAt)\n"
    }
    return "order_id,customer_id,status,total,placed_at\n" + rows.joined()
  }

  /// What the new export makes of an order.
  private static func spoilt(_ order: Order) -> Order {
    var order = order
    switch order.number {
    case 1007: order.total = ""
    case 1012: order.number = 1011
    case 1023: order.customer = 907
    case 1031: order.status = "lost"
    default: break
    }
    return order
  }

  /// Twelve customers, the last one without an address.
  private static func customerRows(withTelephone: Bool) -> String {
    let rows = (1...12).map { number in
      "\(number),\(number < 12 ? "c\(number)@shop.example" : "")"
        + (withTelephone ? ",+49 555 \(1000 + number)\n" : "\n")
    }
    return "customer_id,email\(withTelephone ? ",telephone" : "")\n" + rows.joined()
  }
}
