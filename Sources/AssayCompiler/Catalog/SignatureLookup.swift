import AssayDiagnostics

extension Signature {
  /// Every signature of the language: those that rule types and analyzer types declare.
  package static let all: [Signature] =
    RuleCatalog.all.flatMap { $0.signatures } + AnalyzerCatalog.all.map { $0.signature }

  /// Every name of a rule or analyzer type.
  package static let names: Set<String> = Set(all.map(\.name))

  /// The forms of a type, in the order of the catalog; empty when there is no such type.
  package static func named(_ name: String) -> [Signature] { byName[name] ?? [] }

  /// The types that a misspelt rule type may mean.
  static let knownRules = KnownWords(names)

  /// The types that a misspelt analyzer type may mean.
  static let knownAnalyzers = KnownWords(Set(all.filter { $0.place != .rules }.map(\.name)))

  private static let byName = Dictionary(grouping: all, by: \.name)
}

extension [Signature] {
  /// How many parameters the forms take, in words: `one parameter`, `no or one parameter`.
  var parameterCounts: String {
    let numerals = ["no", "one", "two", "three"]
    let counts = Set(map(\.parameters.count)).sorted()
    var words = counts.map { $0 < numerals.count ? numerals[$0] : "\($0)" }
    if let index = words.indices.last, contains(where: \.isVariadic) { words[index] += " or more" }
    let isPlural = contains(where: \.isVariadic) || (counts.last ?? 0) != 1
    return words.joined(separator: " or ") + (isPlural ? " parameters" : " parameter")
  }
}
