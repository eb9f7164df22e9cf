import AssayTesting
import Foundation
import Testing

/// Every example compiles, and finds what its expected files say.
@Suite struct ExamplesTests {
  @Test func examplesAreFound() {
    #expect(Repository.examples == ["glue", "history", "openflights", "shop"])
  }

  @Test(arguments: Repository.examples)
  func compiles(_ example: String) async throws {
    let result = try await Tool.run([
      "compile", "--project", "examples/\(example)", "--var", "OPENFLIGHTS=data",
    ])
    // The rulesets for Glue contradict each other on purpose, to show what each rule accepts.
    #expect(result.errors.isEmpty || example == "glue")
    #expect(result.code == 0)
  }

  @Test(arguments: Repository.examples)
  func isLaidOut(_ example: String) async throws {
    let result = try await Tool.run([
      "fmt", "--check", "--project", "examples/\(example)", "--var", "OPENFLIGHTS=data",
    ])
    #expect(result.output.isEmpty)
    #expect(result.code == 0)
  }

  @Test func testsOfTheShopHold() async throws {
    let result = try await Tool.run(["test", "--project", "examples/shop"])
    #expect(result.errors.isEmpty)
    #expect(result.output.contains("16 tests: 16 held"))
    #expect(result.code == 0)
  }

  @Test func shopFindsItsPlantedFaults() async throws {
    let result = try await Tool.run([
      "check", "--project", "examples/shop", "--report", "json=-",
    ])
    #expect(result.code == 1)
    try Golden.expect(result.output.withoutTimes, equals: "examples/shop/expected/report.json")
    try Golden.expect(result.errors.withoutTimes, equals: "examples/shop/expected/report.txt")
  }

  @Test(
    .enabled(
      if: Repository.openFlights != nil,
      "OPENFLIGHTS does not name a folder with the OpenFlights data; see examples/openflights/README.md"
    )
  )
  func openFlightsFindsItsRealFaults() async throws {
    let folder = try #require(Repository.openFlights)
    let result = try await Tool.run([
      "check", "--project", "examples/openflights", "--var", "OPENFLIGHTS=\(folder)",
      "--report", "json=-",
    ])
    #expect(result.code == 1)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let report = try decoder.decode(Report.self, from: Data(result.output.utf8))
    #expect(report.datasets.flatMap(\.checks).count { $0.kind == "rule" } >= 60)
    try Golden.expect(report.summary, equals: "examples/openflights/expected/summary.json")
  }
}

/// The part of a JSON report that holds numbers.
private struct Report: Decodable {
  struct Dataset: Decodable {
    let name: String
    let checks: [Check]
  }

  struct Check: Decodable {
    let name: String
    let kind: String
    let status: String
    let values: [Value]
    let evaluatedRows: Int?
    let passingRows: Int?
  }

  struct Value: Decodable {
    let value: Double?
  }

  let datasets: [Dataset]

  /// What came of each check, one on a line, without any sentence.
  var summary: String {
    get throws {
      let lines = try datasets.flatMap { dataset in
        try dataset.checks.map { try $0.line(in: dataset) }
      }
      return "[\n\(lines.joined(separator: ",\n"))\n]\n"
    }
  }
}

extension Report.Check {
  fileprivate func line(in dataset: Report.Dataset) throws -> String {
    let line = SummaryLine(
      dataset: dataset.name,
      check: name,
      status: status,
      values: values.map(\.value),
      evaluated: evaluatedRows,
      passing: passingRows
    )
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return "  " + String(decoding: try encoder.encode(line), as: UTF8.self)
  }
}

private struct SummaryLine: Encodable {
  let dataset: String
  let check: String
  let status: String
  let values: [Double?]
  let evaluated: Int?
  let passing: Int?
}
