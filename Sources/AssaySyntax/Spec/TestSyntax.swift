package import AssayDiagnostics

/// An entry of `tests:`.
package struct TestSyntax: Sendable {
  /// The whole mapping.
  package let span: Span
  /// `name:`.
  package var name: Located<String>?
  /// `as_of:`, the moment that counts as now.
  package var asOf: Scalar?
  /// `given:`, in the order of the file.
  package var given: [GivenSyntax] = []
  /// `history:`, what each earlier run measured, the oldest first; `nil` when the key is absent.
  package var history: [[OptionSyntax]]?
  /// `expect:`, in the order of the file.
  package var expectations: [TestExpectationSyntax] = []

  /// Makes a test that says nothing.
  package init(span: Span) { self.span = span }
}

/// The rows that a test gives one dataset.
package struct GivenSyntax: Sendable {
  /// Where they are.
  package enum Rows: Sendable {
    /// Columns and values, as they stand in the spec.
    case rows([[OptionSyntax]])
    /// The path of a file, relative to the spec.
    case file(Scalar)
  }

  /// The dataset; `nil` for the one that the spec is about.
  package let dataset: Located<String>?
  /// The place of the rows.
  package let span: Span
  /// Where they are.
  package let rows: Rows

  /// Gives rows.
  package init(dataset: Located<String>?, span: Span, rows: Rows) {
    self.dataset = dataset
    self.span = span
    self.rows = rows
  }
}

/// What a test expects of a rule.
package struct TestExpectationSyntax: Sendable {
  /// The name of the rule or its text, or the key that stands for all others.
  package let rule: Located<String>
  /// One of the words of `Keys.expectations`.
  package let outcome: Located<String>
  /// The value that is to be measured.
  package var value: Located<Double>?

  /// Makes an expectation of an outcome alone.
  package init(rule: Located<String>, outcome: Located<String>) {
    self.rule = rule
    self.outcome = outcome
  }
}
