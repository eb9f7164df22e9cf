import AssayDiagnostics
import AssayLogic
import AssayModel

/// Warns of pairs of checks that cannot both hold, and of checks that contradict themselves.
func checkContradictions(
  among checks: [WrittenCheck],
  into sink: inout DiagnosticSink
) {
  var earlier: [String: [(check: WrittenCheck, part: WrittenCheck.Part)]] = [:]
  for check in checks where check.isActive {
    if check.contradictsItself {
      sink.emit(.contradictoryParts(check))
      continue
    }
    let opponent = check.parts.lazy.compactMap { part in
      earlier[part.group]?.first { part.criterion.contradicts($0.part.criterion) }
    }.first
    if let opponent { sink.emit(.contradiction(check, opponent.check)) }
    // As many as are worth it; among more, the first ones stand for all.
    for part in check.parts where earlier[part.group, default: []].count < comparedChecks {
      earlier[part.group, default: []].append((check, part))
    }
  }
}

extension WrittenCheck {
  fileprivate var contradictsItself: Bool {
    let few = parts.prefix(comparedChecks)
    return few.indices.contains { index in
      few[..<index].contains { $0.criterion.contradicts(few[index].criterion) }
    }
  }
}

extension WrittenCheck.Part {
  /// What only parts share that could contradict each other.
  fileprivate var group: String {
    guard case .metric(let metric) = criterion.value, case .schema(let fact) = metric.quantity
    else { return name }
    // A column must exist by one rule, and must not by the list of another.
    return switch fact {
    case .columnExists, .unlistedColumns: "columns of \(metric.dataset)"
    case .columnCount, .columnSatisfies, .columnsMatching, .columnsShared, .columnCountDifference:
      name
    }
  }
}
