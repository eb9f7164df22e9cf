/// A database that an embedded engine opens, and the name under which it knows it.
package struct DuckDBAttachment: Sendable, Hashable {
  /// What kind of database it is.
  package enum Kind: Sendable, Hashable {
    /// A file of the engine's own, opened for reading only.
    case file
    /// An Iceberg catalog, with the options that its attachment takes.
    case iceberg(options: [String: String])
  }

  /// The path of the file, or the name of the warehouse.
  package let path: String
  /// The name of the catalog that holds its tables.
  package let catalog: String
  /// What kind of database it is.
  package let kind: Kind

  /// Names a database.
  package init(path: String, catalog: String, kind: Kind = .file) {
    self.path = path
    self.catalog = catalog
    self.kind = kind
  }

  /// Whether there must be a file.
  var isFile: Bool { kind == .file }

  /// Several sessions may attach the same database, the first of them for all.
  var attach: String { "ATTACH IF NOT EXISTS \(quoted(path)) AS \(name) (\(settings))" }

  /// Makes its tables the ones that plain names mean; those of an Iceberg catalog have a namespace before them.
  var use: String { isFile ? "USE \(name)" : "SELECT 1" }

  private var settings: String {
    switch kind {
    case .file: "READ_ONLY"
    case .iceberg(let options):
      (["TYPE iceberg"] + options.sorted { $0.key < $1.key }.map { "\($0.key) \(quoted($0.value))" })
        .joined(separator: ", ")
    }
  }

  private var name: String { "\"\(catalog.replacing("\"", with: "\"\""))\"" }

  private func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
