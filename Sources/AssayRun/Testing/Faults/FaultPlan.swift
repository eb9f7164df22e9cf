import AssayModel

/// Which faults make sense in which columns.
struct FaultPlan {
  /// The rows that are to be spoilt.
  let fixture: Fixture
  /// The columns that tell rows apart, in small letters.
  let key: Set<String>
  /// The columns whose values are to be found elsewhere, in small letters.
  let references: Set<String>

  /// The faults, those of whole rows first.
  var faults: [Fault] {
    [Fault(.duplicates, in: nil)] + fixture.columns.indices.flatMap(faults)
  }

  private func faults(in index: Int) -> [Fault] {
    let column = fixture.columns[index]
    let (name, type) = (column.name, ValueType(column.type))
    var faults = [Fault(.nulls, in: name)]
    let isIdentifier = isIdentifying(index, type)
    let refersElsewhere = isReference(name) && !isIdentifier
    if isIdentifier { faults.append(Fault(.duplicates, in: name)) }
    if type.isNumeric, !isIdentifier, !refersElsewhere { faults.append(Fault(.outliers, in: name)) }
    if refersElsewhere { faults.append(Fault(.orphans, in: name)) }
    if type.kind == .date || type.kind == .timestamp { faults.append(Fault(.stale, in: name)) }
    if type.kind == .text { faults.append(Fault(.truncated, in: name)) }
    if let partner = fixture.columns[(index + 1)...].first(where: { isLike($0, type) }) {
      faults.append(Fault(.swapped, in: name, with: partner.name))
    }
    return faults
  }

  private func isLike(_ column: SourceColumn, _ type: ValueType) -> Bool {
    let other = ValueType(column.type)
    return other.kind == type.kind && type.kind != .other
  }

  /// Whether a rule says so, or every row has a value of its own in a column of numbers or words.
  private func isIdentifying(_ index: Int, _ type: ValueType) -> Bool {
    let name = fixture.columns[index].name.lowercased()
    if key == [name] { return true }
    guard type.kind == .integer || type.kind == .text, !references.contains(name) else {
      return false
    }
    let values = fixture.rows.map { $0[index] }
    return values.count > 1 && !values.contains(nil) && Set(values).count == values.count
  }

  private func isReference(_ name: String) -> Bool {
    let name = name.lowercased()
    return references.contains(name) || name.hasSuffix("_id") && !key.contains(name)
  }
}
