import AssayDiagnostics
import AssayModel

extension DatasetScope {
  /// Whether the engine of the rule's dataset can read another one, too.
  ///
  /// Where an engine is not known its connection is wrong, which is told elsewhere.
  func canReach(_ name: String) -> Bool {
    guard let own = engines[dataset], let other = engines[name] else { return true }
    return own == other
  }
}

extension RuleReader {
  /// The contract of a dataset that a rule refers to, wherever it is connected.
  mutating func referencedDataset(_ name: String, at span: Span) -> Contract? {
    guard let contract = scope.contracts[name] else {
      if !scope.declared.contains(name) {
        emit(.unknownDataset(name, at: span, known: scope.contracts.keys.sorted()))
      }
      return nil
    }
    return contract
  }
}
