import AssayDiagnostics

/// A text of DQDL in which another rule stands in the place of one.
struct RuleReplacement {
  /// Where the old rule stands in the old text.
  let range: Range<Int>
  /// The new rule.
  let rule: String
  /// The whole new text.
  let whole: String

  private let content: DQDL.Content
  private let dialect: DQDL.Dialect
  private let expected: RuleOutline

  /// Makes a replacement of the rule at a range of UTF-8 offsets of a text.
  init(
    of range: Range<Int>,
    in text: String,
    as content: DQDL.Content,
    by edit: RuleEdit,
    _ dialect: DQDL.Dialect
  ) throws(EditRefusal) {
    let bytes = Array(text.utf8)
    let old = RuleOutline(text, as: content, dialect)
    guard let index = old.ranges.firstIndex(of: range) else { throw .notFound }
    let written = String(decoding: bytes[range], as: UTF8.self)
    switch edit {
    case .approve: throw .noStatus
    case .replaceRule(let new): rule = new
    case .setTags(let tags): rule = try DQDL.setting(tags, in: written, dialect: dialect).get()
    }
    // A comment that is not ended would swallow what stands behind the rule.
    let new = RuleOutline(rule, as: .rule, dialect)
    guard new.texts.count == 1, new.errorCount == 0 else { throw .notARule(rule) }
    var texts = old.texts
    texts[index] = new.texts[0]
    expected = RuleOutline(texts: texts, errorCount: old.errorCount)
    whole = String(
      decoding: bytes[..<range.lowerBound] + rule.utf8 + bytes[range.upperBound...],
      as: UTF8.self
    )
    (self.range, self.content, self.dialect) = (range, content, dialect)
  }

  /// Whether a text has the rules that the old text had, but for the new one.
  func holds(in text: String) -> Bool {
    let outline = RuleOutline(text, as: content, dialect)
    return outline.texts == expected.texts && outline.errorCount == expected.errorCount
  }
}

/// What rules a text of DQDL has, and how many mistakes.
private struct RuleOutline {
  /// The rules in canonical form.
  let texts: [String]
  let errorCount: Int
  /// Where they stand, in UTF-8 offsets of the text.
  var ranges: [Range<Int>] = []

  init(texts: [String], errorCount: Int) {
    (self.texts, self.errorCount) = (texts, errorCount)
  }

  init(_ text: String, as content: DQDL.Content, _ dialect: DQDL.Dialect) {
    let scalar = Scalar(contentsOf: TextFile(path: "", text: text))
    var sink = DiagnosticSink()
    let rules =
      content == .ruleset
      ? DQDL.parseRuleset(scalar, dialect: dialect, into: &sink).rules ?? []
      : [DQDL.parseRule(scalar, dialect: dialect, into: &sink)].compactMap(\.self)
    texts = rules.map { Printer().text(of: $0) }
    ranges = rules.map(\.span.range)
    errorCount = sink.emitted.count { $0.severity == .error }
  }
}
