import AssayDiagnostics
import Testing

@Suite struct LongLineTests {
  /// Columns far into a line are those that counting from its start would give.
  @Test func columnsCountScalars() {
    let text = "a\n" + String(repeating: "é数b", count: 2_000) + "\nc"
    let file = TextFile(path: "x", text: text)
    var (line, column, offset) = (1, 1, 0)
    for scalar in text.unicodeScalars {
      #expect(file.position(at: offset) == Position(line: line, column: column))
      offset += UTF8.width(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    #expect(file.position(at: offset) == Position(line: 3, column: 2))
  }

  @Test func manyPlacesInALongLineAreFoundFast() {
    let file = TextFile(path: "x", text: String(repeating: "x", count: 1_000_000))
    let clock = ContinuousClock()
    let time = clock.measure {
      for offset in stride(from: 0, to: 1_000_000, by: 50) { _ = file.position(at: offset) }
    }
    #expect(time < .seconds(20))
  }
}
