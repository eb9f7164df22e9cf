package import AssayModel

extension RowTest {
  /// Whether every row that passes this test passes another, too, as far as the specs can tell.
  package func implies(_ other: RowTest) -> Bool {
    if self == other { return true }
    switch (self, other) {
    case (_, .all(let tests)): return tests.allSatisfy(implies)
    case (.any(let tests), _): return tests.allSatisfy { $0.implies(other) }
    case (.not(.not(let test)), _): return test.implies(other)
    case (_, .not(.not(let test))): return implies(test)
    case (.not(let test), .not(let otherTest)) where otherTest.implies(test): return true
    case (_, .not(let test)) where excludes(test): return true
    case (.all(let tests), .any(let others)):
      return tests.contains { $0.implies(other) } || others.contains { implies($0) }
    case (.all(let tests), _): return tests.contains { $0.implies(other) }
    case (_, .any(let others)): return others.contains { implies($0) }
    default: return impliesOnOneColumn(other)
    }
  }

  private func impliesOnOneColumn(_ other: RowTest) -> Bool {
    guard columns == other.columns else { return false }
    return switch (self, other) {
    case (.number(_, let numbers), .number(_, let others)): subset(numbers, others, .any)
    case (.length(_, let numbers), .length(_, let others)): subset(numbers, others, .count)
    case (.age(_, let numbers), .age(_, let others)): subset(numbers, others, .any)
    case (.day(_, let days), .day(_, let others)): days.implies(others)
    case (.text(_, let texts, let ignoring), .text(_, let others, let tolerates)):
      if tolerates {
        Set(texts.map { $0.lowercased() }).isSubset(of: others.map { $0.lowercased() })
      } else {
        !ignoring && Set(texts).isSubset(of: others)
      }
    default: false
    }
  }

  private func subset(
    _ numbers: Comparison<Double>,
    _ others: Comparison<Double>,
    _ values: PossibleValues
  ) -> Bool {
    guard let numbers = NumberSet(numbers), let others = NumberSet(others) else { return false }
    return values.isSubset(numbers, of: others)
  }

  /// Whether no row can pass both tests, as far as the specs can tell.
  package func excludes(_ other: RowTest) -> Bool {
    switch (self, other) {
    case (.isNull(let column), _): return other.refusesNull(in: column)
    case (_, .isNull(let column)): return refusesNull(in: column)
    case (.not(let test), _): return other.implies(test)
    case (_, .not(let test)): return implies(test)
    case (.all(let tests), _): return tests.contains { $0.excludes(other) }
    case (_, .all(let tests)): return tests.contains { excludes($0) }
    case (.any(let tests), _): return tests.allSatisfy { $0.excludes(other) }
    case (_, .any(let tests)): return tests.allSatisfy(excludes)
    default: return excludesOnOneColumn(other)
    }
  }

  private func excludesOnOneColumn(_ other: RowTest) -> Bool {
    guard columns == other.columns else { return false }
    switch (self, other) {
    case (.number(_, let numbers), .number(_, let others)),
      (.age(_, let numbers), .age(_, let others)):
      return disjoint(numbers, others, .any)
    case (.length(_, let numbers), .length(_, let others)): return disjoint(numbers, others, .count)
    case (.day(_, let days), .day(_, let others)): return days.excludes(others)
    case (.text(_, let texts, let ignoring), .text(_, let others, let tolerates)):
      let ignoresCase = ignoring || tolerates
      let known = Set(ignoresCase ? others.map { $0.lowercased() } : others)
      return !texts.contains { known.contains(ignoresCase ? $0.lowercased() : $0) }
    default: return false
    }
  }

  private func disjoint(
    _ numbers: Comparison<Double>,
    _ others: Comparison<Double>,
    _ values: PossibleValues
  ) -> Bool {
    guard let numbers = NumberSet(numbers), let others = NumberSet(others) else { return false }
    return values.among(numbers.intersection(others)).stretches.isEmpty
  }

  /// Whether a row with NULL in a column cannot pass.
  private func refusesNull(in name: String) -> Bool {
    switch self {
    case .number(let column, _), .text(let column, _, _), .isBlank(let column),
      .matches(let column, _), .castable(let column, _), .age(let column, _), .day(let column, _):
      column == name
    // NULL has no characters.
    case .length(let column, let numbers):
      column == name && !numbers.holds(for: 0)
    case .not(.isNull(let column)): column == name
    case .all(let tests): tests.contains { $0.refusesNull(in: name) }
    case .any(let tests): tests.allSatisfy { $0.refusesNull(in: name) }
    case .isNull, .meets, .not: false
    }
  }

  /// Whether no row can pass, as far as the spec can tell.
  package var isImpossible: Bool {
    switch self {
    case .number(_, let numbers), .age(_, let numbers):
      return NumberSet(numbers)?.stretches.isEmpty == true
    case .length(_, let numbers):
      return NumberSet(numbers).map { PossibleValues.count.among($0).stretches.isEmpty } == true
    case .day(_, let days): return days.implies(.oneOf([]))
    case .text(_, let texts, _): return texts.isEmpty
    case .not(let test): return test.isCertain
    case .all(let tests):
      // Only neighbours in long lists, so that a long rule costs no more than a few short ones.
      let few = tests.prefix(16)
      return tests.contains(where: \.isImpossible)
        || few.indices.contains { index in
          few[..<index].contains { $0.excludes(few[index]) }
        }
    case .any(let tests): return tests.allSatisfy(\.isImpossible)
    case .isNull, .isBlank, .matches, .castable, .meets: return false
    }
  }

  /// Whether every row passes, as far as the spec can tell.
  package var isCertain: Bool {
    switch self {
    case .length(_, let numbers):
      NumberSet(numbers).map { PossibleValues.count.isSubset(.all, of: $0) } == true
    case .not(let test): test.isImpossible
    case .all(let tests): tests.allSatisfy(\.isCertain)
    case .any(let tests):
      tests.contains(where: \.isCertain)
    case .isNull, .number, .text, .isBlank, .matches, .castable, .age, .day, .meets: false
    }
  }
}
