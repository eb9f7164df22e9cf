package import AssayModel

/// A set of numbers, as conditions describe them: stretches of the number line, and perhaps NaN.
package struct NumberSet: Sendable, Hashable {
  /// A place between numbers: right before one, or right behind it.
  struct Cut: Sendable, Hashable, Comparable {
    let number: Double
    let isBehind: Bool

    static func before(_ number: Double) -> Cut { Cut(number: number, isBehind: false) }
    static func behind(_ number: Double) -> Cut { Cut(number: number, isBehind: true) }

    static func < (left: Cut, right: Cut) -> Bool {
      left.number < right.number
        || (left.number == right.number && !left.isBehind && right.isBehind)
    }

    static let first = before(-.infinity)
    static let last = behind(.infinity)
  }

  /// The stretches in ascending order; none of them is empty, and no two meet.
  private(set) var stretches: [Range<Cut>]

  /// Whether NaN is among the numbers.
  private(set) var holdsNaN: Bool

  private init(_ stretches: [Range<Cut>], holdsNaN: Bool = false) {
    self.stretches = stretches
    self.holdsNaN = holdsNaN
  }

  /// Every number.
  static let all = NumberSet([.first..<(.last)], holdsNaN: true)

  /// Nothing but NaN.
  static let onlyNaN = NumberSet([], holdsNaN: true)

  /// The numbers from one to another, both of them included; without one side it is open to that end.
  package init(from least: Double?, to greatest: Double?) {
    let low = least.map(Cut.before) ?? .first
    let high = greatest.map(Cut.behind) ?? .last
    self.init(low < high ? [low..<high] : [])
  }

  /// The numbers for which a comparison holds; `nil` where an operand is no number.
  package init?(_ comparison: Comparison<Double>) {
    guard !comparison.operands.contains(where: \.isNaN) else { return nil }
    switch comparison {
    case .between(let low, let high):
      let (low, high) = (Cut.behind(low), Cut.before(high))
      self.init(low < high ? [low..<high] : [])
    case .notBetween(let low, let high):
      self = NumberSet(from: nil, to: low).union(NumberSet(from: high, to: nil))
    case .greater(let bound): self.init(.behind(bound) < .last ? [.behind(bound)..<(.last)] : [])
    case .greaterOrEqual(let bound): self.init(from: bound, to: nil)
    case .less(let bound): self.init(.first < .before(bound) ? [.first..<(.before(bound))] : [])
    case .lessOrEqual(let bound): self.init(from: nil, to: bound)
    case .equal(let number): self.init(points: [number])
    case .notEqual(let number): self = NumberSet(points: [number]).complement
    case .oneOf(let numbers): self.init(points: numbers)
    case .noneOf(let numbers): self = NumberSet(points: numbers).complement
    }
  }

  private init(points: [Double]) {
    let numbers = Set(points.map { $0 == 0 ? 0 : $0 }).sorted()
    self.init(numbers.map { Cut.before($0)..<Cut.behind($0) })
  }

  /// Whether there is no number in it.
  var isEmpty: Bool { stretches.isEmpty && !holdsNaN }

  /// The numbers that are not in it.
  var complement: NumberSet {
    var gaps: [Range<Cut>] = []
    var start = Cut.first
    for stretch in stretches {
      if start < stretch.lowerBound { gaps.append(start..<stretch.lowerBound) }
      start = stretch.upperBound
    }
    if start < .last { gaps.append(start..<(.last)) }
    return NumberSet(gaps, holdsNaN: !holdsNaN)
  }

  /// The numbers that are in both.
  func intersection(_ other: NumberSet) -> NumberSet {
    var common: [Range<Cut>] = []
    var (left, right) = (stretches[...], other.stretches[...])
    while let first = left.first, let second = right.first {
      let low = max(first.lowerBound, second.lowerBound)
      let high = min(first.upperBound, second.upperBound)
      if low < high { common.append(low..<high) }
      if first.upperBound < second.upperBound { left.removeFirst() } else { right.removeFirst() }
    }
    return NumberSet(common, holdsNaN: holdsNaN && other.holdsNaN)
  }

  /// The numbers that are in one of them.
  func union(_ other: NumberSet) -> NumberSet {
    complement.intersection(other.complement).complement
  }

  /// Whether each of its numbers is in another set, too.
  func isSubset(of other: NumberSet) -> Bool { intersection(other.complement).isEmpty }

  /// The whole numbers in it.
  var wholeNumbers: NumberSet {
    NumberSet(
      stretches.compactMap { stretch in
        let (low, high) = (stretch.lowerBound, stretch.upperBound)
        let isSkipped = low.isBehind && low.number == low.number.rounded()
        let least = isSkipped ? low.number + 1 : low.number.rounded(.up)
        let isLeft = !high.isBehind && high.number == high.number.rounded()
        let greatest = isLeft ? high.number - 1 : high.number.rounded(.down)
        guard least <= greatest else { return nil }
        return Cut.before(least)..<Cut.behind(greatest)
      }
    )
  }

  /// Its numbers and all that are greater than one of them.
  var andGreater: NumberSet { NumberSet(stretches.first.map { [$0.lowerBound..<(.last)] } ?? []) }

  /// Its numbers and all that are less than one of them.
  var andLess: NumberSet { NumberSet(stretches.last.map { [.first..<$0.upperBound] } ?? []) }

  /// Its least number; `nil` where there is none, because the stretch is open or endless.
  var least: Double? {
    stretches.first.flatMap { $0.lowerBound.isBehind ? nil : $0.lowerBound.number }
  }
}
