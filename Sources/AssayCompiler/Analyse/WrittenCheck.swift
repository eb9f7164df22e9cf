import AssayDiagnostics
import AssayLogic
import AssayModel

/// A check with the place where it is written, and what it asks in normal form.
struct WrittenCheck {
  let check: Check
  let span: Span
  /// How it is judged, in normal form.
  let verdict: Verdict
  /// What must hold, each by itself; empty where the verdict is no conjunction.
  let parts: [Part]

  /// A criterion under the name of its value.
  struct Part {
    let name: String
    let criterion: Criterion
  }

  init(_ check: Check, at span: Span) {
    let form = NormalForm()
    self.check = check
    self.span = span
    verdict = form.verdict(check.verdict)
    parts = check.verdict.conjuncts.map {
      Part(name: $0.name.lowercased(), criterion: form.criterion($0))
    }
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

/// What the checks of a dataset say in vain, twice, or against each other; the one list.
///
/// All of it is linear in the number of checks: each is compared with a few others on the same values.
func analyse(_ checks: [WrittenCheck], into sink: inout DiagnosticSink) {
  let reasonable = checkReach(of: checks, into: &sink)
  checkContradictions(among: reasonable, into: &sink)
  checkRedundancy(among: reasonable, into: &sink)
}

/// How many checks on the same values are compared with another one.
let comparedChecks = 16
