import AssayModel

/// What a dataset reads now that it did not read before.
func sourceChanges(
  from base: (suite: Suite, dataset: Dataset),
  to head: (suite: Suite, dataset: Dataset)
) -> [SpecChange] {
  let (old, new) = (base.dataset.source, head.dataset.source)
  var changes: [SpecChange] = []
  func change(
    _ kind: SpecChange.Kind,
    _ aspect: String,
    _ texts: (before: String, after: String),
    _ remark: String = ""
  ) {
    var change = SpecChange(
      kind,
      .source,
      of: head.dataset.name,
      name: "source",
      before: SpecChange.Side(texts.before, at: base.dataset.origin),
      after: SpecChange.Side(texts.after, at: head.dataset.origin)
    )
    change.aspect = aspect
    change.remark = remark
    changes.append(change)
  }
  if old.connection != new.connection {
    change(.changed, "connection", (old.connection, new.connection))
  } else if base.suite.definition(of: old.connection) != head.suite.definition(of: new.connection) {
    change(
      .changed,
      "connection",
      (old.connection, new.connection),
      "the project file says something else of it"
    )
  }
  if old.relation.plain != new.relation.plain {
    change(.changed, "data", (old.relation.words, new.relation.words))
  }
  let filters = (PredicateText(old.filter), PredicateText(new.filter))
  if filters.0 != filters.1 {
    let (isNarrower, isWider) = (filters.1.implies(filters.0), filters.0.implies(filters.1))
    change(
      isNarrower ? .loosened : isWider ? .tightened : .changed,
      "filter",
      (old.filter ?? "no filter", new.filter ?? "no filter"),
      isNarrower
        ? "fewer rows are looked at"
        : isWider ? "more rows are looked at" : "other rows are looked at"
    )
  }
  let watermarks = [base.dataset, head.dataset].map { $0.watermark ?? "no watermark" }
  if watermarks[0] != watermarks[1] {
    change(
      .changed,
      "watermark",
      (watermarks[0], watermarks[1]),
      "it tells when data are taken for unchanged"
    )
  }
  return changes
}

extension Suite {
  /// What tells a connection from others, with the database that it opens.
  fileprivate func definition(of name: String) -> [AnyHashable?]? {
    connections.first { $0.name == name }.map {
      [$0.kind, $0.dialect, $0.url, $0.driver, $0.entrypoint, $0.options]
    }
  }
}

extension Source.Relation {
  /// The relation without what only lays it out.
  fileprivate var plain: Source.Relation {
    switch self {
    case .files(let path, let format, let options):
      .files(path: path, format: format, options: options.sorted { $0.name < $1.name })
    case .table: self
    case .query(let sql): .query(PredicateText.plain(sql))
    }
  }

  /// The relation in a few words, on one line.
  fileprivate var words: String {
    switch self {
    case .files(let path, let format, let options):
      options.isEmpty
        ? "\(format.rawValue) files \(path)"
        : "\(format.rawValue) files \(path) with \(options.map(\.name).sorted().joined(separator: ", "))"
    case .table(let name): "table \(name)"
    case .query(let sql):
      "query \(sql.split(whereSeparator: \.isWhitespace).joined(separator: " "))"
    }
  }
}
