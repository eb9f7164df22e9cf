import Foundation
import PostgresFixture
import Testing

/// Many runs at once on one store: all of them are remembered, complete.
@Suite(.serialized) struct HistoryCrowdTests {
  private static let count = 20

  /// The engines, by the ending of the file; nothing for the server.
  static let endings = ["sqlite", "duckdb"] + (PostgresServer.isExpected ? [""] : [])

  @Test(arguments: endings)
  func everyRunIsThere(_ ending: String) async throws {
    let rules = (0..<25).map { "RowCount > -\($0 + 1)" }
    let project = try ScratchProject.table("id\n1\n", rules: rules)
    let place =
      ending.isEmpty
      ? try await PostgresServer.shared.makeDatabase() : project.path("crowd.\(ending)")
    let script = """
      cd "$0" || exit 9
      start=$(date +%s)
      for number in $(seq 1 \(Self.count)); do
        "$1" check --no-cache --as-of "2026-01-01T00:00:$(printf %02d $number)Z" > "out$number" 2>&1 \\
          || echo "$number ended with $?" &
      done
      wait
      echo "seconds: $(($(date +%s) - start))"
      """
    let finished = try await Tool.runShell(
      ["-c", script, project.folder, Tool.path],
      environment: ["ASSAY_HISTORY": place],
      limit: .seconds(300)
    )
    let engine = ending.isEmpty ? "postgres" : ending
    print("\(Self.count) runs at once on \(engine): \(finished.output)")
    #expect(finished.output.hasPrefix("seconds:"), "\(finished.output)")
    func count(_ table: String) async throws -> String? {
      let name = StoreFile.table(table, in: place)
      return try await StoreFile.rows("SELECT count(*) FROM \(name)", in: place).first?.first ?? nil
    }
    let states = try await StoreFile.rows(
      "SELECT status, passed FROM \(StoreFile.table("validation_runs", in: place))",
      in: place
    )
    #expect(states == Array(repeating: ["passed", "25"], count: Self.count))
    #expect(try await count("rule_results") == "\(Self.count * 25)")
    #expect(try await count("metrics") == "\(Self.count)")
  }
}
