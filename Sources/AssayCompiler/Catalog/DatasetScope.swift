package import AssayDiagnostics
package import AssayModel

/// What a rule is written for: a dataset, its contract, and the datasets that it may refer to.
package struct DatasetScope: Sendable {
  /// The dataset's name.
  package let dataset: String
  /// What the spec says of its columns.
  package let contract: Contract
  /// The contracts of all datasets of the project by name.
  package let contracts: [String: Contract]
  /// The engine that answers for each dataset, by the dataset's name.
  package let engines: [String: Connection.Engine]
  /// The path of the dataset's files, relative to the project; `nil` where it is read from elsewhere.
  package let path: String?

  /// The names of all datasets, those among them that are left out because something is wrong with them.
  package let declared: Set<String>

  /// How the engine of the dataset reads SQL.
  package let reading: QueryReading

  /// Whether reports may show values of rows.
  package let showsValues: Bool

  /// Makes a scope.
  package init(
    dataset: String,
    contracts: [String: Contract],
    engines: [String: Connection.Engine],
    path: String?,
    reading: QueryReading = .postgres,
    showsValues: Bool,
    declared: Set<String>
  ) {
    self.reading = reading
    self.showsValues = showsValues
    self.path = path
    self.dataset = dataset
    self.declared = declared
    self.contract = contracts[dataset] ?? Contract(dataset: dataset, columns: [], isStrict: false)
    self.contracts = contracts
    self.engines = engines
  }
}

/// What a column must be for a rule to have a meaning.
package enum ColumnNeed: Sendable {
  case anything, number, text, day
}

/// What a spec says of the columns of a dataset.
package struct Contract: Sendable {
  /// The dataset's name.
  package let dataset: String
  /// The columns with the places of their names.
  package let columns: [(name: Located<String>, type: ValueType?)]
  /// Whether there are no others.
  package let isStrict: Bool
  /// The columns that the source had when its schema was locked; `nil` where it is not.
  package let locked: [(name: Located<String>, type: ValueType)]?

  /// Makes a contract.
  package init(
    dataset: String,
    columns: [(name: Located<String>, type: ValueType?)],
    isStrict: Bool,
    locked: [(name: Located<String>, type: ValueType)]? = nil
  ) {
    self.dataset = dataset
    self.columns = columns
    self.isStrict = isStrict
    self.locked = locked
  }

  /// The column of a name in any letter case.
  package func column(_ name: String) -> (name: Located<String>, type: ValueType?)? {
    columns.first { $0.name.value == name }
      ?? columns.first { $0.name.value.lowercased() == name.lowercased() }
  }

  /// What is wrong with a rule that needs a column to be so; `nil` when nothing is.
  ///
  /// Without a contract and a lock nothing is known, so nothing is wrong.
  package func objection(to column: Located<String>, _ need: ColumnNeed) -> Diagnostic? {
    contractObjection(to: column, need) ?? lockObjection(to: column, need)
  }

  private func contractObjection(
    to column: Located<String>,
    _ need: ColumnNeed
  ) -> Diagnostic? {
    guard !columns.isEmpty else { return nil }
    let outer = column.value.split(separator: ".").first.map(String.init) ?? column.value
    guard let found = self.column(column.value.trimmingBackticks) ?? self.column(outer) else {
      return .unknownColumn(column, in: self)
    }
    guard let type = found.type, found.name.value.lowercased() == column.value.lowercased(),
      !need.allows(type)
    else { return nil }
    return .wrongColumnType(column, type: type, declared: found.name.span, need: need)
  }

  private func lockObjection(to column: Located<String>, _ need: ColumnNeed) -> Diagnostic? {
    guard let locked else { return nil }
    func find(_ name: String) -> (name: Located<String>, type: ValueType)? {
      locked.first { $0.name.value == name }
        ?? locked.first { $0.name.value.lowercased() == name.lowercased() }
    }
    let whole = find(column.value) ?? find(column.value.trimmingBackticks)
    guard let found = whole else {
      let outer = column.value.split(separator: ".").first.map(String.init) ?? column.value
      return find(outer) == nil ? .columnNotLocked(column, in: self) : nil
    }
    guard !need.allows(found.type) else { return nil }
    return .wrongLockedType(column, type: found.type, locked: found.name.span, need: need)
  }
}

extension ColumnNeed {
  fileprivate func allows(_ type: ValueType) -> Bool {
    switch self {
    case .anything: true
    case .number: type.isNumeric || type.kind == .other
    case .text: type.kind == .text || type.kind == .other
    case .day: type.isDay || type.kind == .other
    }
  }
}

extension String {
  fileprivate var trimmingBackticks: String {
    hasPrefix("`") && hasSuffix("`") && count > 2 ? String(dropFirst().dropLast()) : self
  }
}
