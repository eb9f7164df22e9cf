package import AssayModel

// What comes of verdicts that earlier runs decide.

extension Judge {
  /// The values that earlier runs gave a series of the dataset, the newest first.
  func points(of criterion: Criterion) -> [HistoryPoint] {
    points(of: criterion.series, in: criterion.value.metrics.first?.dataset)
  }

  /// The values of all earlier runs, those that failed too.
  private func watchedPoints(of criterion: Criterion) -> [HistoryPoint] {
    let other = criterion.value.metrics.first?.dataset
    return history.withFailed[
      SeriesKey(dataset: dataset ?? other ?? "", metric: criterion.series)
    ] ?? []
  }

  private func points(of series: String, in other: String?) -> [HistoryPoint] {
    history[SeriesKey(dataset: dataset ?? other ?? "", metric: series)]
  }

  // MARK: Dynamic rules

  /// A number of a condition by the series that it may ask for; `nil` where it cannot be told.
  func number(_ expression: NumberExpression, series: String) -> Double? {
    if let constant = expression.constant { return constant }
    guard history.absence == nil else { return nil }
    return try? expression.value(over: points(of: series, in: nil)).get().value
  }

  /// Compares a value with numbers that earlier runs decide.
  ///
  /// Without any earlier run they are 0, as AWS Glue has it. A rule that holds then holds on nothing. One that does not
  /// is skipped: a failed run is not learned from, so the rule could never begin to hold.
  func dynamicFinding(of criterion: Criterion, _ value: Double) -> Finding {
    if let absence = history.absence { return .needsHistory(absence) }
    let depth = criterion.condition.operands.map(\.depth).max() ?? 0
    let points = Array(points(of: criterion).prefix(depth))
    var numbers: [Double] = []
    for operand in criterion.condition.operands {
      switch operand.value(over: points) {
      case .success(let number): numbers.append(number.value)
      // What the spec alone can tell was told when it was compiled.
      case .failure: return .notEnoughHistory(have: points.count, need: operand.depth)
      }
    }
    var next = numbers.makeIterator()
    let exact = criterion.condition.map { _ in next.next() ?? .nan }
    // Worked out numbers are long; they are told short where that makes no difference.
    let short = exact.map { Double(brief($0)) ?? $0 }
    let condition = short.holds(for: value) == exact.holds(for: value) ? short : exact
    var finding = finding(of: criterion, value, against: condition)
    guard points.isEmpty else {
      finding.sentences[0] += " (\(criterion.condition.described(by: \.text)), of \(points.span))"
      return finding
    }
    guard finding.status == .passed else { return .notEnoughHistory(have: 0, need: 1) }
    finding.isVacuous = true
    finding.sentences[0] += " (no earlier run: \(criterion.condition.described(by: \.text)))"
    return finding
  }

  // MARK: Anomalies

  /// Whether a value is within what is expected.
  func finding(of test: AnomalyTest) -> Finding {
    if let obstacle = obstacle(to: test.subject) { return obstacle }
    guard let value = evaluate(test.subject.value) else { return Finding(.skipped, "") }
    let expectation: Expectation
    if test.isFrozen {
      expectation = Expectation(
        lower: test.lower ?? -.infinity,
        upper: test.upper ?? .infinity,
        basis: "bounds frozen in the spec",
        points: 0
      )
    } else {
      if let absence = history.absence { return .needsHistory(absence) }
      let points = watchedPoints(of: test.subject)
      guard let band = test.expectation(after: points, at: asOf) else {
        return Finding(.skipped, AnomalyTest.wordsWithoutBand(after: points))
      }
      expectation = band
    }
    let holds = (expectation.lower...max(expectation.lower, expectation.upper)).contains(value)
    var finding = Finding(
      holds ? .passed : .failed,
      sentence(test.subject.subject, value, expectation, holds: holds)
    )
    finding.expectation = expectation
    if !holds { finding.shortfalls = [Shortfall(test.subject, value, outside: expectation)] }
    if !holds, !test.isFrozen {
      finding.hint =
        "if this is an incident, `assay history exclude RUN --because …` keeps later runs from "
        + "learning it"
    }
    return finding
  }

