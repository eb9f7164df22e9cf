import Foundation
import Peers
import Subprocess
import Testing

/// Runs that look only at partitions that have changed, and add up all.
@Suite struct AddingUpTests {
  /// A project over Parquet files in folders of days that were written some time ago, with a store beside it.
  private struct Days {
    let project: ScratchProject

    init(_ days: [Int], rules: String = "[RowCount > 2, Sum \"id\" > 0, Mean \"x\" > 0]")
      async throws
    {
      project = try ScratchProject(["assay.yaml": "project: scratch\n"])
      try write(rules: rules)
      for day in days { try await write(day) }
    }

    /// Writes another spec.
    func write(source: String = "", rules: String) throws {
      let text = """
        dataset: t
        source: {path: "data/day=*/*.parquet"\(source)}
        rules: \(rules)
        """
      try project.write(Array(text.utf8), to: "specs/t.yaml")
    }

    func file(_ day: Int) -> String { project.path("data/day=\(day)/a.parquet") }

    /// Writes ten rows of a day.
    func write(_ day: Int, values: String = "range AS id, range / 4 AS x") async throws {
      let folder = project.path("data/day=\(day)")
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let query = "SELECT \(values) FROM range(\(day * 10), \(day * 10 + 10))"
      try await makeFiles("COPY (\(query)) TO '\(file(day))' (FORMAT parquet)")
      try age(day)
    }

    func age(_ day: Int, secondsAgo: Double = 60) throws {
      let date = Date(timeIntervalSinceNow: -secondsAgo)
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file(day))
    }

