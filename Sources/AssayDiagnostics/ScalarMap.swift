/// A piecewise map from the UTF-8 offsets of a decoded scalar to the offsets of the file it was written in.
///
/// Folding, escapes, indentation and interpolation make a decoded scalar differ from its source. Each segment says
/// where a stretch of the decoded text came from, so that a mistake in the middle of it is underlined in the file.
package struct ScalarMap: Sendable, Hashable {
  /// A stretch of decoded text and its place in the file.
  package struct Segment: Sendable, Hashable {
    // Half as large as `Int`, as in `Span`.
    private let textOffset: UInt32
    private let fileOffset: UInt32
    private let length: UInt32

    /// The offset in the decoded text at which the stretch starts.
    package var start: Int { Int(textOffset) }

    /// The offset in the file at which the stretch starts.
    package var source: Int { Int(fileOffset) }

    /// The length of the whole source text when the stretch is not verbatim (an escape, a reference); else 0.
    package var replaced: Int { Int(length) }

    /// Makes a segment; give `replaced` for text that stands for other text.
    package init(start: Int, source: Int, replaced: Int = 0) {
      textOffset = UInt32(clamping: start)
      fileOffset = UInt32(clamping: source)
      length = UInt32(clamping: replaced)
    }
  }

  // The stretches in order of `start`. Nearly every scalar has one, which then needs no memory of its own.
  private let first: Segment
  private let others: [Segment]

  /// Makes a map of segments in ascending order of `start`, the first of which starts at 0.
  package init(_ segments: [Segment]) {
    first = segments.first ?? Segment(start: 0, source: 0)
    others = Array(segments.dropFirst())
  }

  /// Makes the map of a text that stands verbatim in the file.
  package init(verbatimAt source: Int) {
    self.init([Segment(start: 0, source: source)])
  }

  /// The range of the file from which a range of the decoded text came.
  package func source(of range: Range<Int>) -> Range<Int> {
    let start = lowerBound(of: range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, upperBound(of: range.upperBound))
  }

  /// The segments of a range of the decoded text, for a text that holds the same stretch at another offset.
  package func segments(of range: Range<Int>, movedTo start: Int) -> [Segment] {
    guard !range.isEmpty else { return [] }
    let first = index(of: range.lowerBound)
    let last = index(of: range.upperBound - 1)
    return (first...last).map { position in
      let segment = segment(position)
      let skipped = max(0, range.lowerBound - segment.start)
      return Segment(
        start: start + max(segment.start, range.lowerBound) - range.lowerBound,
        source: segment.replaced > 0 ? segment.source : segment.source + skipped,
        replaced: segment.replaced
      )
    }
  }

  private func segment(_ index: Int) -> Segment { index == 0 ? first : others[index - 1] }

  private func lowerBound(of offset: Int) -> Int {
    let segment = segment(index(of: offset))
    return segment.replaced > 0 ? segment.source : segment.source + offset - segment.start
  }

  /// Looks at the last decoded byte of the range, so that an end on a seam stays in the stretch that it closes.
  private func upperBound(of offset: Int) -> Int {
    let segment = segment(index(of: offset - 1))
    return segment.source + (segment.replaced > 0 ? segment.replaced : offset - segment.start)
  }

  private func index(of offset: Int) -> Int {
    var low = 0
    var high = others.count + 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if segment(middle).start <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
