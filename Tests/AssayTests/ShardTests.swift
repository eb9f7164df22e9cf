import Foundation
import Subprocess
import Testing

/// `assay check --shard` and `assay merge`: a run in several processes, and one run of their records.
@Suite struct ShardTests {
  /// Five datasets of different weight; one fails, one cannot be read, one refers to another, one measures NaN.
  private static func project(_ settings: String = "") throws -> ScratchProject {
    var files = [
      "assay.yaml": "project: scratch\ngate: {fail_on: warning, min_score: 0.6}\n\(settings)\n"
    ]
    let specs = [
      "a": "rules: [RowCount > 0, IsUnique \"id\", Mean \"id\" between 0 and 9]",
      "b": "rules: [{rule: IsUnique \"word\", severity: warning}, RowCount > 0]",
      "c":
        "rules: [ReferentialIntegrity \"id\" \"a.id\" = 1.0]\nanalyzers: [Completeness \"word\"]",
      "d": "analyzers: [Mean \"id\", Skewness \"id\"]",
      "e": "rules: [ColumnCorrelation \"id\" \"same\" > 0.5, IsComplete \"gone\"]\n"
        + "slas: {volume: {last: 3}}",
    ]
    for (name, rules) in specs {
      files["specs/\(name).yaml"] = "dataset: \(name)\nsource: {path: \(name).csv}\n\(rules)\n"
      files["\(name).csv"] = "id,word,same\n1,x,1\n2,x,1\n3,y,1\n"
    }
    return try ScratchProject(files)
  }

  private static let asOf = ["--as-of", "2026-03-01"]

  private static func shards(
    _ project: ScratchProject,
    _ count: Int,
    _ arguments: String...
  ) async throws -> [String] {
    var files: [String] = []
    for number in 1...count {
      let file = "part-\(number)-of-\(count).json"
      let finished = try await Tool.run(
        ["check", "--shard", "\(number)/\(count)", "--report", "record=\(file)"] + asOf + arguments,
        in: project.folder
      )
      #expect([.exited(0), .exited(1), .exited(3)].contains(finished.ending), "\(finished.errors)")
      files.append(file)
    }
    return files
  }

