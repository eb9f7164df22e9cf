import AssayModel
import Foundation

extension AnomalyDetector {
  /// What the band rests on, in words: level, seasons, trend, width, and what is not settled yet.
  func basis(around centre: Double) -> String {
    if series.isConstant { return "all \(series.points.count) values are the same" }
    var parts = ["median of the newest \(forecast.window) of \(series.points.count) values"]
    parts += effects.map(seasonWords)
    if forecast.slope != 0 { parts.append("trend \(change(forecast.slope)) a day") }
    parts.append("± \(short(factor)) robust deviations (MAD)")
    if let season = Season.allCases.last(where: { !unsettled($0, around: centre).isEmpty }) {
      parts.append("wider while it is not known how values differ \(season.within)")
    }
    return parts.joined(separator: ", ")
  }

  private func seasonWords(_ effects: SeasonalEffects) -> String {
    let neighbours = "\(effects.neighbours) \(effects.season.adjective) neighbours"
    return "\(change(effects.now)) by \(neighbours)"
  }

  /// A difference on the working scale, as a share where that is logarithmic: `+1.2 %`, `-340`.
  private func change(_ difference: Double) -> String {
    let (value, unit) =
      switch series.scale {
      case .linear: (difference, "")
      case .logarithmic: (100 * (exp(difference) - 1), " %")
      }
    return (value < 0 ? "" : "+") + short(value) + unit
  }
}

extension Season {
  fileprivate var adjective: String {
    switch self {
    case .daily: "daily"
    case .weekly: "weekly"
    }
  }

  fileprivate var within: String {
    switch self {
    case .daily: "within a day"
    case .weekly: "within a week"
    }
  }
}

/// A number with three significant digits.
private func short(_ value: Double) -> String { plain(value.rounded(toSignificant: 3)) }
