import AssayADBC
import AssayHistory
import AssayModel
import Foundation

/// Where the history of a project is, and how to get there.
struct StoreLocation {
  /// The engine and the database, ready to be opened.
  let store: HistoryStore
  /// The store in a few words, without secrets.
  let words: String
  /// The file of the store; `nil` where it is on a server.
  private let file: String?

  /// Whether there is something to look into; of a server, only opening tells.
  var exists: Bool { file.map { FileManager.default.fileExists(atPath: $0) } ?? true }

  /// Makes the folder of the usual store, which git is to leave alone; where that fails, opening tells why.
  func prepareFolder() {
    guard let file, file.hasSuffix(HistorySetting.defaultPath) else { return }
    let folder = (file as NSString).deletingLastPathComponent
    let files = FileManager.default
    guard !files.fileExists(atPath: folder) else { return }
    try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? Data("*\n".utf8).write(to: URL(filePath: "\(folder)/.gitignore"))
  }

  /// Finds the store of a setting; `nil` where the history is off.
  init?(
    _ setting: HistorySetting,
    of suite: Suite,
    root: String,
    environment: Environment
  ) throws(HistoryError) {
    let kind: Connection.Kind
    let url: String
    var driver: String?
    var secrets: [String] = []
    switch setting.store {
    case .off: return nil
    case .database(let named, let place): (kind, url) = (named, place.revealed)
    case .connection(let name):
      guard let connection = suite.connections.first(where: { $0.name == name }),
        let place = connection.url?.revealed, connection.hasDatabase
      else {
        throw HistoryError(
          "the connection \(name) has no database to keep it in",
          hint: "give the connection a `url:`, or name another store"
        )
      }
      (kind, url, driver) = (connection.kind, place, connection.driver)
      secrets = connection.secrets.map(\.revealed)
    }
    words = setting.words
    guard let engine = StoreEngine(kind) else {
      throw HistoryError(
        "a connection of type \(kind.rawValue) cannot hold it",
        hint: "name one of type sqlite, postgres or duckdb"
      )
    }
    let isURI = engine == .postgres || url.hasPrefix("file:")
    let path = isURI ? url : Environment.rooted(url, in: root)
    file = isURI ? nil : environment.absolutePath(path)
    guard engine != .duckdb || !Self.isChecked(path, suite, environment, root: root) else {
      throw HistoryError(
        "checks read it, and DuckDB lets nobody write to a file that is read",
        hint: "keep the history in a file of its own"
      )
    }
    let locator = DriverLocator(environment: environment.variables, base: root)
    func reference(_ name: String) -> DriverReference {
      DriverReference(name: name, given: driver, locator: locator)
    }
    let (project, hidden) = (suite.rememberedName, secrets)
    switch engine {
    case .sqlite:
      let reference = reference("sqlite")
      store = HistoryStore(.sqlite, project: project) {
        SQLiteDatabase(driver: reference, path: path)
      }
    case .postgres:
      let reference = reference("postgresql")
      store = HistoryStore(.postgres, project: project) {
        PostgresDatabase(driver: reference, url: url, redacting: hidden + URLSecrets.all(in: url))
      }
    case .duckdb:
      let reference = reference("duckdb")
      // One process at a time: many take longer.
      store = HistoryStore(.duckdb, project: project, patience: .seconds(30)) {
        DuckDBFile(driver: reference, path: path)
      }
    }
  }

  /// Whether a file is one that datasets are in.
  private static func isChecked(
    _ path: String,
    _ suite: Suite,
    _ environment: Environment,
    root: String
  ) -> Bool {
    let used = Set(suite.datasets.map(\.source.connection))
    return suite.connections.contains { connection in
      guard connection.kind == .duckdb, used.contains(connection.name),
        let url = connection.url?.revealed
      else { return false }
      let other = Environment.rooted(url, in: root)
      return environment.absolutePath(other) == environment.absolutePath(path)
    }
  }
}
