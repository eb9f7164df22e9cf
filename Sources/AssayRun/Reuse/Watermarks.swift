import AssayConnector
package import AssayModel
import AssayPlan

/// What the watermarks of datasets say, by the statements that a run asks before and after all others.
package struct Watermarks: Sendable {
  /// The state of each dataset that has one: its newest value, and how many rows there are.
  package private(set) var states: [String: String] = [:]
  /// Why a watermark could not be asked, a sentence for each dataset.
  package private(set) var notes: [String] = []
  /// How many statements it took.
  package private(set) var statements = 0

  /// Nothing is known.
  package init() {}

  /// Asks the sources whose data decide what comes of a suite, each connection for as many datasets at a time as it may.
  ///
  /// A database that holds its data still for the run does so from here on.
  package init(of suite: Suite, with connections: Connections, root: String) async {
    let measured = suite.datasets.filter { !$0.neededMetrics.isEmpty }
    let involved = Set(measured.flatMap { suite.involved(in: $0) }.map(\.name))
    let marked = suite.datasets.filter { $0.watermark != nil && involved.contains($0.name) }
    guard !marked.isEmpty else { return }
    let counter = StatementCounter()
    let transfers = Transfers(suite, connections, counter)
    let groups = Dictionary(grouping: marked, by: \.source.connection)
    await withTaskGroup(of: [(Dataset, Result<String, Trouble>)].self) { group in
      for (connection, datasets) in groups {
        guard let line = transfers[connection] else { continue }
        let wanted = suite.connections.first { $0.name == connection }?.concurrency
        let lanes = max(1, wanted ?? connections[connection]?.capabilities.defaultConcurrency ?? 1)
        for lane in 0..<min(lanes, datasets.count) {
          group.addTask {
            var found: [(Dataset, Result<String, Trouble>)] = []
            for index in stride(from: lane, to: datasets.count, by: lanes) {
              let reading = WatermarkReading(suite: suite, line: line, root: root)
              found.append((datasets[index], await reading.state(of: datasets[index])))
            }
            return found
          }
        }
      }
      for await found in group {
        for (dataset, result) in found { note(result, of: dataset) }
      }
    }
    notes.sort()
    statements = counter.count
    await transfers.close()
  }

  /// A connection that is out of order is told of by what the run measures.
  private mutating func note(_ result: Result<String, Trouble>, of dataset: Dataset) {
    switch result {
    case .success(let state): states[dataset.name] = state
    case .failure(let trouble):
      switch trouble.kind {
      case .connection, .interrupted: return
      case .missingColumn, .wrongType, .source, .query, .timeout:
        notes.append(
          "the watermark \(dataset.watermark ?? "") of \(dataset.name) says nothing, so that it is measured: "
            + trouble.message
        )
      }
    }
  }
}

/// Asks one source for its watermark.
struct WatermarkReading: Sendable {
  let suite: Suite
  let line: Transfers.Line
  var knowledge = Knowledge()

  init(suite: Suite, line: Transfers.Line, root: String) {
    self.suite = suite
    self.line = line
    knowledge.root = root
  }

  /// The newest value and the number of rows, in one text.
  func state(of dataset: Dataset) async -> Result<String, Trouble> {
    guard let column = dataset.watermark else {
      return .failure(Trouble(.missingColumn, "\(dataset.name) has no watermark"))
    }
    do throws(Trouble) {
      return .success(try await state(of: dataset, column, knowledge))
    } catch {
      guard error.isOfStatement else { return .failure(error) }
    }
    // The column may be spelt in other letters, which its source tells.
    do throws(Trouble) {
      var knowledge = knowledge
      let description = writer(knowledge).describe(dataset)
      let columns = description.columns(
        in: try await line.execution.rows(of: description.statement)
      )
      knowledge.columns[dataset.name] = columns
      let metric = Metric(.rows(.isNull(column)), of: dataset.name)
      if let obstacle = obstacle(to: metric, among: columns) { return .failure(obstacle) }
      return .success(try await state(of: dataset, column, knowledge))
    } catch {
      return .failure(error)
    }
  }

  private func state(
    of dataset: Dataset,
    _ column: String,
    _ knowledge: Knowledge
  ) async throws(Trouble) -> String {
    let statement = writer(knowledge).watermark(dataset, column)
    let row = try await line.execution.rows(of: statement).rows.first ?? []
    guard row.count == 2, let count = row[1].text else {
      throw Trouble(.query, "the engine gives no number of rows")
    }
    return "\(row[0].text.map { "up to \($0)" } ?? "without a value"), \(count) rows"
  }

  private func writer(_ knowledge: Knowledge) -> StatementWriter {
    StatementWriter(suite, dialect: line.dialect, knowing: knowledge)
  }
}
