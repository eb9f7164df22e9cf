import AssayHistory
import AssayModel
import AssayNotify
import AssayRun
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What one run has to do with the history: it says that it has started, asks what was before, and tells what came of it.
///
/// Whatever goes wrong with the store is kept in the report and changes nothing else.
actor RunMemory {
  private let location: StoreLocation?
  private let suite: Suite
  private let start: RunStart
  private let isWhole: Bool
  /// Whether the run is a part of one that is remembered as a whole.
  private let isShard: Bool
  private let environment: Environment
  private(set) var report: HistoryReport
  private var canWrite = true

  /// How many seconds a run may be later than this one and yet no wonder: it started while this one did.
  private static let overlap = 60.0

  init(
    _ suite: Suite,
    start: RunStart,
    isWhole: Bool,
    root: String,
    environment: Environment,
    isShard: Bool = false
  ) {
    self.suite = suite
    self.isShard = isShard
    self.start = start
    self.isWhole = isWhole
    self.environment = environment
    var report = HistoryReport()
    report.isRequired = suite.history.isRequired
    do throws(HistoryError) {
      location = try StoreLocation(suite.history, of: suite, root: root, environment: environment)
      if let location {
        location.prepareFolder()
        report.status = .recorded
        report.store = location.words
      }
    } catch {
      location = nil
      report.status = .unavailable
      report.store = suite.history.words
      report.notes = [error.message]
      report.hint = error.hint
    }
    if isShard, location != nil {
      report = HistoryReport()
      report.notes = ["a shard is not remembered; `assay merge` remembers the whole run"]
    }
    self.report = report
  }

  /// What tells the run from all others.
  nonisolated var identity: RunIdentity { start.identity }

  /// The store, where there is one.
  var store: HistoryStore? { location?.store }

  /// Whether there may be something to recall: looking would make a store that is not there yet.
  var holdsRuns: Bool { !isShard && location?.exists == true }

  /// What earlier runs measured of data that look as they do now.
  ///
  /// Where the store cannot be asked, everything is measured; that it cannot is in the report already.
  func states(of fingerprints: [String]) async -> [RecordedState] {
    guard let store, report.status == .recorded else { return [] }
    return (try? await store.states(of: fingerprints, before: start.asOf)) ?? []
  }

  /// What earlier runs measured of the partitions of a dataset.
  ///
  /// Where the store cannot be asked, all are looked at; that it cannot is in the report already.
  func partitionStates(of dataset: Dataset, by key: String) async -> [PartitionState] {
    guard let store, report.status == .recorded else { return [] }
    let states = try? await store.partitionStates(
      of: dataset.name,
      by: key,
      in: suite.project ?? "",
      measuring: dataset.neededMetrics.flatMap { $0.addends ?? [] },
      before: start.asOf
    )
    return states ?? []
  }

  /// Says that the run has started, and gives what earlier runs measured.
  func open() async -> History {
    guard let store else {
      return History(
        absentBecause: report.status == .off ? "history is off" : "the store cannot be used"
      )
    }
    let history = await begin(in: store)
    await store.letOthersIn()
    return history
  }

  private func begin(in store: HistoryStore) async -> History {
    if isShard {
      canWrite = false
      // Looking would make a store that is not there yet.
      guard location?.exists == true else { return History() }
    }
    do throws(HistoryError) {
      if !isShard { try await store.begin(start, isAlive: processIsAlive) }
    } catch {
      note(error)
      canWrite = false
      report.status = .unavailable
      guard error.isOnlyWriting else { return History(absentBecause: "the store cannot be used") }
    }
    do throws(HistoryError) {
      let later = try await store.countRuns(after: start.asOf.adding(seconds: Self.overlap))
      if later > 0 {
        report.notes.append(
          "\(later) \(later == 1 ? "run is" : "runs are") later than \(start.asOf.minute) and not "
            + "learned from: this run looks back, or a clock was wrong"
        )
      }
      let request = HistoryRequest(of: suite)
      return request.isEmpty ? History() : try await store.history(request, before: start.asOf)
    } catch {
      note(error)
      report.status = .unavailable
      return History(absentBecause: "the store cannot be read")
    }
  }

  /// Writes what came of the run; gives the alerts that changed their state.
  func close(
    _ record: RunRecord,
    keeping states: [RecordedState] = [],
    _ partitions: PartitionUpdate? = nil
  ) async -> [AlertNotice] {
    guard let store, canWrite else { return [] }
    var end = RunEnd(
      start: start,
      record: record,
      failOn: suite.gate.failOn,
      tags: Dictionary(
        suite.datasets.map { ($0.name, $0.tags) },
        uniquingKeysWith: { first, _ in first }
      ),
      isWhole: isWhole
    )
    end.states = states
    end.partitions = partitions
    do throws(HistoryError) {
      return try await store.finish(end)
    } catch {
      note(error)
      report.status = .unavailable
      return []
    }
  }

  /// The record with what the open alerts know: since when its failed checks fail.
  ///
  /// Where the store cannot be asked, nothing is said; that it cannot is in the report already, or does no harm.
  func withStreaks(_ record: RunRecord) async -> RunRecord {
    guard let store, !isShard, record.checks.contains(where: { $0.outcome.status == .failed }),
      let alerts = try? await store.alerts(all: false)
    else { return record }
    let streaks = Dictionary(
      alerts.filter { $0.openedAt <= record.asOf }.map { alert in
        (
          CheckKey(dataset: alert.dataset, check: alert.check),
          Streak(since: alert.openedAt, isNew: alert.openedAt == record.asOf)
        )
      },
      uniquingKeysWith: { first, _ in first }
    )
    var record = record
    for dataset in record.datasets.indices {
      let name = record.datasets[dataset].name
      for check in record.datasets[dataset].checks.indices {
        let entry = record.datasets[dataset].checks[check]
        guard entry.outcome.status == .failed, entry.check.status == .active else { continue }
        let key = CheckKey(dataset: name, check: entry.check.lastingName)
        record.datasets[dataset].checks[check].streak = streaks[key]
      }
    }
    return record
  }

  /// How many earlier runs a trend goes back.
  private static let trendLength = 30

  /// The record with the scores that its datasets had before.
  ///
  /// Where the store cannot be asked, there is no trend; that it cannot is in the report already, or does no harm.
  func withEarlierScores(_ record: RunRecord) async -> RunRecord {
    guard let store,
      let scores = try? await store.scores(
        of: record.datasets.map(\.name),
        before: record.asOf,
        last: Self.trendLength
      )
    else { return record }
    var record = record
    for index in record.datasets.indices {
      record.datasets[index].earlierScores = scores[record.datasets[index].name] ?? []
    }
    return record
  }

  /// Tells people of alerts that changed their state, and of what they could not be told before.
  func tell(_ notices: [AlertNotice], at moment: Timestamp) async {
    guard !suite.channels.isEmpty, !isShard else { return }
    guard let store, canWrite, report.status == .recorded else {
      report.notes.append("nobody is told of alerts, which are kept in the history")
      return
    }
    let telling = Telling(suite, run: start.identity.id, environment: environment)
    do throws(HistoryError) {
      let errands = try await telling.errands(for: notices, in: store)
      let receipts = try await telling.run(errands, in: store, at: moment)
      report.notes += receipts.failureNotes
    } catch {
      note(error)
    }
  }

  /// Keeps what went wrong; the first hint counts.
  func note(_ error: HistoryError) {
    if !report.notes.contains(error.message) { report.notes.append(error.message) }
    if report.hint.isEmpty { report.hint = error.hint }
  }
}

extension [Receipt] {
  /// What channels could not be told, a sentence for each channel: the first reason stands for all.
  fileprivate var failureNotes: [String] {
    var notes: [(channel: String, sentence: String, others: Int)] = []
    for receipt in self {
      guard case .failed(let reason) = receipt.outcome else { continue }
      if let known = notes.firstIndex(where: { $0.channel == receipt.errand.channel }) {
        notes[known].others += 1
      } else {
        let subject = receipt.errand.notice.subject
        notes.append((receipt.errand.channel, "\(reason); the next run tells it of \(subject)", 0))
      }
    }
    return notes.map { $0.others == 0 ? $0.sentence : "\($0.sentence) and \($0.others) more" }
  }
}

/// Whether another process of this machine is there, be it somebody else's.
///
/// In containers every run has the same number: one that has ours is an earlier one.
@Sendable private func processIsAlive(_ process: Int) -> Bool {
  guard let number = pid_t(exactly: process), number > 0, number != getpid() else { return false }
  return kill(number, 0) == 0 || errno == EPERM
}
