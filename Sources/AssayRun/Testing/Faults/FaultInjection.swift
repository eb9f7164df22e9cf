import AssayModel

/// Rows with a fault in them.
struct SpoiltRows {
  let fixture: Fixture
  /// How many rows the fault changed, or added.
  let count: Int
}

/// Why a fault would change nothing.
struct UselessFault: Error {
  let reason: String
}

/// Puts faults into rows; the same seed spoils the same rows.
struct FaultInjection {
  let fixture: Fixture
  let dataset: String
  let seed: UInt64

  /// The rows with a fault in one row of twenty, and at least in one; stale moments are everywhere.
  func applying(_ fault: Fault) throws(UselessFault) -> SpoiltRows {
    var chance = Chance(seed: seed, dataset, fault.column ?? "", fault.kind.rawValue)
    guard let name = fault.column,
      let index = fixture.columns.firstIndex(where: { $0.name == name })
    else { return try withRowsTwice(&chance) }
    switch fault.kind {
    case .nulls:
      return try spoiling(index, &chance, "every value is NULL already") { _, _ in .some(nil) }
    case .duplicates: return try withKeysTwice(index, &chance)
    case .outliers: return try withOutliers(index, &chance)
    case .orphans: return try withOrphans(index, &chance)
    case .stale: return try older(index)
    case .truncated:
      return try spoiling(index, &chance, "no text is longer than a character") { value, _ in
        value.count > 1 ? String(value.prefix(value.count / 2)) : nil
      }
    case .swapped: return try swapping(index, with: fault.partner ?? "", &chance)
    }
  }

  private var share: Int { max(1, fixture.rows.count / 20) }

  // MARK: Values

  /// Replaces values, where there are any and the new one is another.
  ///
  /// - Parameter change: the new value of the so manieth row that is spoilt; `nil` leaves it as it is.
  private func spoiling(
    _ index: Int,
    _ chance: inout Chance,
    _ reason: String,
    by change: (_ value: String, _ turn: Int) -> String??
  ) throws(UselessFault) -> SpoiltRows {
    let candidates = fixture.rows.indices.filter { row in
      guard let value = fixture.rows[row][index], let new = change(value, 0) else { return false }
      return new != value
    }
    guard !candidates.isEmpty else { throw UselessFault(reason: reason) }
    var spoilt = fixture
    let picked = chance.pick(share, of: candidates)
    for (turn, row) in picked.enumerated() {
      guard let value = fixture.rows[row][index], let new = change(value, turn) else { continue }
      spoilt.rows[row][index] = new
    }
    return SpoiltRows(fixture: spoilt, count: picked.count)
  }

  private func values(_ index: Int) -> [String] { fixture.rows.compactMap { $0[index] } }

  private func withOutliers(
    _ index: Int,
    _ chance: inout Chance
  ) throws(UselessFault) -> SpoiltRows {
    let numbers = values(index).compactMap(Double.init).filter(\.isFinite)
    guard let least = numbers.min(), let greatest = numbers.max() else {
      throw UselessFault(reason: "there is no number in it")
    }
    let type = ValueType(fixture.columns[index].type)
    let span = max(greatest - least, greatest.magnitude, 1) * 1000
    let high = min((greatest + span).rounded(), type.greatestMagnitude)
    let low = max((least - span).rounded(), -type.greatestMagnitude)
    guard high > greatest, low < least else {
      throw UselessFault(reason: "the type leaves no room for one")
    }
    return try spoiling(index, &chance, "there is no number in it") { _, turn in
      plain(turn.isMultiple(of: 2) ? high : low)
    }
  }

  private func withOrphans(
    _ index: Int,
    _ chance: inout Chance
  ) throws(UselessFault) -> SpoiltRows {
    let known = Set(values(index))
    let greatest = known.compactMap(Int64.init).max() ?? 0
    return try spoiling(index, &chance, "every value is NULL") { value, turn in
      // Far from all that are there, and still of the same form.
      if Int64(value) != nil { return String(greatest &+ 7919 &+ Int64(turn)) }
      var other = value.lookalike
      while known.contains(other) { other += "z" }
      return other
    }
  }

  /// All moments a year ago.
  private func older(_ index: Int) throws(UselessFault) -> SpoiltRows {
    let isDay = ValueType(fixture.columns[index].type).kind == .date
    var spoilt = fixture
    var count = 0
    for row in fixture.rows.indices {
      guard let moment = fixture.rows[row][index].flatMap(Timestamp.init) else { continue }
      let old = moment.adding(seconds: -365 * 86_400)
      spoilt.rows[row][index] = isDay ? old.day : old.description
      count += 1
    }
    guard count > 0 else { throw UselessFault(reason: "there is no moment in it") }
    return SpoiltRows(fixture: spoilt, count: count)
  }

  // MARK: Rows and columns

  private func withRowsTwice(_ chance: inout Chance) throws(UselessFault) -> SpoiltRows {
    guard !fixture.rows.isEmpty else { throw UselessFault(reason: "there is no row") }
    var spoilt = fixture
    let copies = chance.pick(share, of: fixture.rows)
    spoilt.rows += copies
    return SpoiltRows(fixture: spoilt, count: copies.count)
  }

  /// Gives rows the key of another.
  private func withKeysTwice(
    _ index: Int,
    _ chance: inout Chance
  ) throws(UselessFault) -> SpoiltRows {
    let keys = values(index)
    let others = chance.pick(keys.count, of: keys)
    return try spoiling(index, &chance, "there is only one value") { value, turn in
      let start = turn % max(1, others.count)
      return (others[start...] + others[..<start]).first { $0 != value }
    }
  }

  private func swapping(
    _ index: Int,
    with partner: String,
    _ chance: inout Chance
  ) throws(UselessFault) -> SpoiltRows {
    guard let other = fixture.columns.firstIndex(where: { $0.name == partner }) else {
      throw UselessFault(reason: "there is no column \(partner)")
    }
    let candidates = fixture.rows.indices.filter { row in
      fixture.rows[row][index] != fixture.rows[row][other]
    }
    guard !candidates.isEmpty else {
      throw UselessFault(reason: "its values equal those of \(partner)")
    }
    var spoilt = fixture
    let picked = chance.pick(share, of: candidates)
    for row in picked { spoilt.rows[row].swapAt(index, other) }
    return SpoiltRows(fixture: spoilt, count: picked.count)
  }
}

extension String {
  /// A text of the same form: other letters for letters, other digits for digits.
  fileprivate var lookalike: String {
    String(
      map { character in
        switch character {
        case "0"..."8": "9"
        case "9": "8"
        case "a"..."y": "z"
        case "z": "y"
        case "A"..."Y": "Z"
        case "Z": "Y"
        default: character
        }
      }
    )
  }
}

extension ValueType {
  /// The greatest number without a fraction that a numeric type surely holds.
  fileprivate var greatestMagnitude: Double {
    switch kind {
    case .integer:
      switch width {
      case 8: 127
      case 16: 32_767
      case 32: 2_147_483_647
      default: 9e15
      }
    case .decimal:
      (0..<decimalDigits).reduce(1) { power, _ in power * 10 } - 1
    default: 1e15
    }
  }

  /// How many digits a decimal has before the point; as many as a double is exact in where that is not said.
  private var decimalDigits: Int {
    let numbers = name.drop { $0 != "(" }.split { !$0.isNumber }.compactMap { Int($0) }
    guard let precision = numbers.first else { return 15 }
    return min(15, max(0, precision - (numbers.dropFirst().first ?? 0)))
  }
}
