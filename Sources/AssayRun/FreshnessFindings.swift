import AssayModel

// What comes of promises that the newest rows are recent.

extension Judge {
  /// Why a check is not judged this time; `nil` when it is.
  ///
  /// One that did not hold is judged in every run, so that no run is green on what the last one found.
  func reasonToWait(for check: Check) -> String? {
    guard case .fresh(let promise) = check.verdict, let schedule = promise.schedule,
      let dataset = dataset ?? promise.age.value.metrics.first?.dataset,
      let memory = history.freshness[CheckKey(dataset: dataset, check: check.lastingName)],
      memory.held, memory.lastCheck < asOf,
      let due = schedule.last(upTo: asOf), due <= memory.lastCheck
    else { return nil }
    let next = schedule.next(after: asOf).map { ", due again \($0.minute)" } ?? ""
    return "not due: it held \(memory.lastCheck.minute)\(next) (\(schedule.text))"
  }

  /// Whether the newest row is recent.
  func finding(of promise: FreshnessPromise) -> Finding {
    let criterion = promise.age
    if let trouble = trouble(in: criterion) { return Finding(trouble) }
    let future = promise.future.flatMap(count) ?? 0
    guard let hours = evaluate(criterion.value) else {
      let sentence =
        emptinessSentence(of: criterion)
        ?? (future > 0
          ? "the \(criterion.subject) cannot be told: all \(grouped(future)) values are in the future"
          : "the \(criterion.subject) cannot be told: there was no value to look at")
      return Finding(.failed, sentence, shortOf: nil, by: criterion, .undefined)
    }
    guard case .lessOrEqual(let bound) = criterion.condition, let most = bound.constant else {
      return Finding(.errored, "\(criterion.subject) has no limit")
    }
    let unit = AgeUnit(for: most)
    let condition = Comparison<Double>.lessOrEqual(most / unit.hours)
    let holds = Comparison<Double>.lessOrEqual(most).holds(for: hours)
    let number = brief(hours / unit.hours, against: condition)
    let asked = "at most \(unit.words(brief(most / unit.hours)))"
    var finding = Finding(
      holds ? .passed : .failed,
      "\(criterion.subject) is \(unit.words(number)), "
        + (holds ? "as asked: \(asked)" : "but must be \(asked)")
    )
    if !holds {
      let shortfall = Shortfall(
        series: criterion.series,
        amount: .value(hours),
        condition: .lessOrEqual(most)
      )
      finding.shortfalls = [shortfall]
    }
    if future > 0 {
      finding.sentences.append(
        "\(grouped(future)) \(future == 1 ? "value is" : "values are") in the future "
          + "and not counted: a wrong clock, or local times without a zone"
      )
    }
    return finding
  }
}

/// An age to two decimals, unless only more of them tell it from the limit.
private func brief(_ age: Double, against condition: Comparison<Double>) -> String {
  let rounded = (age * 100).rounded() / 100
  return condition.holds(for: rounded) == condition.holds(for: age)
    ? plain(rounded) : readable(age, against: condition)
}

/// The unit in which an age is told: the largest in which the limit is at least 1.
private enum AgeUnit {
  case minutes, hours, days

  init(for hours: Double) { self = hours < 1 ? .minutes : hours < 72 ? .hours : .days }

  /// How many hours it is.
  var hours: Double {
    switch self {
    case .minutes: 1 / 60
    case .hours: 1
    case .days: 24
    }
  }

  func words(_ number: String) -> String {
    switch self {
    case .minutes: "\(number) min"
    case .hours: "\(number) h"
    case .days: "\(number) \(number == "1" ? "day" : "days")"
    }
  }
}
