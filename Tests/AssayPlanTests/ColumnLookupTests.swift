import AssayModel
import AssayPlan
import Testing

@Suite struct ColumnLookupTests {
  private static let columns = [
    SourceColumn(name: "id", type: "BIGINT"), SourceColumn(name: "Id", type: "VARCHAR"),
    SourceColumn(name: "Name", type: "VARCHAR"), SourceColumn(name: "`odd`", type: "DATE"),
    SourceColumn(name: "at", type: "STRUCT(city VARCHAR)"),
    SourceColumn(name: "a.b", type: "DOUBLE"),
    SourceColumn(name: "plain", type: "DOUBLE"),
  ]

  @Test(arguments: [
    ("id", ["id"]), ("Id", ["Id"]), ("ID", ["id"]), ("name", ["Name"]), ("`name`", ["Name"]),
    ("`odd`", ["`odd`"]), ("at.city", ["at", "city"]), ("AT.city", ["at", "city"]),
    ("a.b", ["a.b"]),
  ])
  func finds(_ name: String, path: [String]) {
    #expect(findColumn(name, among: Self.columns)?.path == path)
  }

  @Test(arguments: ["", "ids", "at.", ".city", "plain.x", "``"])
  func findsNothing(_ name: String) {
    #expect(findColumn(name, among: Self.columns) == nil)
  }

  @Test func aColumnOfTheWrongTypeIsAnObstacle() {
    let mean = Metric(.statistic(.mean, of: "name"), of: "t")
    #expect(obstacle(to: mean, among: Self.columns)?.kind == .wrongType)
    let sum = Metric(.statistic(.sum, of: "plain"), of: "t")
    #expect(obstacle(to: sum, among: Self.columns) == nil)
    let missing = Metric(.rows(.isNull("plai")), of: "t")
    #expect(obstacle(to: missing, among: Self.columns)?.hint == "did you mean plain?")
  }
}
