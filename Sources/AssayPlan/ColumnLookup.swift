package import AssayModel

/// A column as a rule names it, found in a source.
package struct FoundColumn: Sendable, Hashable {
  /// The column's name, and behind it the fields of a structure that lead to the value.
  package let path: [String]
  /// The type; `nil` where it is not known.
  package let type: ValueType?
}

/// Finds the column that a rule means.
///
/// First the exact name, then the name in any letter case, each also without backticks around it, then a path into a
/// structure (`state._1`).
package func findColumn(_ name: String, among columns: [SourceColumn]) -> FoundColumn? {
  let bare = name.hasPrefix("`") && name.hasSuffix("`") && name.count > 2
  let names = bare ? [name, String(name.dropFirst().dropLast())] : [name]
  for name in names {
    let exact = columns.first { $0.name == name }
    let match = exact ?? columns.first { $0.name.lowercased() == name.lowercased() }
    // Some engines have columns of no type.
    if let match {
      return FoundColumn(path: [match.name], type: match.type.isEmpty ? nil : ValueType(match.type))
    }
  }
  let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  guard parts.count > 1, !parts.contains(""),
    let outer = columns.first(where: { $0.name.lowercased() == parts[0].lowercased() }),
    outer.type.uppercased().hasPrefix("STRUCT")
  else { return nil }
  return FoundColumn(path: [outer.name] + parts.dropFirst(), type: nil)
}
