import AssayDiagnostics
import Testing

@Suite struct TextFileTests {
  @Test(arguments: [
    ("", 1), ("a", 1), ("a\n", 2), ("a\r\nb", 2), ("a\rb\n\nc", 4), ("a\r", 2),
  ])
  func lines(_ text: String, count: Int) {
    #expect(TextFile(path: "x", text: text).lineCount == count)
  }

  @Test func positionsCountScalars() {
    let file = TextFile(path: "x", text: "ä\r\n数x")
    #expect(file.position(at: 2) == Position(line: 1, column: 2))
    #expect(file.position(at: 7) == Position(line: 2, column: 2))
    #expect(file.position(at: 99) == Position(line: 2, column: 3))
    #expect(file.text(ofLine: 1) == "ä")
  }

  @Test(
    arguments: [
      ("sevrity", "severity"), ("Severity", "severity"), ("rule", "rules"), ("zebra", nil),
      ("oredr", "order"),
    ] as [(String, String?)]
  )
  func nearestWord(_ word: String, expected: String?) {
    #expect(nearest(to: word, among: ["severity", "rules", "order"]) == expected)
  }
}
