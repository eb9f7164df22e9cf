package import AssayModel

/// The band in which a metric is expected, judged by the values that earlier runs measured.
///
/// The method is that of `specs/anomalies.md`: on a logarithmic scale where the metric is a positive one, the level is the
/// median of the last 15 values (3 where it wanders), brought to now along a robust slope where there is a clear trend, and
/// moved by what the time of the day and the week usually adds. The width is a factor times the robust deviation (median
/// absolute error times 1.4826) of what this forecast would have said of earlier values, with floors.
///
/// - Parameters:
///   - history: the values that may be learned from, in any order; those later than now, NaN and infinities are ignored.
///   - now: the moment of the value that is to be judged.
///   - bounds: the range that the metric cannot leave.
/// - Returns: the band; `nil` if fewer than 3 values are usable.
package func expectedBand(
  after history: [HistoryPoint],
  at now: Timestamp,
  bounds: NaturalBounds
) -> ExpectedBand? {
  guard let series = RecentSeries(history, at: now, bounds: bounds) else { return nil }
  return AnomalyDetector(series).band(within: bounds)
}

/// Puts the parts of the method together.
struct AnomalyDetector {
  let series: RecentSeries
  /// The seasons that explain clearly more than none.
  private(set) var effects: [SeasonalEffects] = []
  let forecast: Forecast

  /// Finds seasons, the shorter first, then level and trend of what remains.
  init(_ series: RecentSeries) {
    self.series = series
    var plain = series
    var forecast = Forecast(of: plain)
    for season in Season.allCases {
      guard let found = SeasonalEffects(season, in: plain) else { continue }
      let rest = plain.subtracting(found.atPoints)
      let restForecast = Forecast(of: rest)
      guard Self.isClear(found, beside: restForecast) else { continue }
      effects.append(found)
      (plain, forecast) = (rest, restForecast)
    }
    self.forecast = forecast
  }

  /// Whether a season is larger than what noise would make look like one.
  ///
  /// The tenth of the points with the largest effects stands for it, so a single unusual day of the week suffices. An
  /// effect is the median of g values, with 1.25 / √g of their deviation; three times that is beyond chance.
  private static func isClear(_ effects: SeasonalEffects, beside forecast: Forecast) -> Bool {
    let largest = RobustStatistics.quantile(effects.atPoints.map(\.magnitude), 0.9) ?? 0
    let chance = 1.25 / effects.typicalNeighbours.squareRoot()
    return largest > max(3 * chance, 0.75) * forecast.deviation && largest > 1e-9
  }

  /// The band on the scale of the metric.
  func band(within bounds: NaturalBounds) -> ExpectedBand {
    let centre = forecast.expected + effects.map(\.now).reduce(0, +)
    // A trend is not trusted to have gone on where values are missing.
    let missed = forecast.slope * max(0, (series.points.first?.age ?? 0) - series.usualGap)
    var low = centre - max(0, missed) - halfWidth
    var high = centre - min(0, missed) + halfWidth
    for value in Season.allCases.flatMap({ unsettled($0, around: centre) }) {
      (low, high) = (min(low, value - halfWidth), max(high, value + halfWidth))
    }
    let expected = natural(centre, within: bounds)
    return ExpectedBand(
      expected: expected,
      lower: min(expected, natural(low, within: bounds)),
      upper: max(expected, natural(high, within: bounds)),
      basis: basis(around: centre),
      points: series.points.count,
      from: series.from,
      to: series.to
    )
  }

  private func natural(_ working: Double, within bounds: NaturalBounds) -> Double {
    bounds.clamp(series.scale.natural(working))
  }

  // MARK: Width

  /// How many deviations away from the forecast is an anomaly.
  ///
  /// 3.5 is the customary bound for robust scores (Iglewicz and Hoaglin, 1993). The deviation of n errors is uncertain
  /// itself, which widens the bound about as Student's distribution does.
  var factor: Double { 3.5 * (1 + 3 / max(1, Double(forecast.errors.count) - 2)) }

  private var halfWidth: Double { max(factor * max(deviation, floor), constantWidth) }

  /// The deviation of forecasts, for this moment.
  private var deviation: Double {
    let ofErrors = max(forecast.deviation, forecast.errors.count < 6 ? rangeDeviation : 0)
    return effects.map(\.widening).reduce(ofErrors * gapWidening, *)
  }

  /// How much wider than usual the errors are, because the newest value is old.
  ///
  /// Values are missing where runs were, and where they were flagged. A level that is estimated from m values wanders by
  /// about their deviation while as many pass. So a new level is learned in the end even if nobody says that it is right.
  private var gapWidening: Double {
    let steps = (series.points.first?.age ?? 0) / max(series.usualGap, 1e-9)
    return (1 + 2 * max(0, steps - 1) / Double(forecast.window + 1)).squareRoot()
  }

  /// The range over the one that so many normal values have on average, which uses few values better than the median.
  ///
  /// The divisors are the d₂ of control charts.
  private var rangeDeviation: Double {
    let values = series.points.map { $0.value + forecast.slope * $0.age }
    guard let least = values.min(), let greatest = values.max() else { return 0 }
    let divisors = [1.128, 1.693, 2.059, 2.326, 2.534, 2.704, 2.847, 2.970, 3.078]
    return (greatest - least) / divisors[min(values.count, 10) - 2]
  }

  /// The least deviation, so that what cannot be noise of the data is not an anomaly.
  private var floor: Double {
    // A count of independent events varies by its root (Poisson), however alike a few of them were. One that rarely
    // changes is not such a count.
    let mayBePoisson = series.isCount && (series.isLively || series.points.count < 8)
    let poisson = mayBePoisson ? max(series.typicalValue, 1).squareRoot() : 0
    switch series.scale {
    // Sums in another order differ in the last digits.
    case .linear: return max(poisson, 1e-9 * series.points.map(\.value.magnitude).reduce(0, max))
    case .logarithmic: return max(poisson / series.typicalValue, 1e-9)
    }
  }

  /// The least width while a few equal values do not show yet that the metric never varies: 10 % after 3 values, 2 % after 7.
  private var constantWidth: Double {
    guard series.points.count < 8 else { return 0 }
    let share = 0.1 / Double(series.points.count - 2)
    switch series.scale {
    case .linear: return share * series.typicalValue.magnitude
    case .logarithmic: return share
    }
  }

  /// What has to be within the band, because it is not known yet whether there is this season.
  func unsettled(_ season: Season, around centre: Double) -> [Double] {
    guard !series.isConstant, season.isVisible(in: series),
      !effects.contains(where: { $0.season == season })
    else { return [] }
    let neighbours = season.neighboursOfNow(in: series)
    if neighbours.isEmpty {
      return series.span < 3 * season.period ? unknown(around: centre) : []
    }
    return season.cycles(of: neighbours, in: series) < 3
      ? neighbours.map { series.points[$0].value } : []
  }

  /// The values between which anything may be, while nothing is known of the phase of a season.
  private func unknown(around centre: Double) -> [Double] {
    let reach =
      switch series.scale {
      case .linear: series.typicalValue.magnitude
      // From an eighth to eight times as much.
      case .logarithmic: 2.08
      }
    return [centre - reach, centre + reach]
  }
}
