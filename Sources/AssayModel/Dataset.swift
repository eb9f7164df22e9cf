package import AssayDiagnostics

/// A dataset: where its rows are, what is promised of them, and what is checked.
package struct Dataset: Sendable, Hashable, Codable {
  /// The name, unique in the project.
  package let name: String
  /// What a row stands for; may be empty.
  package let summary: String
  /// Who answers for it; may be empty.
  package let owner: String
  /// Words to select it by.
  package let tags: [String]
  /// Where the rows are.
  package let source: Source
  /// The contract, in the order of the spec; empty when there is none.
  package let columns: [ContractColumn]
  /// The columns that identify a row, as far as its rules say so; shown beside failing rows.
  package let key: [String]
  /// The checks in the order of the spec.
  package let checks: [Check]
  /// What is measured beside them, in the order of the spec.
  package let analyzers: [Analyzer]
  /// Where the dataset is named.
  package let origin: SourceLocation
  /// The column that grows whenever its rows change, as the spec vouches; `nil` where it says nothing.
  package var watermark: String?
  /// The tests of its rules, in the order of the spec.
  package var tests: [RuleTest] = []

  /// Makes a dataset.
  package init(
    name: String,
    summary: String = "",
    owner: String = "",
    tags: [String] = [],
    source: Source,
    columns: [ContractColumn] = [],
    key: [String] = [],
    checks: [Check],
    analyzers: [Analyzer] = [],
    origin: SourceLocation
  ) {
    self.name = name
    self.summary = summary
    self.owner = owner
    self.tags = tags
    self.source = source
    self.columns = columns
    self.key = key
    self.checks = checks
    self.analyzers = analyzers
    self.origin = origin
  }

  /// The dataset with rows from elsewhere and other checks, and without analyzers and tests.
  package func with(_ source: Source, checks: [Check]) -> Dataset {
    var other = Dataset(
      name: name,
      summary: summary,
      owner: owner,
      tags: tags,
      source: source,
      columns: columns,
      key: key,
      checks: checks,
      origin: origin
    )
    other.watermark = watermark
    return other
  }
}

/// Where the rows of a dataset are.
package struct Source: Sendable, Hashable, Codable {
  /// What holds the rows.
  package enum Relation: Sendable, Hashable, Codable {
    /// Files by path or glob, relative to the project.
    case files(path: String, format: FileFormat, options: [ReaderOption])
    /// A table or view, perhaps with its schema.
    case table(String)
    /// The result of a query.
    case query(String)
  }

  /// The name of the connection.
  package let connection: String
  /// What holds the rows.
  package let relation: Relation
  /// An SQL predicate; every rule sees only the rows for which it holds.
  package let filter: String?

  /// Makes a source.
  package init(connection: String, relation: Relation, filter: String? = nil) {
    self.connection = connection
    self.relation = relation
    self.filter = filter
  }
}

/// The format of a file.
package enum FileFormat: String, Sendable, Hashable, Codable, CaseIterable {
  case csv, json, parquet
  /// A folder with the metadata of a table, or one file of them.
  case iceberg

  /// Whether the file is text that must be parsed again for every query.
  package var isText: Bool {
    switch self {
    case .csv, .json: true
    case .parquet, .iceberg: false
    }
  }
}

/// A setting that is handed to the reader of a file as it is.
package struct ReaderOption: Sendable, Hashable, Codable {
  /// The value of a setting.
  package indirect enum Value: Sendable, Hashable, Codable {
    case text(String)
    case number(String)
    case boolean(Bool)
    case list([Value])
    case mapping([ReaderOption])
  }

  /// The name of the setting.
  package let name: String
  /// The value.
  package let value: Value

  /// Makes a setting.
  package init(name: String, value: Value) {
    self.name = name
    self.value = value
  }
}

/// What the contract says of a column.
package struct ContractColumn: Sendable, Hashable, Codable {
  /// The name.
  package let name: String
  /// The type; `nil` when the contract leaves it open.
  package let type: ValueType?

  /// Makes a column.
  package init(name: String, type: ValueType?) {
    self.name = name
    self.type = type
  }
}

extension Source {
  /// Where the rows are, in a few words.
  package var words: String {
    switch relation {
    case .files(let path, _, _): path
    case .table(let name): "table \(name)"
    case .query: "query"
    }
  }
}
