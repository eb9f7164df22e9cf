internal import AssayDiagnostics

// `tests:` of a dataset.

extension SpecReader {
  /// Reads an item of `tests:`.
  mutating func test(_ node: YAMLNode) -> TestSyntax? {
    guard let fields = fields(of: node, "a test", keys: Keys.test) else { return nil }
    require("name", "given", "expect", in: fields, "a test")
    var test = TestSyntax(span: node.span)
    test.name = name(fields["name"])
    test.asOf = text(fields["as_of"])
    test.given = given(fields["given"])
    if let entry = fields["history"] {
      test.history = items(of: entry).map { options(of: $0, "a run of `history`") }
    }
    if let entry = filled(fields["expect"]),
      let expectations = entries(of: entry.value, "`expect`")
    {
      if expectations.isEmpty { sink.emit(.emptyValue(of: entry.key)) }
      test.expectations = expectations.compactMap { expectation($0) }
    }
    return test
  }

  /// Rows, a file, or either for each of several datasets.
  private mutating func given(_ entry: YAMLEntry?) -> [GivenSyntax] {
    guard let entry = filled(entry) else { return [] }
    guard case .mapping = entry.value.content else {
      return rows(of: entry, dataset: nil).map { [$0] } ?? []
    }
    return (entries(of: entry.value, "`given`") ?? []).compactMap { dataset in
      filled(dataset).flatMap { rows(of: $0, dataset: $0.key.located) }
    }
  }

  private mutating func rows(of entry: YAMLEntry, dataset: Located<String>?) -> GivenSyntax? {
    switch entry.value.content {
    case .sequence(let items):
      let rows = items.map { options(of: $0, "a row of `\(entry.key.text)`") }
      return GivenSyntax(dataset: dataset, span: entry.value.span, rows: .rows(rows))
    case .scalar:
      return text(entry).map {
        GivenSyntax(dataset: dataset, span: entry.value.span, rows: .file($0))
      }
    case .mapping:
      sink.emit(.listExpected(of: entry.key, found: entry.value))
      return nil
    }
  }

  /// A word, or a mapping that says more.
  private mutating func expectation(_ entry: YAMLEntry) -> TestExpectationSyntax? {
    guard case .mapping = entry.value.content else {
      return word(entry, of: Keys.expectations).map {
        TestExpectationSyntax(rule: entry.key.located, outcome: $0)
      }
    }
    let owner = "what is expected of a rule"
    guard let fields = fields(of: entry.value, owner, keys: Keys.testExpectation) else {
      return nil
    }
    require("outcome", in: fields, owner)
    let value = number(fields["value"])
    guard let outcome = word(fields["outcome"], of: Keys.expectations) else { return nil }
    var expectation = TestExpectationSyntax(rule: entry.key.located, outcome: outcome)
    expectation.value = value
    return expectation
  }

  /// A decimal number.
  private mutating func number(_ entry: YAMLEntry?) -> Located<Double>? {
    guard let entry, let scalar = text(entry) else { return nil }
    guard let number = Double(scalar.text), number.isFinite else {
      sink.emit(.notNumber(scalar, of: entry.key.text))
      return nil
    }
    return Located(number, at: scalar.span)
  }
}
