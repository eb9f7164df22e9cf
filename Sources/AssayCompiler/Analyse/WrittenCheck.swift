import AssayDiagnostics
import AssayLogic
import AssayModel

/// A check with the place where it is written.
///
/// A class, as is `ComparedCheck`, because lists of them are gone through again and again: to take a value of so many
/// parts out of a list counts each of them up and down.
final class WrittenCheck: Sendable {
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
final class ComparedCheck: Sendable {
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

/// How many checks ask about the same value.
struct Crowd {
  private var counts: [String: Int] = [:]

  init(_ checks: [WrittenCheck]) {
    for name in checks.flatMap(\.names) { counts[name, default: 0] += 1 }
  }

  /// Whether a check shares a value with another one.
  func isShared(by check: WrittenCheck) -> Bool {
    check.names.contains { counts[$0, default: 0] > 1 }
  }

  /// With how many of the checks on a value each of the others is compared.
  ///
  /// Where there are hundreds, somebody has generated them, and two stand for all.
  func limit(for name: String) -> Int { counts[name, default: 0] > 64 ? 2 : 16 }
}

/// What the checks of a dataset say in vain, twice, or against each other.
///
/// All of it is linear in the number of checks: only those that ask about the same values are compared, and each with a
/// few others.
///
/// - Parameter places: where each of the checks is written.
func analyse(_ checks: [Check], at places: [Span], into sink: inout DiagnosticSink) {
  let examined = concurrentMap(Array(checks.indices), portion: 256) { index in
    var sink = DiagnosticSink()
    let check = WrittenCheck(checks[index], at: places[index])
    checkPatterns(of: check, into: &sink)
    let isReasonable = checkReach(of: check, into: &sink)
    return (reasonable: isReasonable ? check : nil, found: sink.emitted)
  }
  for part in examined { sink.emit(contentsOf: part.found) }
  let reasonable = examined.compactMap(\.reasonable)
  let crowd = Crowd(reasonable)
  let compared = reasonable.filter(crowd.isShared).map(ComparedCheck.init)
  checkContradictions(among: compared, crowd, into: &sink)
  checkRedundancy(among: compared, crowd, into: &sink)
}
