import AssayModel
import Testing

@testable import AssayLogic

/// Conditions as sets of numbers, and what follows from that.
@Suite struct NumberSetTests {
  @Test func wholeNumbersAreFewer() {
    let counts = PossibleValues.count
    func set(_ comparison: Comparison<Double>) -> NumberSet { NumberSet(comparison) ?? .all }
    #expect(counts.isSubset(set(.greater(0)), of: set(.greaterOrEqual(1))))
    #expect(counts.isSubset(set(.greaterOrEqual(1)), of: set(.greater(0))))
    #expect(counts.among(set(.between(5, 6))).isEmpty)
    #expect(counts.among(set(.equal(2.5))).isEmpty)
    #expect(!counts.among(set(.between(5, 7))).isEmpty)
    #expect(counts.isSubset(.all, of: set(.greaterOrEqual(0))))
    #expect(!counts.isSubset(.all, of: set(.greater(0))))
  }

  /// Every number near the bounds is in a set where the comparison holds, and in no other.
  @Test func agreesWithTheComparison() throws {
    let bounds: [Double] = [-1, -0.0, 0, 0.5, 1, .infinity, -.infinity]
    var comparisons: [Comparison<Double>] = []
    for low in bounds {
      comparisons += [
        .greater(low), .greaterOrEqual(low), .less(low), .lessOrEqual(low), .equal(low),
        .notEqual(low), .oneOf([low, 0.5]), .noneOf([low, 0.5]),
      ]
      comparisons += bounds.flatMap { [.between(low, $0), .notBetween(low, $0)] }
    }
    let numbers = bounds.flatMap { [$0.nextDown, $0, $0.nextUp] } + [.nan]
    for comparison in comparisons {
      let set = try #require(NumberSet(comparison))
      for number in numbers {
        let point = number.isNaN ? NumberSet.onlyNaN : NumberSet(from: number, to: number)
        #expect(point.isSubset(of: set) == comparison.holds(for: number), "\(comparison) \(number)")
        #expect(
          point.isSubset(of: set.complement) != comparison.holds(for: number),
          "not \(comparison) \(number)"
        )
      }
    }
  }
}
