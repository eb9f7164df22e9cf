import AssayModel
import Testing

@testable import AssayHistory

/// What is written comes back as it was, from every engine.
@Suite struct RoundTripTests {
  @Test(arguments: ScratchStore.engines)
  func aRunComesBack(_ engine: StoreEngine) async throws {
    let scratch = try await ScratchStore(engine)
    var run = Run.rows(10, on: day(1), id: "one")
    run.datasets[0].findings += [
      Finding(name: "bad", status: .failed, severity: .warning, message: "12 of 30 rows are empty"),
      Finding(name: "gone", status: .errored, message: "no such table"),
      Finding(name: "later", status: .skipped),
      Finding(name: "idea", status: .failed, ruleStatus: .proposed),
    ]
    run.datasets[0].findings[1].samples = SampleRows(
      columns: ["a", "b"],
      rows: [[.null, .text("x")], [.integer(7), .number(0.5)]]
    )
    try await scratch.store().carryOut(run)

    let store = scratch.store()
    let stored = try #require(try await store.runs(last: 10).first)
    #expect(stored.id == "one")
    #expect(stored.status == "errored")
    #expect(stored.asOf == day(1))
    #expect(stored.trigger == "manual")
    #expect(stored.commit == "abc")
    #expect(stored.score == 0.5)
    #expect(stored.counts == .init(passed: 1, failed: 2, errored: 1, skipped: 1))
    #expect(stored.proposedFailed == 1)
    #expect(stored.label.isEmpty)
    let results = try await store.results(of: CheckKey(dataset: "orders", check: "bad"), last: 5)
    #expect(results.map(\.outcome) == ["failed"])
    #expect(results.map(\.ruleStatus) == ["active"])
    #expect(results.map(\.message) == ["12 of 30 rows are empty"])
    #expect(try await store.points(of: orders, last: 5).map(\.value) == [10])
    #expect(
      try await store.scores(of: "orders", dimension: "*", last: 5).map(\.value) == [0.5]
    )
    #expect(
      try await store.scores(of: "orders", dimension: "completeness", last: 5).map(\.value) == [0.5]
    )
    #expect(try await store.seriesNames(of: "orders") == [rowCount])
    let samples = try await store.rows(
      "SELECT samples FROM \(engine.table("rule_results")) WHERE samples IS NOT NULL"
    )
    #expect(samples == [[.text(#"{"columns": ["a", "b"], "rows": [[null, "x"], [7, 0.5]]}"#)]])
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func onlyEarlierValuesComeBackTheNewestFirst(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    // They are written out of order, as when a run is made up for.
    for number in [3, 1, 5, 2, 4] {
      try await store.carryOut(.rows(Double(number), on: day(number), id: "r\(number)"))
    }
    #expect(try await store.values() == [5, 4, 3, 2, 1])
    #expect(try await store.values(before: day(4)) == [3, 2, 1])
    #expect(try await store.values(before: day(4, seconds: 1)) == [4, 3, 2, 1])
    #expect(try await store.values(before: day(1)).isEmpty)
    #expect(try await store.values(depth: 2) == [5, 4])
    #expect(try await store.countRuns(after: day(3)) == 2)
    #expect(try await store.points(of: orders, last: 3).map(\.value) == [3, 4, 5])
    #expect(try await store.runs(last: 2).map(\.id) == ["r5", "r4"])
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func aRunIsNoPartOfItsOwnHistory(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    try await store.carryOut(.rows(1, on: day(1), id: "a"))
    // The same moment twice: the second run must see what the first one saw.
    try await store.carryOut(.rows(2, on: day(2), id: "b"))
    #expect(try await store.values(before: day(2)) == [1])
    try await store.carryOut(.rows(3, on: day(2), id: "c"))
    #expect(try await store.values(before: day(2)) == [1])
    #expect(try await store.values(before: day(3)) == [3, 2, 1])
    try await store.begin(Run.rows(4, on: day(4), id: "d").start) { _ in true }
    #expect(try await store.values(before: day(4)) == [3, 2, 1])
    await store.close()
  }

  /// Numbers that are hard to write, or to read.
  static let numbers: [Double] = [
    0, -0.0, 1, -1, 0.1, 0.1 + 0.2, 1 / 3, 2 / 3, 123_456_789.123_456_79, 9_007_199_254_740_991,
    1e15, 1e16, 1.7976931348623157e308, 2.2250738585072014e-308, .leastNonzeroMagnitude, -1.234e-7,
    1e21,
    0.999_999_999_999_999_9, 3.141_592_653_589_793, 86_400.000_001,
  ]

  @Test(arguments: ScratchStore.engines)
  func numbersKeepEveryBit(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    var run = Run(id: "r", asOf: day(1), datasets: [("orders", [Finding()])])
    var generator = SystemRandomNumberGenerator()
    let random = (0..<200).map { _ in Double.random(in: -1e6...1e6, using: &generator) }
    let all = Self.numbers + random
    run.datasets[0].findings[0].values = all.enumerated().map { ("n\($0.offset)", $0.element) }
    try await store.carryOut(run)
    let keys = all.indices.map { SeriesKey(dataset: "orders", metric: "n\($0)") }
    let request = HistoryRequest(
      depths: Dictionary(uniqueKeysWithValues: keys.map { ($0, 1) }),
      wantsFreshness: false
    )
    let history = try await store.history(request, before: day(2))
    for (key, number) in zip(keys, all) {
      #expect(history[key].map(\.value) == [number], "\(number)")
    }
    await store.close()
  }

  @Test(arguments: ScratchStore.engines, [nil, .nan, .infinity, -.infinity] as [Double?])
  func whatIsNoNumberIsNoValue(_ engine: StoreEngine, _ value: Double?) async throws {
    let store = try await ScratchStore(engine).store()
    try await store.carryOut(.rows(value, on: day(1), id: "a"))
    #expect(try await store.values().isEmpty)
    // It was measured all the same.
    #expect(try await store.points(of: orders, last: 5).map(\.value) == [nil])
    await store.close()
  }

  /// Texts that a statement, or an engine, could take for something else.
  static let texts = [
    "it's", "''", #"\"#, #"\'; DROP TABLE alerts; --"#, #"a\nb"#, "a\nb\r\n\tc", "\"quoted\"",
    "🙈 é e\u{301} \u{202E}x", "$1 ? :a %s ${X}", "-- no comment", "/* no */ comment", "", " ",
    "\u{1}\u{7F}\u{FFFF}",
  ]

  @Test(arguments: ScratchStore.engines)
  func hostileTextsComeBackAsTheyWere(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    for (index, text) in Self.texts.enumerated() {
      let values = [(text, Double?(1))]
      let finding = Finding(name: text, status: .failed, message: text, values: values)
      let run = Run(id: "r\(index)", asOf: day(index), datasets: [(text, [finding])])
      try await store.carryOut(run)
      let check = CheckKey(dataset: text, check: text)
      #expect(try await store.results(of: check, last: 1).map(\.message) == [text], "\(text)")
      #expect(try await store.seriesNames(of: text) == [text])
      let alert = try #require(try await store.alerts(all: false).last, "\(text)")
      #expect(alert.dataset == text)
      #expect(alert.check == text)
      #expect(alert.message == text)
    }
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func noEngineTakesTheCharacterNUL(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    let finding = Finding(name: "a\0b", status: .failed, message: "c\0d")
    try await store.carryOut(Run(id: "r", asOf: day(1), datasets: [("t", [finding])]))
    let alert = try #require(try await store.alerts(all: false).first)
    #expect(alert.check == "a\u{FFFD}b")
    #expect(alert.message == "c\u{FFFD}d")
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func longTextsAreKept(_ engine: StoreEngine) async throws {
    let store = try await ScratchStore(engine).store()
    // Random, because engines compress what they can before they call it too long.
    let long = (0..<25_000).map { _ in String(Int.random(in: 4096...65_535), radix: 16) }.joined()
    let findings = (0..<30).map {
      Finding(name: "\($0) \(long)", status: .failed, message: "\(long)\($0)")
    }
    try await store.carryOut(Run(id: "r", asOf: day(1), datasets: [("t", findings)]))
    let alerts = try await store.alerts(all: false)
    #expect(alerts.count == 30)
    #expect(Set(alerts.map(\.message)) == Set(findings.map(\.message)))
    // A name is a key, and no key of PostgreSQL is that long; its beginning and a checksum tell it from others.
    #expect(Set(alerts.map(\.check)).count == 30)
    #expect(alerts.allSatisfy { $0.check.utf8.count < 700 })
    await store.close()
  }

  @Test(arguments: ScratchStore.engines)
  func twoProjectsInOneStoreDoNotMeet(_ engine: StoreEngine) async throws {
    let scratch = try await ScratchStore(engine)
    let (shop, bank) = (scratch.store(), scratch.store(project: "bank"))
    try await shop.carryOut(.rows(1, on: day(1), id: "shop", status: .failed, severity: .warning))
    await shop.close()
    try await bank.carryOut(.rows(2, on: day(2), id: "bank"))
    #expect(try await bank.values() == [2])
    #expect(try await bank.runs(last: 9).map(\.id) == ["bank"])
    #expect(try await bank.alerts(all: true).isEmpty)
    #expect(try await bank.countRuns(after: day(0)) == 1)
    #expect(try await bank.prune(before: day(9)) == 1)
    #expect(
      try await bank.label("shop", .excluded, .init(because: "", by: "", at: day(3))).isEmpty
    )
    await bank.close()
    #expect(try await shop.values() == [1])
    #expect(try await shop.alerts(all: true).count == 1)
    #expect(try await shop.countRuns(after: day(0)) == 1)
    await shop.close()
  }
}
