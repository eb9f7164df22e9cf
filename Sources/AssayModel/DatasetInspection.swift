import AssayDiagnostics

/// What a look at a dataset shows: its columns beside the contract, how many rows there are, how old they are, and some.
package struct DatasetInspection: Sendable, Hashable {
  /// A column of the source, of the contract, or of both.
  package struct Column: Sendable, Hashable {
    /// The name as the source has it, or else the contract.
    package let name: String
    /// The type as the engine spells it; `nil` where the source has no such column.
    package let type: String?
    /// The type that the contract promises; `nil` where it leaves it open or does not list the column.
    package let promised: String?
    /// What the contract does not allow; `nil` where nothing is wrong.
    package let deviation: String?
  }

  /// Something that tells how old data are.
  package struct Change: Sendable, Hashable {
    /// What is of this time.
    package let subject: String
    /// The time.
    package let time: Timestamp

    /// Dates something.
    package init(_ subject: String, _ time: Timestamp) {
      self.subject = subject
      self.time = time
    }
  }

  /// The dataset.
  package let dataset: String
  /// The spec and the line that define it.
  package let place: String
  /// The name of the connection.
  package let connection: String
  /// Where the rows are, in a few words.
  package let source: String
  /// The columns in the order of the source, those that are missing behind.
  package let columns: [Column]
  /// The number of rows; `nil` where they could not be counted.
  package var rows: Int?
  /// The number of files; `nil` where the source is none.
  package var files: Int?
  /// What tells how old the data are.
  package var changes: [Change] = []
  /// Some rows; `nil` where none may be shown, or there are none.
  package var sample: SampleRows?
  /// What could not be told, and why.
  package var troubles: [String] = []

  /// Describes the columns of a dataset.
  ///
  /// - Parameter columns: the columns as the source has them.
  package init(_ dataset: Dataset, columns: [SourceColumn]) {
    self.dataset = dataset.name
    place = "\(dataset.origin.path):\(dataset.origin.start.line)"
    connection = dataset.source.connection
    source = dataset.source.words
    let isStrict = dataset.checks.flatMap(\.verdict.metrics).contains { metric in
      if case .schema(.unlistedColumns) = metric.quantity { true } else { false }
    }
    let found = columns.map { column in
      let promise = dataset.columns.first { $0.name.lowercased() == column.name.lowercased() }
      return Column(column, promise, isStrict: isStrict)
    }
    let names = Set(columns.map { $0.name.lowercased() })
    let missing = dataset.columns.filter { !names.contains($0.name.lowercased()) }
    self.columns =
      found
      + missing.map {
        Column(name: $0.name, type: nil, promised: $0.type?.name, deviation: "is missing")
      }
  }
}

extension DatasetInspection.Column {
  fileprivate init(_ column: SourceColumn, _ promise: ContractColumn?, isStrict: Bool) {
    let keeps = promise?.type.map(ValueType(column.type).satisfies) ?? true
    self.init(
      name: column.name,
      type: column.type,
      promised: promise?.type?.name,
      deviation: !keeps
        ? "is of another type" : promise == nil && isStrict ? "is not in the contract" : nil
    )
  }
}
