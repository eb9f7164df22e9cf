import AssayTesting
import Foundation
import PostgresFixture
import Testing

/// The same spec gives the same verdicts and the same metrics on every engine.
@Suite(.serialized) struct EngineTests {
  private let kit = ConnectorConformance(embedded: Engine.embedded())

  /// What the embedded engine says, which golden vectors hold to the reference implementation.
  @Test func referenceIsAsRecorded() async throws {
    let verdicts = try await kit.verdicts(on: Engine.duckdb.subject())
    let text = verdicts.map { verdict in
      let values = verdict.values.sorted { $0.key < $1.key }.map { name, value in
        "\(name) = \(value.map { String(format: "%.9g", $0) } ?? "undefined")"
      }
      return "\(verdict.rule)\n  \(([verdict.status] + values).joined(separator: "\n  "))\n"
    }
    let golden = GoldenCase(output: "../../specs/conformance/reference.txt")
    #expect(try golden.difference(from: text.joined()) == nil)
    #expect(verdicts.allSatisfy { $0.status != "errored" })
  }

  @Test(arguments: Engine.allCases.filter { $0 != .duckdb })
  func judgesAlike(_ engine: Engine) async throws {
    let reference = try await kit.verdicts(on: Engine.duckdb.subject())
    let verdicts = try await kit.verdicts(on: engine.subject())
    #expect(ConnectorConformance.differences(verdicts, from: reference) == [])
    #expect(verdicts.allSatisfy { $0.status != "skipped" || !$0.message.isEmpty })
  }

  /// A kit that finds nothing wrong with anything would be worth nothing.
  @Test func noticesWhatDiffers() async throws {
    let reference = try await kit.verdicts(on: Engine.duckdb.subject())
    let wrong = ConnectorConformance.Subject(try await Engine.brokenEngine())
    let verdicts = try await kit.verdicts(on: wrong)
    let differences = ConnectorConformance.differences(verdicts, from: reference)
    #expect(differences.count > 3)
    #expect(differences.contains { $0.contains("RowCount = 12") })
  }
}
