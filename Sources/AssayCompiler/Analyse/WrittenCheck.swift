import AssayDiagnostics
import AssayLogic
import AssayModel

/// A check with the place where it is written.
struct WrittenCheck {
  let check: Check
  let span: Span
  /// What the values are called that it asks about; those of a verdict that is no conjunction have one name in common.
  let names: [String]

  init(_ check: Check, at span: Span) {
    self.check = check
    self.span = span
    let parts = check.verdict.conjuncts.map(\.group)
    names =
      parts.isEmpty
      ? [check.verdict.criteria.map(\.group).sorted().joined(separator: " ")] : parts
  }
}

/// A check in normal form, to be compared with others on the same values.
struct ComparedCheck {
  let check: Check
  let span: Span
  let names: [String]
  /// How it is judged.
  let verdict: Verdict
  /// What must hold, each by itself, under the names in the same order; empty where the verdict is no conjunction.
  let parts: [Criterion]

  init(_ written: WrittenCheck) {
    (check, span, names) = (written.check, written.span, written.names)
    verdict = NormalForm().verdict(written.check.verdict)
    parts = verdict.conjuncts
  }

  /// Whether it decides something.
  var isActive: Bool { check.status == .active }

  /// What is said of it in a message.
  func annotation(_ label: String = "") -> Diagnostic.Annotation {
    Diagnostic.Annotation(span, label: label)
  }
}

extension Verdict {
  /// The criteria that must all hold; empty where something else decides.
  fileprivate var conjuncts: [Criterion] {
    switch self {
    case .criterion(let criterion): return [criterion]
    case .all(let verdicts):
      let parts = verdicts.map(\.conjuncts)
      return parts.contains(where: \.isEmpty) ? [] : parts.flatMap(\.self)
    case .any, .impossible, .ordinary, .fresh, .volume, .score: return []
    }
  }
}

extension Criterion {
  /// What only criteria share that could contradict or imply each other.
  fileprivate var group: String {
    guard case .metric(let metric) = value, case .schema(let fact) = metric.quantity else {
      return name.lowercased()
    }
    // A column must exist by one rule, and must not by the list of another.
    return switch fact {
    case .columnExists, .unlistedColumns: "columns"
    case .columnCount, .columnSatisfies, .columnsMatching, .columnsShared, .columnCountDifference,
      .drift:
      name.lowercased()
    }
  }
}

/// What the checks of a dataset say in vain, twice, or against each other.
///
/// All of it is linear in the number of checks: only those that ask about the same values are compared, and each with a
/// few others.
func analyse(_ checks: [WrittenCheck], into sink: inout DiagnosticSink) {
  checkPatterns(of: checks, into: &sink)
  let reasonable = checkReach(of: checks, into: &sink)
  var counts: [String: Int] = [:]
  for name in reasonable.flatMap(\.names) { counts[name, default: 0] += 1 }
  let compared = reasonable.filter { $0.names.contains { counts[$0, default: 0] > 1 } }
    .map(ComparedCheck.init)
  checkContradictions(among: compared, into: &sink)
  checkRedundancy(among: compared, into: &sink)
}

/// How many checks on the same values are compared with another one.
let comparedChecks = 16
