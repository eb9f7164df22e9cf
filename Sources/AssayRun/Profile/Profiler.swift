import AssayConnector
import AssayDiagnostics
package import AssayModel
import AssayPlan

/// Looks at sources that no spec knows yet, with the steps that rules are measured by.
package struct Profiler: Sendable {
  /// How many different values a column may have whose values are listed.
  private static let fewValues = 12

  private let connections: Connections
  private let settings: [Connection]
  private let now: Timestamp

  /// Prepares to look.
  ///
  /// - Parameters:
  ///   - settings: what the project says of the connections.
  ///   - now: the moment from which ages count.
  package init(_ connections: Connections, settings: [Connection], now: Timestamp) {
    (self.connections, self.settings, self.now) = (connections, settings, now)
  }

  /// The profile of a source, or why there is none.
  package func profile(
    _ source: Source,
    as name: String
  ) async -> Result<TableProfile, Trouble> {
    let rows = await SourceRows.read(
      dataset(name, source, []),
      of: suite([]),
      atMost: 0,
      from: connections,
      root: ""
    )
    let columns: [SourceColumn]
    switch rows {
    case .failure(let trouble): return .failure(trouble)
    case .success(let rows): columns = rows.fixture.columns
    }
    let values = await measure(name, source, questions(about: columns, of: name))
    guard let count = values["rows"].flatMap(\.self) else {
      return .failure(Trouble(.source, "the rows of \(name) could not be counted"))
    }
    var profile = TableProfile(
      dataset: name,
      source: source,
      rows: Int(count),
      columns: columns.enumerated().map { ColumnProfile($1, values, prefix: "\($0).") }
    )
    await look(closerAt: &profile)
    return .success(profile)
  }

  // MARK: Questions

  private func questions(about columns: [SourceColumn], of name: String) -> [NamedFormula] {
    let rows = Metric(.rowCount, of: name)
    var formulas = [NamedFormula(name: "rows", value: .metric(rows))]
    for (index, column) in columns.enumerated() {
      let type = ValueType(column.type)
      var asked: [(String, Quantity)] = [("filled", .rows(.not(.isNull(column.name))))]
      func ask(_ name: String, _ statistic: ColumnStatistic) {
        asked.append((name, .statistic(statistic, of: column.name)))
      }
      if type.kind != .other, type.kind != .binary {
        asked.append(("distinct", .groups([column.name], .valueGroups)))
        asked.append(("repeated", .groups([column.name], .duplicatedRows)))
      }
      if type.isNumeric {
        ask("minimum", .minimum)
        ask("maximum", .maximum)
      }
      if type.kind == .text { ask("longest", .maximumLength) }
      if type.kind == .date || type.kind == .timestamp {
        ask("newest", .newestAge)
        ask("future", .futureCount)
      }
      formulas += asked.map {
        NamedFormula(name: "\(index).\($0)", value: .metric(rows.with($1)))
      }
    }
    return formulas
  }

  /// The values of columns that have few, and two columns that tell rows apart where no single one does.
  private func look(closerAt profile: inout TableProfile) async {
    let rows = profile.rows
    var analyzers: [Analyzer] = []
    for column in profile.columns where column.mayBeListed(of: rows, atMost: Self.fewValues) {
      let distribution = Distribution(
        dataset: profile.dataset,
        column: column.name,
        bins: Self.fewValues,
        showsValues: true
      )
      analyzers.append(analyzer(column.name, .distribution(distribution)))
    }
    let pairs = profile.columns.contains { $0.isKey(ofRows: rows) } ? [] : profile.pairs
    let metric = Metric(.rowCount, of: profile.dataset)
    let formulas = pairs.map { pair in
      NamedFormula(
        name: pair.joined(separator: "\u{1F}"),
        value: .metric(metric.with(.groups(pair, .duplicatedRows)))
      )
    }
    if !formulas.isEmpty { analyzers.append(analyzer("pairs", .values(formulas))) }
    guard !analyzers.isEmpty else { return }
    for record in await run(profile.dataset, profile.source, analyzers) {
      if case .distribution(let distribution) = record.analyzer.subject,
        let index = profile.columns.firstIndex(where: { $0.name == distribution.column })
      {
        let labels = record.distribution.map(\.label)
        if labels.count == profile.columns[index].distinct {
          profile.columns[index].values = labels.sorted()
        }
      }
      let unique = record.values.first { $0.value == 0 }?.name
      profile.pair = unique?.split(separator: "\u{1F}").map(String.init) ?? profile.pair
    }
  }

  // MARK: Measuring

  private func measure(
    _ name: String,
    _ source: Source,
    _ formulas: [NamedFormula]
  ) async -> [String: Double?] {
    let records = await run(name, source, [analyzer("profile", .values(formulas))])
    return Dictionary(
      records.flatMap(\.values).map { ($0.name, $0.value) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private func run(
    _ name: String,
    _ source: Source,
    _ analyzers: [Analyzer]
  ) async -> [AnalyzerRecord] {
    let suite = suite([dataset(name, source, analyzers)])
    guard let plan = try? plan(suite, on: connections.capabilities) else { return [] }
    let now = now
    let options = RunOptions(asOf: now, clock: { now })
    let record = await Runner(plan, with: connections, options: options).run()
    return record.datasets.flatMap(\.analyzers)
  }

  private func suite(_ datasets: [Dataset]) -> Suite {
    Suite(project: nil, connections: settings, datasets: datasets, gate: Gate())
  }

  private func dataset(_ name: String, _ source: Source, _ analyzers: [Analyzer]) -> Dataset {
    Dataset(name: name, source: source, checks: [], analyzers: analyzers, origin: .nowhere)
  }

  private func analyzer(_ text: String, _ subject: Analyzer.Subject) -> Analyzer {
    Analyzer(text: text, type: "Profile", origin: .nowhere, subject: subject)
  }
}

extension SourceLocation {
  /// The place of what nobody wrote.
  fileprivate static let nowhere = SourceLocation(
    path: "",
    start: Position(line: 1, column: 1),
    end: Position(line: 1, column: 1)
  )
}

extension ColumnProfile {
  fileprivate init(_ column: SourceColumn, _ values: [String: Double?], prefix: String) {
    self.init(name: column.name, type: ValueType(column.type))
    func number(_ name: String) -> Double? { values[prefix + name].flatMap(\.self) }
    func count(_ name: String) -> Int? { number(name).flatMap { Int(exactly: $0) } }
    filled = count("filled") ?? 0
    (distinct, repeated) = (count("distinct"), count("repeated"))
    (minimum, maximum) = (number("minimum"), number("maximum"))
    (longest, future) = (count("longest"), count("future"))
    newestAge = number("newest")
  }

  /// Whether the values are few and come again and again, are short, and do not sound private.
  fileprivate func mayBeListed(of rows: Int, atMost limit: Int) -> Bool {
    guard type.kind == .text, let distinct, (1...limit).contains(distinct), !soundsPrivate else {
      return false
    }
    return rows >= 20 && filled >= 4 * distinct && longest ?? 0 <= 40
  }
}

extension TableProfile {
  /// Pairs among the first columns that have a value in every row.
  fileprivate var pairs: [[String]] {
    let kinds: Set<ValueType.Kind> = [.integer, .text, .date]
    let names = columns.filter { $0.filled == rows && kinds.contains($0.type.kind) }
      .prefix(5).map(\.name)
    guard rows >= 10 else { return [] }
    return names.indices.flatMap { first in
      names[(first + 1)...].map { [names[first], $0] }
    }
  }
}
