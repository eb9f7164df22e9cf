import AssayModel

/// The scores of earlier runs and the present one as a small line, with what it shows in words.
struct ScoreTrend {
  private let points: [HistoryPoint]
  /// How much the score went up or down since the run before, in words; `nil` where there is no score to compare.
  private let change: String?

  private static let width = 120.0
  private static let height = 28.0
  /// Room for the dot at the end.
  private static let margin = 4.0

  init(earlier: [HistoryPoint], now score: Double?, at moment: Timestamp) {
    let now = score.map { [HistoryPoint(time: moment, value: $0)] } ?? []
    points = (earlier + now).filter(\.value.isFinite)
    change = score.flatMap { score in
      guard let last = earlier.last(where: \.value.isFinite), score.isFinite else { return nil }
      let difference = score - last.value
      if difference.magnitude < 0.0005 { return "as before" }
      return (difference > 0 ? "▲ " : "▼ ") + fixed(difference.magnitude, decimals: 3)
    }
  }

  var markup: Markup {
    guard points.count > 1, let first = points.first, let last = points.last else {
      return .text("–")
    }
    let places = points.indices.map { (x: x(of: $0), y: y(of: points[$0].value)) }
    let line = places.map { "\(tenths($0.x)),\(tenths($0.y))" }.joined(separator: " ")
    let words = """
      \(count(points.count, "score")) from \(first.time.day) to \(last.time.day), \
      between \(fixed(least, decimals: 3)) and \(fixed(greatest, decimals: 3))
      """
    return tag("div", ["class": "trend"]) {
      tag(
        "svg",
        [
          "role": "img", "aria-label": words, "width": "120", "height": "28",
          "viewBox": "0 0 120 28",
        ]
      ) {
        tag("title") { words }
        tag("polyline", ["points": line])
        if let end = places.last {
          tag("circle", ["cx": tenths(end.x), "cy": tenths(end.y), "r": "2.5"])
        }
      }
      if let change { tag("span", ["class": "change"]) { change } }
    }
  }

  private var least: Double { points.map(\.value).min() ?? 0 }
  private var greatest: Double { points.map(\.value).max() ?? 1 }

  private func x(of index: Int) -> Double {
    let share = points.count > 1 ? Double(index) / Double(points.count - 1) : 0
    return Self.margin + share * (Self.width - 2 * Self.margin)
  }

  /// A tenth of the scale is the least that the line spans, so that a trifle does not look like a fall.
  private func y(of value: Double) -> Double {
    let span = max(greatest - least, 0.1)
    let middle = (greatest + least) / 2
    let share = min(1, max(0, (value - middle) / span + 0.5))
    return Self.height - Self.margin - share * (Self.height - 2 * Self.margin)
  }
}

/// A length to a tenth, as drawings need no more.
func tenths(_ length: Double) -> String { plain((length * 10).rounded() / 10) }
