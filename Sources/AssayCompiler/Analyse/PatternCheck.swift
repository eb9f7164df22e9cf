import AssayDiagnostics
import AssayLogic
import AssayModel

/// Warns of regular expressions that no engine takes, or that no text matches.
func checkPatterns(of check: WrittenCheck, into sink: inout DiagnosticSink) {
  guard check.check.status != .disabled else { return }
  let finding = check.check.verdict.metrics.lazy.flatMap(\.patterns)
    .compactMap(PatternReader.finding).first
  switch finding {
  case .malformed(let reason): sink.emit(.unreadablePattern(reason, at: check.span))
  case .matchesNothing: sink.emit(.emptyPattern(at: check.span))
  case nil: return
  }
}

extension Metric {
  /// The patterns that texts are matched with.
  fileprivate var patterns: [String] {
    if case .rows(let test) = quantity { test.patterns } else { [] }
  }
}

extension RowTest {
  fileprivate var patterns: [String] {
    switch self {
    case .matches(_, let pattern): [pattern]
    case .not(let test): test.patterns
    case .all(let tests), .any(let tests): tests.flatMap(\.patterns)
    case .isNull, .number, .text, .isBlank, .length, .castable, .age, .day, .meets: []
    }
  }
}