  private func sentence(
    _ subject: String,
    _ value: Double,
    _ expectation: Expectation,
    holds: Bool
  ) -> String {
    let condition = Comparison<Double>.between(expectation.lower, expectation.upper)
    let number = readable(value, against: condition)
    let range = "\(brief(expectation.lower)) to \(brief(expectation.upper))"
    let usual = expectation.expected.map { ", around \(brief($0))" } ?? ""
    return holds
      ? "\(subject) is \(number), within the expected \(range)\(usual): \(expectation.basis)"
      : "\(subject) is \(number), but \(range) was expected\(usual): \(expectation.basis)"
  }

  // MARK: Volume

  /// Whether the number of rows is near the mean of the last runs.
  func finding(of promise: VolumePromise) -> Finding {
    if let obstacle = obstacle(to: promise.rowCount) { return obstacle }
    guard let value = evaluate(promise.rowCount.value) else { return Finding(.skipped, "") }
    if let absence = history.absence { return .needsHistory(absence) }
    let points = Array(points(of: promise.rowCount).prefix(promise.last))
    guard points.count >= promise.needed else {
      return .notEnoughHistory(have: points.count, need: promise.needed)
    }
    let mean = points.reduce(0) { $0 + $1.value } / Double(points.count)
    var expectation = Expectation(
      lower: mean * promise.minimum,
      upper: mean * promise.maximum,
      basis: "\(percent(promise.minimum)) to \(percent(promise.maximum)) of the mean "
        + "of the last \(points.count) \(points.count == 1 ? "run" : "runs")",
      points: points.count
    )
    expectation.expected = mean
    (expectation.from, expectation.to) = (points.last?.time, points.first?.time)
    let holds = expectation.lower <= value && value <= expectation.upper
    let asked = "\(brief(expectation.lower)) to \(brief(expectation.upper))"
    let words = "row count is \(plain(value))"
    var finding = Finding(
      holds ? .passed : .failed,
      (holds ? "\(words), as asked: \(asked)" : "\(words), but must be \(asked)")
        + ", \(expectation.basis) (\(brief(mean)))"
    )
    finding.expectation = expectation
    if !holds {
      finding.shortfalls = [Shortfall(promise.rowCount, value, outside: expectation)]
      finding.hint =
        "if this is the new normal, `assay history include RUN --because …` lets it be learned from"
    }
    return finding
  }
}

extension AnomalyTest {
  /// Why there is no band after earlier values.
  package static func wordsWithoutBand(after points: [HistoryPoint]) -> String {
    let need = 3
    guard points.count >= need, let newest = points.map(\.time).max() else {
      return "not enough history yet: \(points.count) of \(need) runs"
    }
    return "not enough recent history: fewer than \(need) of \(points.count) runs count, "
      + "the newest is of \(newest.day)"
  }

  /// What is expected after earlier values; `nil` with too few of them.
  package func expectation(after points: [HistoryPoint], at moment: Timestamp) -> Expectation? {
    let bounds = NaturalBounds(lower: floor, upper: ceiling)
    guard let band = expectedBand(after: points, at: moment, bounds: bounds) else { return nil }
    var expectation = Expectation(
      lower: band.lower,
      upper: band.upper,
      basis: band.basis,
      points: band.points
    )
    expectation.expected = band.expected
    (expectation.from, expectation.to) = (band.from, band.to)
    return expectation
  }
}

extension Finding {
  /// Nothing can be said without earlier runs.
  static func needsHistory(_ absence: String) -> Finding {
    Finding(.skipped, "needs the history of earlier runs: \(absence)")
  }

  /// Nothing can be said yet.
  static func notEnoughHistory(have: Int, need: Int) -> Finding {
    Finding(.skipped, "not enough history yet: \(have) of \(need) \(need == 1 ? "run" : "runs")")
  }
}

extension [HistoryPoint] {
  /// How many there are, and since when.
  fileprivate var span: String {
    guard let oldest = last else { return "no run" }
    return "\(count) earlier \(count == 1 ? "run" : "runs") since \(oldest.time.day)"
  }
}

/// A number to six significant decimals.
package func brief(_ value: Double) -> String { readable(value, against: .noneOf([])) }

/// A ratio as a percentage.
private func percent(_ ratio: Double) -> String { "\(brief(ratio * 100)) %" }