  /// A report without times, and without the effort: shards may ask twice for what several need.
  private static func settled(_ report: String) -> String {
    report.replacing(#/"(started_at|finished_at)": "[^"]*"/#) { _ in "" }
      .replacing(#/"seconds": [0-9.e-]+/#) { _ in "" }
      .replacing(#/"(metrics|statements)": [0-9]+/#) { _ in "" }
      .replacing(#/ (time|timestamp)="[^"]*"/#) { _ in "" }
      .replacing(#/— [^\n]*/#) { _ in "" }
  }

  @Test(arguments: [1, 2, 3, 7])
  func mergedShardsAreTheWholeRun(_ count: Int) async throws {
    let project = try Self.project()
    let reports = ["--report", "json=whole.json", "--report", "junit=whole.xml"]
    let whole = try await Tool.run(["check"] + reports + Self.asOf, in: project.folder)
    let files = try await Self.shards(project, count)
    let merged = try await Tool.run(
      ["merge", "--report", "json=merged.json", "--report", "junit=merged.xml"] + files.reversed(),
      in: project.folder
    )
    #expect(merged.ending == whole.ending)
    #expect(whole.ending == .exited(3))
    #expect(Self.settled(merged.output) == Self.settled(whole.output))
    for kind in ["json", "xml"] {
      let (one, other) = (try project.text("merged.\(kind)"), try project.text("whole.\(kind)"))
      #expect(Self.settled(one) == Self.settled(other))
    }
    _ = try Document.read(try project.text("merged.json"))
  }

  @Test func everyDatasetIsInOneShard() async throws {
    let project = try Self.project()
    var seen: [String] = []
    var weights: [Int] = []
    for file in try await Self.shards(project, 3) {
      let record = try JSONSerialization.jsonObject(with: Data(try project.text(file).utf8))
      let run = try #require((record as? [String: Any])?["run"] as? [String: Any])
      let datasets = (run["record"] as? [String: Any])?.objects("datasets") ?? []
      seen += datasets.map { $0.text("name") }
      weights.append(datasets.reduce(0) { $0 + $1.objects("checks").count })
    }
    #expect(seen.sorted() == ["a", "b", "c", "d", "e"])
    #expect(weights.allSatisfy { (2...3).contains($0) })
  }

  @Test func theGateLooksAtTheWhole() async throws {
    let project = try Self.project()
    try FileManager.default.removeItem(atPath: project.path("specs/e.yaml"))
    let files = try await Self.shards(project, 2)
    let merged = try await Tool.run(["merge"] + files, in: project.folder)
    merged.expectJudgement(
      exit: 1,
      saying: ["1 check failed (warning or graver)", "the score of b is 0.5, below 0.6"]
    )
  }

  @Test func aPageOfTheWholeShowsThePlansOfItsParts() async throws {
    let project = try Self.project()
    let files = try await Self.shards(project, 2)
    let merged = try await Tool.run(["merge", "--report", "html=-"] + files, in: project.folder)
    merged.expect(exit: 3)
    let whole = try await Tool.run(["check", "--report", "html=-"] + Self.asOf, in: project.folder)
    func lanes(_ page: String) -> Set<Substring> {
      Set(page.matches(of: #/<title>([a-e])<\/title>/#).map(\.output.1))
    }
    #expect(lanes(whole.output) == ["a", "b", "c", "d", "e"])
    #expect(lanes(merged.output) == lanes(whole.output))
  }

  @Test func partsInCIAreMergedToo() async throws {
    let project = try Self.project()
    try FileManager.default.removeItem(atPath: project.path("specs/e.yaml"))
    var records: [String] = []
    for number in 1...2 {
      let finished = try await Tool.run(
        ["ci", "--shard", "\(number)/2", "--out", "part-\(number)"] + Self.asOf,
        in: project.folder
      )
      #expect([.exited(0), .exited(1)].contains(finished.ending), "\(finished.errors)")
      #expect(finished.output.contains("wrote part-\(number)/record.json (record, "))
      records.append("part-\(number)/record.json")
    }
    let merged = try await Tool.run(["merge"] + records, in: project.folder)
    let whole = try await Tool.run(["check"] + Self.asOf, in: project.folder)
    merged.expectJudgement(exit: 1)
    #expect(Self.settled(merged.output) == Self.settled(whole.output))
  }

  @Test func onlyTheMergedRunIsRemembered() async throws {
    let project = try Self.project()
    try FileManager.default.removeItem(atPath: project.path("specs/e.yaml"))
    let store = ["--history", "store.sqlite"]
    let files = try await Self.shards(project, 2, "--history", "store.sqlite")
    #expect(!project.contents.contains("store.sqlite"))
    let merged = try await Tool.run(
      ["merge", "--report", "json=merged.json"] + store + files,
      in: project.folder
    )
    merged.expect(exit: 1, leaving: [])
    #expect(try project.report("merged.json").history.status == "recorded")
    let runs = try await Tool.run(["history", "--format", "json"] + store, in: project.folder)
    let list = try Document.read(runs.output).objects("runs")
    #expect(list.map { $0.text("status") } == ["failed"])
    #expect(list.first?["passed"] as? Int == 5)
    let alerts = try await Tool.run(["alerts", "--format", "json"] + store, in: project.folder)
    #expect(try Document.read(alerts.output).objects("alerts").count == 1)

    // The next shards look back on it, and write nothing.
    let next = try await Tool.run(
      ["check", "--shard", "1/2", "--report", "json=next.json"] + store,
      in: project.folder
    )
    #expect(next.output.contains("history: a shard is not remembered"))
    let again = try await Tool.run(["history", "--format", "json"] + store, in: project.folder)
    #expect(try Document.read(again.output).objects("runs").count == 1)
  }

  @Test func whatDoesNotBelongTogetherIsRefused() async throws {
    let project = try Self.project()
    let two = try await Self.shards(project, 2)
    let three = try await Self.shards(project, 3)
    try await Tool.run(
      ["check", "--report", "record=whole.json", "--report", "json=report.json"],
      in: project.folder
    ).expect(exit: 3, leaving: [])
    let some = try await Tool.run(
      ["check", "--shard", "2/2", "--dataset", "a", "--report", "record=some.json"],
      in: project.folder
    )
    #expect(some.ending == .exited(0))
    try project.write(Array("{}".utf8), to: "other.json")
    for (files, words) in [
      ([two[0]], "shard 2 of 2 is missing"),
      ([three[1]], "shards 1, 3 of 3 are missing"),
      ([two[0], two[0], two[1]], "are both shard 1 of 2"),
      ([two[0], three[1]], "is one of 2 shards"),
      ([two[0], "whole.json"], "whole.json is a whole run, and no shard"),
      ([two[0], "some.json"], "shards of different datasets"),
      (["report.json"], "report.json is a JSON report"),
      (["other.json"], "other.json is no record of a run"),
      (["gone.json"], "cannot read gone.json"),
      (["specs"], "cannot read specs: Is a directory"),
    ] {
      let finished = try await Tool.run(["merge"] + files, in: project.folder)
      finished.expectRefusal(saying: [words])
    }
    // A whole run alone is one.
    #expect(
      try await Tool.run(["merge", "whole.json"], in: project.folder).ending == .exited(3)
    )
    try project.write(
      Array("dataset: a\nsource: {path: a.csv}\nrules: [RowCount > 1]\n".utf8),
      to: "specs/a.yaml"
    )
    try await Tool.run(
      ["check", "--shard", "2/2", "--report", "record=\(two[1])"],
      in: project.folder
    ).expect(exit: 1)
    let mixed = try await Tool.run(["merge"] + two, in: project.folder)
    mixed.expectRefusal(saying: ["were made with different specs"])
    let old = try await Tool.run(
      ["merge", "whole.json", "--history", "store.sqlite"],
      in: project.folder
    )
    old.expectRefusal(saying: ["the specs here are not those of the shards", "--history off"])
  }

  @Test(arguments: ["0/2", "3/2", "1/0", "-1/2", "a/2", "1", "1/2/3", "1/", "2000/2000"])
  func wrongShardsAreRefused(_ shard: String) async throws {
    let project = try Self.project()
    let finished = try await Tool.run(["check", "--shard=\(shard)"], in: project.folder)
    finished.expect(exit: 2)
    #expect(finished.errors.contains("--shard takes I/N"))
  }
}
