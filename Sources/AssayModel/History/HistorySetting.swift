/// Where runs are remembered, as the project says.
package struct HistorySetting: Sendable, Hashable, Codable {
  /// The store that a project has that names none, relative to the project.
  package static let defaultPath = ".assay/history.sqlite"

  /// The place of a store.
  package enum Store: Sendable, Hashable, Codable {
    /// Nothing is remembered.
    case off
    /// A database that belongs to the history alone.
    case database(Connection.Kind, url: Redacted)
    /// A connection of the project.
    case connection(String)
  }

  /// The store.
  package var store = Store.database(.sqlite, url: Redacted(Self.defaultPath))
  /// Whether a run that cannot be remembered ends like one that could not be measured.
  package var isRequired = false

  /// Makes the setting of a project that does not say.
  package init() {}

  /// Makes a setting.
  package init(_ store: Store, isRequired: Bool = false) {
    self.store = store
    self.isRequired = isRequired
  }

  /// Why a text names no store.
  package enum Fault: Error, Sendable, Hashable {
    /// A URL of a database that cannot hold a history; the part before the colon.
    case unknownScheme(String)
    /// Neither a connection nor a path that tells what kind of file it is.
    case unknownEnding
  }

  /// Reads the word `off`, a URL, the path of a file, or the name of a connection.
  ///
  /// - Parameter connections: the names of the project's connections.
  package static func store(
    named text: String,
    among connections: some Sequence<String>
  ) throws(Fault) -> Store {
    if text == "off" { return .off }
    if let mark = text.firstRange(of: "://") {
      let scheme = text[..<mark.lowerBound].lowercased()
      switch scheme {
      case "postgres", "postgresql": return .database(.postgres, url: Redacted(text))
      case "sqlite":
        return .database(.sqlite, url: Redacted(String(text[mark.upperBound...])))
      case "duckdb":
        return .database(.duckdb, url: Redacted(String(text[mark.upperBound...])))
      default: throw .unknownScheme(scheme)
      }
    }
    if connections.contains(text) { return .connection(text) }
    let name = text.lowercased()
    if [".sqlite", ".sqlite3", ".db"].contains(where: name.hasSuffix) {
      return .database(.sqlite, url: Redacted(text))
    }
    if [".duckdb", ".ddb"].contains(where: name.hasSuffix) {
      return .database(.duckdb, url: Redacted(text))
    }
    throw .unknownEnding
  }

  /// The store in a few words, without secrets.
  package var words: String {
    switch store {
    case .off: "off"
    case .connection(let name): "the connection \(name)"
    case .database(.postgres, let url): url.revealed.withoutCredentials
    case .database(_, let url): url.revealed
    }
  }
}

extension String {
  /// A URL without user, password and query.
  var withoutCredentials: String {
    guard let mark = firstRange(of: "://") else { return "a database" }
    let rest = self[mark.upperBound...]
    let end = rest.firstIndex { $0 == "?" || $0 == "#" } ?? rest.endIndex
    // A password that was not encoded may hold any of these signs: then nobody can tell what is what.
    guard !rest[end...].contains("@") else { return self[..<mark.upperBound] + "…" }
    let place = rest[..<end]
    return String(
      self[..<mark.upperBound]
        + (place.lastIndex(of: "@").map { place[place.index(after: $0)...] } ?? place)
    )
  }
}
