import AssayModel
import Testing

@testable import AssayLogic

/// Conditions as sets of numbers, and what follows from that.
@Suite struct NumberSetTests {
  @Test(arguments: [
    (Comparison<Double>.greater(0.95), .greater(0.9), true),
    (.greater(0.9), .greater(0.95), false),
    (.greater(5), .greaterOrEqual(5), true),
    (.greaterOrEqual(5), .greater(5), false),
    (.equal(5), .between(4, 6), true),
    (.equal(4), .between(4, 6), false),
    (.between(4, 6), .notEqual(4), true),
    (.oneOf([1, 2]), .oneOf([2, 3, 1]), true),
    (.oneOf([1, 2]), .noneOf([3]), true),
    (.noneOf([1, 2]), .noneOf([2]), true),
    (.noneOf([2]), .noneOf([1, 2]), false),
    (.notBetween(0, 10), .notBetween(2, 8), true),
    (.notBetween(2, 8), .notBetween(0, 10), false),
    (.between(10, 5), .equal(7), true),
    (.equal(0), .equal(-0.0), true),
  ])
  func containsAnother(
    _ left: Comparison<Double>,
    _ right: Comparison<Double>,
    _ expected: Bool
  ) throws {
    let (first, second) = (try #require(NumberSet(left)), try #require(NumberSet(right)))
    #expect(first.isSubset(of: second) == expected)
  }

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
