package import AssayDiagnostics

/// A dataset spec, or a fragment of one, as written.
package struct DatasetSyntax: Sendable {
  /// The whole document.
  package let span: Span
  /// `dataset:`; `nil` in a fragment.
  package var name: Located<String>?
  /// `extends:`, in the order of the file.
  package var extends: [Scalar] = []
  /// `description:`.
  package var summary: Scalar?
  /// `owner:`.
  package var owner: Scalar?
  /// `tags:`.
  package var tags: [Located<String>] = []
  /// `source:`.
  package var source: SourceSyntax?
  /// `columns:` in the order of the file.
  package var columns: [ColumnSyntax] = []
  /// `strict_columns:`.
  package var strictColumns: Located<Bool>?
  /// `watermark:`, a column that grows whenever the rows change.
  package var watermark: Located<String>?
  /// `slas:`.
  package var slas: [SLASyntax] = []
  /// `rules:` in the order of the file.
  package var rules: [RuleEntrySyntax] = []
  /// `analyzers:` in the order of the file.
  package var analyzers: [Located<AnalyzerSyntax>] = []
  /// `notify:`, the channels that are told of its alerts.
  package var notify: [RouteSyntax] = []
  /// `tests:` in the order of the file.
  package var tests: [TestSyntax] = []
  /// How closely its rules must keep to the language.
  package var dialect = DQDL.Dialect.strict

  /// Makes a document that says nothing.
  package init(span: Span) { self.span = span }
}

/// `source:` of a dataset.
package struct SourceSyntax: Sendable {
  /// The whole mapping.
  package let span: Span
  /// `connection:`.
  package var connection: Located<String>?
  /// `path:` of files; a glob is allowed.
  package var path: Scalar?
  /// `table:`.
  package var table: Scalar?
  /// `query:`.
  package var query: Scalar?
  /// `format:`, one of the words of `Keys.formats`.
  package var format: Located<String>?
  /// `options:` for the reader of the files.
  package var options: [OptionSyntax] = []
  /// `filter:`, an SQL predicate.
  package var filter: Scalar?

  /// Makes a source that says nothing.
  package init(span: Span) { self.span = span }
}

/// A column of the contract.
package struct ColumnSyntax: Sendable {
  /// The key under `columns:`.
  package let name: Located<String>
  /// `type:`, an SQL type.
  package var type: Located<String>?
  /// `required:`.
  package var required: Located<Bool>?
  /// `description:`.
  package var summary: Scalar?

  /// Makes a column that only has a name.
  package init(name: Located<String>) { self.name = name }
}

/// An entry of `rules:`; indirect, because what it holds is large and lists of it are gone through.
package indirect enum RuleEntrySyntax: Sendable {
  /// A list item, plain or with `rule:`.
  case item(RuleItemSyntax)
  /// A whole DQDL document, from a block or from an included file.
  case ruleset(RulesetSyntax)
  /// `rules: {file: …}`, to be read by the compiler.
  case file(Scalar)
}

/// A rule of a list, with what the spec says of it.
package struct RuleItemSyntax: Sendable {
  /// The DQDL text.
  package let text: Scalar
  /// The rule, or `nil` when the text is not a rule; then a diagnostic was emitted.
  package let rule: RuleExpressionSyntax?
  /// What the keys beside `rule:` say; `nil` for a plain text.
  package let notes: RuleNotesSyntax?

  /// Makes an item.
  package init(text: Scalar, rule: RuleExpressionSyntax?, notes: RuleNotesSyntax? = nil) {
    self.text = text
    self.rule = rule
    self.notes = notes
  }
}

/// What the spec says of a rule; a class, because most rules have none of it, and it is large.
package final class RuleNotesSyntax: Sendable {
  /// `name:`.
  package let name: Located<String>?
  /// `severity:`, one of the words of `Keys.severities`.
  package let severity: Located<String>?
  /// `because:`.
  package let because: Scalar?
  /// `owner:`.
  package let owner: Scalar?
  /// `tags:`.
  package let tags: [Located<String>]
  /// `status:`, one of the words of `Keys.statuses`.
  package let status: Located<String>?
  /// `snooze:`.
  package let snooze: SnoozeSyntax?

  /// Makes the notes of a rule.
  package init(
    name: Located<String>?,
    severity: Located<String>?,
    because: Scalar?,
    owner: Scalar?,
    tags: [Located<String>],
    status: Located<String>?,
    snooze: SnoozeSyntax?
  ) {
    self.name = name
    self.severity = severity
    self.because = because
    self.owner = owner
    self.tags = tags
    self.status = status
    self.snooze = snooze
  }
}

/// An SLA; one of the three kinds.
package struct SLASyntax: Sendable {
  /// Which kind, with the place of its key.
  package let kind: Located<String>
  /// The whole mapping.
  package let span: Span
  /// `column:` of a freshness SLA.
  package var column: Located<String>?
  /// `max_age:` of a freshness SLA.
  package var maximumAge: Located<Duration>?
  /// `schedule:` of a freshness SLA, a cron expression.
  package var schedule: Located<CronExpression>?
  /// `last:` of a volume SLA, a number of runs.
  package var last: Located<Int>?
  /// `min:` as a ratio (`50%` is 0.5).
  package var minimum: Located<Double>?
  /// `max:` as a ratio.
  package var maximum: Located<Double>?
  /// `dimension:` of a score SLA, one of the words of `Keys.dimensions`.
  package var dimension: Located<String>?
  /// `severity:`.
  package var severity: Located<String>?
  /// `snooze:`.
  package var snooze: SnoozeSyntax?

  /// What a volume SLA means by what it does not say.
  package enum VolumeDefault {
    /// `last:`.
    package static let last = 7
    /// `min:`.
    package static let minimum = 0.5
    /// `max:`.
    package static let maximum = 2.0
  }

  /// Makes an SLA that says nothing.
  package init(kind: Located<String>, span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// `snooze:` of a rule or an SLA: for a while its failure is expected.
package struct SnoozeSyntax: Sendable {
  /// `until:`, the last day of it.
  package let until: Located<String>
  /// `because:`.
  package let because: Scalar
  /// `owner:`.
  package var owner: Scalar?
}
