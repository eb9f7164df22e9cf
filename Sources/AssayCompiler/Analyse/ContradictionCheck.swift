import AssayDiagnostics
import AssayLogic
import AssayModel

/// Warns of pairs of checks that cannot both hold, and of checks whose parts cannot.
func checkContradictions(
  among checks: [ComparedCheck],
  _ crowd: Crowd,
  into sink: inout DiagnosticSink
) {
  var earlier: [String: [(check: ComparedCheck, part: Criterion)]] = [:]
  for check in checks where check.isActive {
    if check.contradictsItself {
      sink.emit(.contradictoryParts(check))
      continue
    }
    let parts = Array(zip(check.names, check.parts))
    let opponent = parts.lazy.compactMap { name, part in
      earlier[name]?.first { part.contradicts($0.part) }
    }.first
    if let opponent { sink.emit(.contradiction(check, opponent.check)) }
    // As many as are worth it; among more, the first ones stand for all.
    for (name, part) in parts where earlier[name, default: []].count < crowd.limit(for: name) {
      earlier[name, default: []].append((check, part))
    }
  }
}

extension ComparedCheck {
  fileprivate var contradictsItself: Bool {
    let few = parts.prefix(16)
    return few.indices.contains { index in
      few[..<index].contains { $0.contradicts(few[index]) }
    }
  }
}
