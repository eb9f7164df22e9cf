/// The median of a window that moves over a list, kept sorted so that a move costs little.
struct RollingMedian {
  private let values: [Double]
  private var window = 0..<0
  private var sorted: [Double] = []

  /// Starts with an empty window over values that are not NaN.
  init(_ values: [Double]) { self.values = values }

  /// The median within a window, which must not start or end before the last one did; `nil` if it is empty.
  mutating func median(of next: Range<Int>) -> Double? {
    for index in window.upperBound..<max(window.upperBound, next.upperBound) {
      sorted.insert(values[index], at: place(of: values[index]))
    }
    for index in window.lowerBound..<max(window.lowerBound, next.lowerBound) {
      sorted.remove(at: place(of: values[index]))
    }
    window = next
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    // Halves first, because the sum of two large values overflows.
    return sorted.count % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
  }

  /// The first place at which nothing is less than the value.
  private func place(of value: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
