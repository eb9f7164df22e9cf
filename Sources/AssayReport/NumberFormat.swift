import AssayModel

/// A number with exactly so many decimals, cut off and not rounded: 0.9999 of a score is never shown as 1.
///
/// What is negative, not a number or infinite becomes 0, as times and scores must be printable.
func fixed(_ value: Double, decimals: Int) -> String {
  let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
  // A ten-millionth more keeps 0.57, which is a little less in binary, from becoming 0.569.
  let scaled = value * Double(scale) + 1e-7
  guard scaled.isFinite, scaled >= 0, scaled < 9e15 else { return fixed(0, decimals: decimals) }
  let units = Int(scaled)
  guard decimals > 0 else { return String(units) }
  let fraction = String(units % scale)
  return "\(units / scale)." + String(repeating: "0", count: decimals - fraction.count) + fraction
}

/// A time that readers take: 0 in place of what is negative, not a number or infinite.
func printable(seconds: Double) -> Double { seconds > 0 && seconds.isFinite ? seconds : 0 }

/// A time as people say it: `35 ms`, `0.8 s`, `2 min 5 s`.
func duration(_ seconds: Double) -> String {
  let seconds = printable(seconds: seconds)
  if seconds == 0 { return "0 s" }
  if seconds < 0.1 { return fixed(seconds * 1000, decimals: 0) + " ms" }
  if seconds < 60 { return fixed(seconds, decimals: 1) + " s" }
  let minutes = fixed(seconds / 60, decimals: 0)
  return "\(minutes) min \(fixed(seconds - 60 * (Double(minutes) ?? 0), decimals: 0)) s"
}

/// A number and what it counts: `1 row`, `2 rows`.
func count(_ number: Int, _ singular: String) -> String {
  "\(number) \(singular)\(number == 1 ? "" : "s")"
}
