internal import AssayDiagnostics

// Datasets and the fragments that they extend.

extension SpecReader {
  /// Reads a dataset or a fragment.
  mutating func dataset(_ node: YAMLNode) -> DatasetSyntax {
    var dataset = DatasetSyntax(span: node.span)
    dataset.dialect = dialect
    guard let fields = fields(of: node, Owner.dataset, keys: Keys.dataset) else { return dataset }
    dataset.name = datasetName(fields["dataset"])
    dataset.extends = texts(fields["extends"])
    dataset.summary = text(fields["description"])
    dataset.owner = text(fields["owner"])
    dataset.tags = texts(fields["tags"]).map(\.located)
    dataset.source = source(fields["source"])
    dataset.columns = columns(fields["columns"])
    dataset.strictColumns = boolean(fields["strict_columns"])
    dataset.watermark = name(fields["watermark"])
    dataset.slas = slas(fields["slas"])
    dataset.rules = rules(fields["rules"])
    dataset.analyzers = items(of: fields["analyzers"]).compactMap { analyzer($0) }
    dataset.notify = notify(fields["notify"])
    dataset.tests = items(of: fields["tests"]).compactMap { test($0) }
    if fields["dataset"] == nil, let source = fields["source"] {
      sink.emit(.missingKey("dataset", of: "a spec with a `source`", at: source.key.span))
    }
    return dataset
  }

  private mutating func datasetName(_ entry: YAMLEntry?) -> Located<String>? {
    guard let scalar = text(entry) else { return nil }
    let isName = scalar.text.unicodeScalars.allSatisfy { character in
      character.isASCII && character.properties.isAlphabetic
        || ("0"..."9").contains(character) || character == "_" || character == "-"
    }
    guard isName else {
      sink.emit(.badName(scalar, of: "dataset"))
      return nil
    }
    return scalar.located
  }

  // MARK: Source and columns

  private mutating func source(_ entry: YAMLEntry?) -> SourceSyntax? {
    guard let entry = filled(entry),
      let fields = fields(of: entry.value, "`source`", keys: Keys.source)
    else { return nil }
    var source = SourceSyntax(span: entry.value.span)
    source.connection = name(fields["connection"])
    source.path = text(fields["path"])
    source.table = text(fields["table"])
    source.query = sql(fields["query"])
    source.format = word(fields["format"], of: Keys.formats)
    source.options = options(fields["options"])
    source.filter = sql(fields["filter"])
    checkPlace(of: fields)
    return source
  }

  /// A source names its rows in exactly one way.
  private mutating func checkPlace(of fields: Fields) {
    let keys = ["path", "table", "query"]
    let given = keys.compactMap { fields[$0]?.key }
      .sorted { $0.span.range.lowerBound < $1.span.range.lowerBound }
    guard let first = given.first else {
      guard !fields.hasUnknownKey else { return }
      sink.emit(.missingKey(oneOf: keys, of: "`source`", at: fields.span))
      return
    }
    for other in given.dropFirst() {
      sink.emit(.conflictingKeys(first, other, of: "`source`"))
    }
  }

  private mutating func columns(_ entry: YAMLEntry?) -> [ColumnSyntax] {
    guard let entry = filled(entry) else { return [] }
    return (entries(of: entry.value, "`columns`") ?? []).map { column($0) }
  }

  private mutating func column(_ entry: YAMLEntry) -> ColumnSyntax {
    var column = ColumnSyntax(name: entry.key.located)
    // A column with nothing behind it has to exist, and that is all.
    guard !entry.value.isEmpty else { return column }
    let owner = "the column `\(entry.key.text)`"
    guard let fields = fields(of: entry.value, owner, keys: Keys.column) else { return column }
    column.type = name(fields["type"])
    column.required = boolean(fields["required"])
    column.summary = text(fields["description"])
    return column
  }
}
