import Foundation
import Testing

/// The rulesets of `examples/glue` come out as their own comments say.
@Suite struct GlueTests {
  @Test func verdictsAreAsTheCommentsSay() async throws {
    let claims = try Claim.all
    #expect(Set(claims.map(\.file)).count == 20)
    let verdicts = try await Verdict.all
    let places = Dictionary(grouping: verdicts, by: \.place)
    for claim in claims {
      let statuses = places[claim.place, default: []].map(\.status)
      #expect(
        statuses == [claim.status],
        "\(claim.place): the comment says that it \(claim.word)\n\(claim.rule)"
      )
    }
    let unclaimed = Set(places.keys).subtracting(claims.map(\.place))
    #expect(unclaimed.isEmpty, "rules without a comment above them that says passes or fails")
    try Golden.expect(
      try Self.table(of: verdicts),
      equals: "examples/glue/expected/verdicts.json"
    )
  }

  @Test func everyFailureIsExplained() throws {
    let readme = try String(
      decoding: Data(contentsOf: Repository.root.appending(path: "examples/glue/README.md")),
      as: UTF8.self
    )
    for claim in try Claim.all where claim.word == "fails" {
      let rule = claim.rule.replacing("|", with: "\\|")
      #expect(readme.contains("| `\(rule)` |"), "\(claim.place): not in the README")
    }
  }

  /// What came of each rule, one on a line, by ruleset.
  private static func table(of verdicts: [Verdict]) throws -> String {
    let rulesets = Dictionary(grouping: verdicts, by: \.file).sorted { $0.key < $1.key }
    let parts = try rulesets.map { file, verdicts in
      let lines = try verdicts.sorted { $0.line < $1.line }.map {
        "    \(try quoted($0.rule)): \(try quoted($0.status))"
      }
      let name = URL(filePath: file).deletingPathExtension().lastPathComponent
      return "  \(try quoted(name)): {\n\(lines.joined(separator: ",\n"))\n  }"
    }
    return "{\n\(parts.joined(separator: ",\n"))\n}\n"
  }

  private static func quoted(_ text: String) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return String(decoding: try encoder.encode(text), as: UTF8.self)
  }
}

/// What a comment says of the rule in the line below it.
private struct Claim {
  /// The rulesets, from the root.
  static let folder = "examples/glue/rulesets"

  let file: String
  /// The line of the rule, from 1.
  let line: Int
  let word: String
  let rule: String

  var place: String { "\(file):\(line)" }
  var status: String { word == "passes" ? "passed" : "failed" }

  static var all: [Claim] {
    get throws {
      let names = try FileManager.default.contentsOfDirectory(
        atPath: Repository.root.appending(path: folder).path(percentEncoded: false)
      )
      return try names.sorted().flatMap { try claims(in: "\(folder)/\($0)") }
    }
  }

  private static func claims(in file: String) throws -> [Claim] {
    let data = try Data(contentsOf: Repository.root.appending(path: file))
    let lines = String(decoding: data, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return zip(lines, lines.dropFirst()).enumerated().compactMap { index, pair in
      guard let match = pair.0.wholeMatch(of: #/ *# (?<word>passes|fails): .+/#) else { return nil }
      return Claim(
        file: file,
        line: index + 2,
        word: String(match.output.word),
        rule: String(pair.1.trimmingPrefix(#/ +/#).replacing(#/,$/#, with: ""))
      )
    }
  }
}

/// What the tool says of a rule.
private struct Verdict: Decodable {
  let file: String
  let line: Int
  let rule: String
  let status: String

  var place: String { "\(file):\(line)" }

  /// The verdicts of all rules in `.dqdl` files; the datasets that they compare with have rules in their specs.
  static var all: [Verdict] {
    get async throws {
      let result = try await Tool.run([
        "check", "--project", "examples/glue", "--report", "json=-",
      ])
      #expect(result.code == 1)
      return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
        .datasets.flatMap(\.checks).filter { $0.file.hasPrefix(Claim.folder) }
    }
  }
}

/// The part of a JSON report that holds verdicts.
private struct Report: Decodable {
  struct Dataset: Decodable {
    let checks: [Verdict]
  }

  let datasets: [Dataset]
}
