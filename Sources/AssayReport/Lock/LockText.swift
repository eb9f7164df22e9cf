package import AssayModel

/// The file of a schema lock: sorted, a column a line, so that a change of it can be reviewed as a difference.
package enum LockText {
  /// The version of the format, described by `specs/schemas/lock.schema.json`.
  package static let version = 1

  /// Renders the schemas of datasets by name.
  package static func render(_ schemas: [String: SourceSchema]) -> [UInt8] {
    var text = """
      # What sources say of their columns, written by `assay lock`. Rules are compiled against it; data that differ are told.
      version: \(version)

      """
    text += schemas.isEmpty ? "datasets: {}\n" : "datasets:\n"
    for (name, schema) in schemas.sorted(by: { $0.key < $1.key }) {
      text += "  \(yamlScalar(name)):\n" + lines(of: schema)
    }
    return Array(text.utf8)
  }

  private static func lines(of schema: SourceSchema) -> String {
    var text = schema.columns.isEmpty ? "    columns: {}\n" : "    columns:\n"
    let required = Set(schema.constraints?.notNull ?? [])
    for column in schema.columns {
      let type = column.type + (required.contains(column.name) ? " NOT NULL" : "")
      text += "      \(yamlScalar(column.name)): \(yamlScalar(type))\n"
    }
    // Where a source tells of keys, it also tells which columns are never NULL.
    guard let keys = schema.constraints?.keys else { return text }
    text += keys.isEmpty ? "    keys: []\n" : "    keys:\n"
    for key in keys {
      let columns = key.columns.map { yamlScalar($0, isInList: true) }.joined(separator: ", ")
      text += "      - \(key.kind.rawValue): [\(columns)]\n"
    }
    return text
  }
}
