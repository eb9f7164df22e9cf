package import AssayModel

/// What a name of a rule that a person gives may stand for.
package enum MeantCheck: Sendable {
  case one(Check)
  /// Several fit; their names.
  case several([String])
  case none
}

extension Dataset {
  /// The check that a person means: by its name, else by its text, else by either without regard to letter case and
  /// white space, where only one fits.
  package func check(
    meantBy meant: String,
    where isMeant: (Check) -> Bool = { _ in true }
  ) -> MeantCheck {
    let checks = checks.filter(isMeant)
    if let named = checks.first(where: { $0.name == meant }) { return .one(named) }
    let squeezed = meant.squeezed
    let fits: [(Check) -> Bool] = [
      { $0.text == meant },
      { $0.name.squeezed == squeezed || $0.text.squeezed == squeezed },
    ]
    for fit in fits {
      let found = checks.filter(fit)
      if let only = found.first, found.count == 1 { return .one(only) }
      guard found.isEmpty else { return .several(found.map(\.name)) }
    }
    return .none
  }
}

extension String {
  /// The text in small letters without white space.
  fileprivate var squeezed: String { lowercased().filter { !$0.isWhitespace } }
}
