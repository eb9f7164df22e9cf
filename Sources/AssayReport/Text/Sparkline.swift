/// A row of values as one short word, for lists: `▁▂▃▅▇`.
package enum Sparkline {
  /// Draws the newest values, one character each; what is not finite is a dot.
  ///
  /// - Parameters:
  ///   - values: the oldest first.
  ///   - width: how many of them there is room for.
  ///   - isASCII: whether to use only characters that every terminal has.
  package static func text(_ values: [Double], width: Int = 20, isASCII: Bool = false) -> String {
    let shown = values.suffix(max(0, width))
    let finite = shown.filter(\.isFinite)
    let levels = Array(isASCII ? "_.-=+*#" : "▁▂▃▄▅▆▇█")
    let (least, greatest) = (finite.min() ?? 0, finite.max() ?? 0)
    // Halves, because the range of doubles is wider than a double.
    let range = greatest / 2 - least / 2
    return String(
      shown.map { value in
        guard value.isFinite else { return isASCII ? " " : "·" }
        guard range > 0 else { return levels[levels.count / 2 - 1] }
        let share = (value / 2 - least / 2) / range
        return levels[Int((share * Double(levels.count - 1)).rounded())]
      }
    )
  }
}
