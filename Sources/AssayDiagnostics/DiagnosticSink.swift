/// Collects the diagnostics of a stage.
package struct DiagnosticSink: Sendable {
  /// Everything emitted so far, in the order of emission.
  package private(set) var emitted: [Diagnostic] = []

  /// Makes an empty sink.
  package init() {}

  /// Takes a diagnostic.
  package mutating func emit(_ diagnostic: Diagnostic) { emitted.append(diagnostic) }

  /// Takes the diagnostics of an earlier stage.
  package mutating func emit(contentsOf diagnostics: [Diagnostic]) {
    emitted.append(contentsOf: diagnostics)
  }

  /// Whether something here keeps the suite from running.
  package var hasErrors: Bool { emitted.contains { $0.severity == .error } }
}

extension [Diagnostic] {
  /// Each diagnostic once, ordered by file, place, id and headline; those without a place come first.
  package func sortedAndUnique() -> [Diagnostic] {
    func key(_ diagnostic: Diagnostic) -> (String, Int, Int) {
      guard let span = diagnostic.primary?.span else { return ("", 0, 0) }
      return (span.path, span.range.lowerBound, span.range.upperBound)
    }
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }
      .sorted { left, right in
        let (leftKey, rightKey) = (key(left), key(right))
        if leftKey != rightKey { return leftKey < rightKey }
        return (left.id, left.headline) < (right.id, right.headline)
      }
  }
}