    /// Makes a file unreadable in a way that nobody notices who does not read it.
    func spoil(_ day: Int) throws {
      let before = try FileManager.default.attributesOfItem(atPath: file(day))
      let size = try #require((before[.size] as? NSNumber)?.intValue)
      let handle = try #require(FileHandle(forWritingAtPath: file(day)))
      try handle.write(contentsOf: [UInt8](repeating: 0, count: size))
      try handle.close()
      let date = try #require(before[.modificationDate] as? Date)
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file(day))
    }

    /// Checks, and gives what the report for programs says of the dataset.
    func check(
      _ arguments: String...,
      exit: Int32 = 0,
      _ location: SourceLocation = #_sourceLocation
    ) async throws -> (dataset: Dataset, finished: Finished) {
      let (data, finished) = try await project.checkRemembering(
        ["--report", "text=-"] + arguments,
        exit: exit,
        location
      )
      try Python.validate([Array(data)], by: "specs/schemas/run.schema.json")
      let report = try JSONDecoder().decode(Document.self, from: data)
      return (try #require(report.datasets.first { $0.name == "t" }), finished)
    }

    /// Adds up the days, and gives how many there are and were looked at.
    func add(
      _ arguments: String...,
      exit: Int32 = 0,
      _ location: SourceLocation = #_sourceLocation
    ) async throws -> [Int] {
      let (data, _) = try await project.checkRemembering(
        ["--partitions", "day"] + arguments,
        exit: exit,
        location
      )
      let mark = try JSONDecoder().decode(Document.self, from: data).datasets.first?.partitions
      return mark.map { [$0.scanned, $0.all] } ?? []
    }
  }

  private struct Document: Decodable {
    let datasets: [Dataset]
  }

  private struct Dataset: Decodable {
    struct Partitions: Decodable {
      let key: String
      let all: Int
      let scanned: Int
      let added: Int
      let measured: Int
    }

    struct Check: Decodable {
      let status: String
      let message: String
      let samples: Samples?
    }

    struct Samples: Decodable {
      let rows: [[Double?]]
    }

    let name: String
    let partitions: Partitions?
    let checks: [Check]
  }

  /// Days that have not changed could not even be read.
  @Test func onlyANewDayIsRead() async throws {
    let days = try await Days([1, 2, 3])
    #expect(try await days.add() == [3, 3])
    try days.spoil(2)
    try days.spoil(3)
    try await days.write(4)
    let (dataset, finished) = try await days.check("--partitions", "day")
    #expect(dataset.partitions?.key == "day")
    #expect(dataset.partitions?.all == 4)
    #expect(dataset.partitions?.scanned == 1)
    #expect(dataset.partitions?.measured == 0)
    #expect(dataset.checks.map(\.message).contains("row count is 40, as asked: > 2"))
    let words = "added up of 4 partitions by day, 1 scanned: t"
    #expect(finished.output.contains(words), "\(finished.output)")
    // What is wrong is found by those who look.
    #expect(try await days.add("--no-cache", exit: 3) == [])
  }

  @Test func everyReportTellsWhatWasAddedUp() async throws {
    let days = try await Days([1], rules: "[RowCount > 2, IsUnique \"id\"]")
    let reports = ["junit", "markdown", "html"].flatMap { ["--report", "\($0)=r.\($0)"] }
    let finished = try await Tool.run(
      ["check", "--history", "store.sqlite", "--partitions", "day"] + reports,
      in: days.project.folder
    )
    finished.expect(exit: 0, leaving: finished.newFiles)
    for file in ["r.junit", "r.markdown", "r.html"] {
      let text = try days.project.text(file).replacing("\\", with: "")
      #expect(
        text.contains("added up of 1 partition by day, 1 scanned; 2 of 3 metrics"),
        "\(file): \(text)"
      )
    }
  }

  /// Each changes the days, or the way to them; how many are looked at then, of how many.
  @Test(
    arguments: [
      ("nothing", [0, 3]), ("one file", [1, 3]), ("a second file", [1, 3]), ("a day less", [0, 2]),
      ("a day that comes back", [1, 3]), ("a filter", [3, 3]), ("a contract", [3, 3]),
      ("a new rule", [3, 3]), ("a threshold", [0, 3]), ("a moment ahead of the clock", [1, 3]),
      ("--no-cache", [3, 3]),
      ("excluded", [3, 3]), ("pruned", [3, 3]),
    ]
  )
  func whatHasChangedIsLookedAt(_ change: String, expected: [Int]) async throws {
    // What fails is not taken as a whole, so that it is added up each time.
    let rules = "[RowCount > 2, Sum \"id\" > 0, {rule: Mean \"x\" < 0, severity: warning}]"
    let days = try await Days([1, 2, 3], rules: rules)
    #expect(try await days.add() == [3, 3])
    var arguments: [String] = []
    switch change {
    case "one file": try await days.write(2, values: "range + 1 AS id, 0.5::DOUBLE AS x")
    case "a second file":
      try FileManager.default.copyItem(
        atPath: days.file(3),
        toPath: days.file(3).replacing("a.parquet", with: "b.parquet")
      )
    case "a day less":
      try FileManager.default.removeItem(atPath: days.project.path("data/day=3"))
    case "a day that comes back":
      try FileManager.default.removeItem(atPath: days.project.path("data/day=3"))
      try await days.write(1)
      try days.age(1, secondsAgo: 30)
      #expect(try await days.add() == [1, 2])
      try await days.write(3)
    case "a filter": try days.write(source: ", filter: id > 0", rules: rules)
    case "a contract":
      try days.write(rules: "\(rules)\ncolumns: {id: {type: bigint}, x: {type: double}}")
    case "a new rule":
      try days.write(rules: rules.replacing("[RowCount", with: "[IsComplete \"id\", RowCount"))
    case "a threshold": try days.write(rules: rules.replacing("> 2", with: "> 29"))
    case "a moment ahead of the clock":
      try days.age(2, secondsAgo: -600)
      #expect(try await days.add() == [1, 3])
    case "--no-cache": arguments = ["--no-cache"]
    case "excluded", "pruned":
      let runs = try await StoreFile.rows(
        "SELECT run_id FROM validation_runs",
        in: days.project.path("store.sqlite")
      )
      let run = try #require(runs.first?.first ?? nil)
      try await Tool.run(
        ["history"]
          + (change == "pruned" ? ["prune", "--keep", "0d"] : ["exclude", run, "--because", "x"])
          + ["--history", "store.sqlite"],
        in: days.project.folder
      ).expect(exit: 0)
    default: break
    }
    #expect(try await days.add("--verbose", arguments.first ?? "--verbose") == expected)
    let plain = try await days.check("--no-cache").dataset
    #expect(
      try await days.check("--partitions", "day").dataset.checks.map(\.message)
        == plain.checks.map(\.message)
    )
  }

  /// The rows of a failure are those that a look at all rows would show.
  @Test func failuresAreShownOfTheDaysThatHaveThem() async throws {
    let days = try await Days([1, 2, 3], rules: "[RowCount > 2, ColumnValues \"id\" < 33]")
    #expect(try await days.add(exit: 1) == [3, 3])
    let plain = try await days.check(exit: 1).dataset
    #expect(plain.checks.last?.samples?.rows.count == 5)
    try days.spoil(2)
    let (added, finished) = try await days.check("--partitions", "day", exit: 1)
    #expect(added.partitions?.scanned == 0)
    #expect(added.checks.map(\.message) == plain.checks.map(\.message))
    #expect(added.checks.last?.samples?.rows == plain.checks.last?.samples?.rows)
    #expect(finished.output.contains("2 statements"), "\(finished.output)")
  }

  /// A day that was checked by itself counts for the whole.
  @Test func aPartitionThatWasCheckedCounts() async throws {
    let days = try await Days([1, 2])
    #expect(try await days.add() == [2, 2])
    try await days.write(3)
    _ = try await days.check("--partition", "day=3")
    try days.spoil(3)
    #expect(try await days.add() == [0, 3])
  }

  /// Text is read as by its first file, so that a change of that one counts for all.
  @Test func readersOfTextGuessByTheFirstFile() async throws {
    let project = try ScratchProject([
      "assay.yaml": "project: scratch\n",
      "specs/t.yaml": """
      dataset: t
      source: {path: "data/day=*/*.csv"}
      rules: [RowCount > 0, {rule: Sum "id" < 0, severity: warning}]
      """,
    ])
    func write(_ day: Int, _ text: String) throws {
      let file = "data/day=\(day)/a.csv"
      try project.write(Array(text.utf8), to: file)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -60)],
        ofItemAtPath: project.path(file)
      )
    }
    for day in 1...3 { try write(day, "id,at\n\(day),01/02/2026\n") }
    func add() async throws -> String {
      let finished = try await Tool.run(
        ["check", "--history", "store.sqlite", "--partitions", "day"],
        in: project.folder
      )
      finished.expect(exit: 0, leaving: finished.newFiles)
      return finished.output
    }
    #expect(try await add().contains("3 scanned"))
    try write(2, "id,at\n7,01/02/2026\n8,03/02/2026\n")
    #expect(try await add().contains("1 scanned"))
    try write(1, "id,at\n1,21/02/2026\n2,21/02/2026\n")
    #expect(try await add().contains("3 scanned"))
  }

  @Test func withoutHistoryEverythingIsLookedAt() async throws {
    let days = try await Days([1, 2])
    let finished = try await Tool.run(
      ["check", "--history", "off", "--partitions", "day"],
      in: days.project.folder
    )
    finished.expect(exit: 0)
    #expect(finished.errors.contains("note: all partitions are looked at"))
    #expect(!finished.output.contains("added up"))
  }

  /// The name of the file has another use already.
  @Test func whatCannotBeToldApartIsMeasuredAsAWhole() async throws {
    let days = try await Days([1, 2])
    try days.write(source: ", options: {filename: true}", rules: "[RowCount = 20]")
    let (dataset, finished) = try await days.check("--partitions", "day")
    #expect(dataset.partitions == nil)
    #expect(finished.errors.contains("note: t is not added up of partitions"))
  }

  @Test(
    arguments: [
      (["--partitions", "month"], "no dataset has partitions by month"),
      (["--partitions", "day=1"], "takes the key of folders"),
      (["--partitions", ""], "takes the key of folders"),
      (["--partitions", "day", "--partition", "day=1"], "either --partition or --partitions"),
      (["--partitions", "day", "--shard", "1/2"], "either --shard or --partitions"),
    ]
  )
  func whatCannotBeAddedUpIsRefused(_ arguments: [String], words: String) async throws {
    let finished = try await Days([1]).project.run(["check"] + arguments)
    #expect(finished.errors.contains(words), "\(finished.errors)")
    #expect(finished.ending == .exited(2) || finished.ending == .exited(64))
  }
}
