import AssayDiagnostics
import Testing

@Suite struct ScalarMapTests {
  @Test func verbatim() {
    #expect(ScalarMap(verbatimAt: 10).source(of: 2..<5) == 12..<15)
    #expect(ScalarMap(verbatimAt: 10).source(of: 3..<3) == 13..<13)
  }

  @Test func replacedTextPointsAtTheWholeOfWhatItReplaces() {
    // `ab${X}cd` with X = `123`
    let map = ScalarMap([
      .init(start: 0, source: 0), .init(start: 2, source: 2, replaced: 4),
      .init(start: 5, source: 6),
    ])
    #expect(map.source(of: 0..<2) == 0..<2)
    #expect(map.source(of: 3..<4) == 2..<6)
    #expect(map.source(of: 1..<6) == 1..<7)
    #expect(map.source(of: 5..<7) == 6..<8)
  }

  @Test func segmentsOfAStretch() {
    let map = ScalarMap([
      .init(start: 0, source: 10), .init(start: 4, source: 20, replaced: 3),
      .init(start: 5, source: 23),
    ])
    let moved = ScalarMap(map.segments(of: 2..<8, movedTo: 0))
    for offset in 2..<8 {
      #expect(moved.source(of: offset - 2..<offset - 1) == map.source(of: offset..<offset + 1))
    }
    #expect(map.segments(of: 3..<3, movedTo: 0).isEmpty)
  }
}
