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

  /// Takes the checksum of lines, as this version of the tool writes them.
  init(of lines: [String], newest: Int) {
    var hash = SHA256()
    for line in ["assay \(Assay.version)"] + lines { hash.update(data: Data("\(line)\u{0}".utf8)) }
    text = hash.finalize().map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
    self.newest = newest
  }

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
  /// What watermarks say, by dataset.
  private let watermarks: [String: String]

  init(
    _ suite: Suite,
    watermarks: [String: String] = [:],
    root: String,
    environment: Environment
  ) {
    self.suite = suite
    self.watermarks = watermarks
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
      fingerprints[dataset.name] = Fingerprint(
        of: [dataset.name] + found.flatMap(\.lines),
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
    guard let connection = connection(of: dataset), let way = way(to: dataset) else { return nil }
    // Who declares a watermark vouches for it, whatever else is in the file of a database.
    if let column = dataset.watermark {
      guard let state = watermarks[dataset.name] else { return nil }
      return Look(lines: way + connection.place + ["\(column): \(state)"], newest: 0)
    }
    guard let files = files(of: dataset.source, on: connection) else { return nil }
    return Look(lines: way + files.map(\.look), newest: files.map(\.modified.seconds).max() ?? 0)
  }

  private func connection(of dataset: Dataset) -> Connection? {
    suite.connections.first { $0.name == dataset.source.connection }
  }

  /// Everything beside the data that decides what is read; `nil` where that may change by itself.
  private func way(to dataset: Dataset) -> [String]? {
    guard let connection = connection(of: dataset),
      dataset.source.filter.map({ QueryText($0, as: connection.dialect.reading).isPurePredicate })
        ?? true
    else { return nil }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let source = try? encoder.encode(dataset.source),
      let columns = try? encoder.encode(dataset.columns)
    else { return nil }
    return [dataset.name] + [source, columns].map { String(decoding: $0, as: UTF8.self) }
      + settings(of: connection)
  }

  /// The fingerprint of each partition of a dataset, by its value; `nil` where its files cannot be told apart.
  func partitions(of dataset: Dataset, by key: String) -> [String: Fingerprint]? {
    guard dataset.source.isPartitioned(by: key), dataset.source.canNameFiles,
      let connection = connection(of: dataset), connection.dialect == .duckdb,
      var way = way(to: dataset), let files = files(of: dataset.source, on: connection),
      let first = files.first
    else { return nil }
    // By the first file, readers of text guess formats for all.
    if dataset.source.isText { way.append(first.look) }
    let groups = Dictionary(grouping: files) { $0.partition(by: key) }
    var fingerprints: [String: Fingerprint] = [:]
    for (value, files) in groups {
      guard let value else { continue }
      fingerprints[value] = Fingerprint(
        of: way + ["\(key)=\(value)"] + files.map(\.look),
        newest: max(
          files.map(\.modified.seconds).max() ?? 0,
          dataset.source.isText ? first.modified.seconds : 0
        )
      )
    }
    return fingerprints
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

extension FileListing.File {
  /// The file in one line.
  fileprivate var look: String { "\(path) \(size) \(modified.seconds).\(modified.nanoseconds)" }

  /// The value of the last folder on the path that is named after a key.
  fileprivate func partition(by key: String) -> String? {
    let folders = path.split(separator: "/").dropLast()
    return folders.last { $0.hasPrefix("\(key)=") }.map { String($0.dropFirst(key.count + 1)) }
  }
}

extension Source {
  /// Whether the reader can be asked for the names of files: no option of the spec has another use for them.
  fileprivate var canNameFiles: Bool {
    guard case .files(_, let format, let options) = relation, format != .iceberg else {
      return false
    }
    return !options.contains { $0.name.lowercased() == "filename" }
  }

  /// Whether its files are text, whose reader must guess.
  var isText: Bool {
    guard case .files(_, let format, _) = relation else { return false }
    return format.isText
  }
}

extension Connection {
  /// Which database it is, without passwords: a checksum of them could be guessed at.
  fileprivate var place: [String] {
    guard let text = url?.revealed else { return [] }
    guard text.contains("://"), var parts = URLComponents(string: text) else {
      // A path, or settings as `host=… password=…`.
      return text.split(whereSeparator: \.isWhitespace).filter { word in
        guard let mark = word.firstIndex(of: "=") else { return true }
        return !URLSecrets.isSecret(word[..<mark].lowercased())
      }.map(String.init)
    }
    parts.password = nil
    parts.queryItems = parts.queryItems?.filter { !URLSecrets.isSecret($0.name.lowercased()) }
    return [parts.string ?? ""]
  }
}
