import AssayModel
import AssayRun
import Crypto
import Foundation

/// What the data of a dataset, and the way to them, look like from outside.
///
/// Equal ones are the same data: files of the same names, sizes and times, read in the same way by the same version of
/// the tool.
struct Fingerprint: Hashable {
  /// A checksum of all that.
  let text: String
  /// When the file that was changed last was changed, in whole seconds since 1970.
  let newest: Int

  /// How coarse the times of files may be, in seconds.
  private static let granularity = 2

  /// Whether a change after a moment could not leave everything as it looks: the times of files are coarse, and one that
  /// was changed just before the moment may be changed once more without a trace.
  func isSettled(at moment: Timestamp) -> Bool {
    newest < Int(moment.milliseconds / 1000) - Self.granularity
  }
}

/// Takes the fingerprints of the datasets of a suite.
struct Fingerprints {
  private let suite: Suite
  private let root: String
  private let environment: Environment

  init(_ suite: Suite, root: String, environment: Environment) {
    self.suite = suite
    self.root = root
    self.environment = environment
  }

  /// The fingerprint of each dataset that has one; those of the datasets that its checks refer to are part of it.
  var all: [String: Fingerprint] {
    var looks: [String: Look?] = [:]
    var fingerprints: [String: Fingerprint] = [:]
    for dataset in suite.datasets where !dataset.neededMetrics.isEmpty {
      let involved = suite.involved(in: dataset)
      for other in involved where looks[other.name] == nil { looks[other.name] = look(of: other) }
      let found = involved.compactMap { looks[$0.name] ?? nil }
      guard found.count == involved.count else { continue }
      var hash = SHA256()
      let head = ["assay \(Assay.version)", dataset.name]
      for line in head + found.flatMap(\.lines) { hash.update(data: Data("\(line)\u{0}".utf8)) }
      fingerprints[dataset.name] = Fingerprint(
        text: hash.finalize().map { byte in
          let digits = String(byte, radix: 16)
          return digits.count == 1 ? "0" + digits : digits
        }.joined(),
        newest: found.map(\.newest).max() ?? 0
      )
    }
    return fingerprints
  }

  // MARK: One dataset

  /// A dataset as it looks from outside.
  private struct Look {
    let lines: [String]
    let newest: Int
  }

  /// How a dataset looks; `nil` where that cannot be told without a query.
  private func look(of dataset: Dataset) -> Look? {
    guard let connection = suite.connections.first(where: { $0.name == dataset.source.connection }),
      dataset.source.filter.map({ QueryText($0, as: connection.dialect.reading).isPurePredicate })
        ?? true, let files = files(of: dataset.source, on: connection)
    else { return nil }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let source = try? encoder.encode(dataset.source),
      let columns = try? encoder.encode(dataset.columns)
    else { return nil }
    let way = [source, columns].map { String(decoding: $0, as: UTF8.self) }
    let listed = files.map { file in
      "\(file.path) \(file.size) \(file.modified.seconds).\(file.modified.nanoseconds)"
    }
    return Look(
      lines: [dataset.name] + way + settings(of: connection) + listed,
      newest: files.map(\.modified.seconds).max() ?? 0
    )
  }

  /// What of a connection decides how data are read; secrets are no part of it.
  private func settings(of connection: Connection) -> [String] {
    let options = connection.options.filter { !connection.secrets.contains($0.value) }
    return [connection.kind.rawValue, connection.dialect.rawValue, connection.driver ?? ""]
      + options.map { "\($0.key)=\($0.value.revealed)" }.sorted()
  }

  /// The files that hold the rows of a source; `nil` where they are elsewhere.
  private func files(of source: Source, on connection: Connection) -> [FileListing.File]? {
    switch source.relation {
    case .query: return nil
    case .files(let path, let format, _):
      guard !path.contains("://") else { return nil }
      let absolute = absolute(path)
      guard format == .iceberg, !absolute.hasSuffix(".json") else {
        return FileListing(absolute).files
      }
      // Every snapshot is a new file of metadata; files of data never change.
      return FileListing("\(absolute)/metadata/*").files
    case .table(let name):
      let depth = QueryText(name).tokens.count { $0.text == "." }
      switch connection.kind {
      case .duckdb where depth < 2: return database(of: connection, beside: [".wal"])
      case .sqlite where depth < 1: return database(of: connection, beside: ["-wal", "-journal"])
      case .duckdb, .sqlite, .iceberg, .postgres, .flightsql, .adbc, .snowflake, .bigquery,
        .redshift, .spark, .databricks, .trino, .athena, .mssql:
        return nil
      }
    }
  }

  /// The file of a database, and those beside it that hold what was written last.
  private func database(
    of connection: Connection,
    beside endings: [String]
  ) -> [FileListing.File]? {
    guard connection.hasDatabase, let url = connection.url?.revealed, !url.contains(":"),
      !url.contains(where: "*?[".contains), let file = FileListing(absolute(url)).files
    else { return nil }
    return file + endings.flatMap { FileListing(absolute(url) + $0).files ?? [] }
  }

  private func absolute(_ path: String) -> String {
    environment.absolutePath(Environment.rooted(path, in: root))
  }
}
