import AssayLogic
import Testing

/// What is surely wrong with a regular expression, and what is left alone.
@Suite struct PatternReaderTests {
  @Test(arguments: [
    "^[^@ ]+@[^@ ]+\\.[a-z]{2,}$", "^\\S(.*\\S)?$", "^(?:\\b(a|b)\\b)", "^$", "^a|b$", "a?^b",
    "(a$)|b",
    "^(?=.*\\d).+$", "(?i)a$b", "\\Q[\\E", "[]a]", "[^]]", "a{,3}", "{a}", "x{2}", "[a-]",
    "[\\]-a]", "",
    "\\$5", "[$]5", "$\\n", "(?<name>a)", "a||b", "$a?", "(^a)", "[\\d-z]",
  ])
  func saysNothing(_ pattern: String) {
    #expect(PatternReader.finding(in: pattern) == nil)
  }

  @Test(arguments: [
    "[a-z", "(a", "a)", "^[z-a]$", "a{3,2}", "(a))", "[", "[]", "((a)",
  ])
  func findsMistakes(_ pattern: String) {
    guard case .malformed = PatternReader.finding(in: pattern) else {
      Issue.record("\(pattern) is taken")
      return
    }
  }

  @Test(arguments: ["^US$5$", "a^b", "[^\\s\\S]", "(a^b)", "^a^b|c^d$", "x[^\\d\\D]+", "$a+"])
  func findsWhatMatchesNothing(_ pattern: String) {
    #expect(PatternReader.finding(in: pattern) == .matchesNothing)
  }

  /// Nesting and length are bounded.
  @Test func standsLargePatterns() {
    let deep = String(repeating: "(", count: 20_000) + String(repeating: ")", count: 20_000)
    #expect(PatternReader.finding(in: deep) == nil)
    #expect(PatternReader.finding(in: String(repeating: "a|", count: 100_000)) == nil)
  }
}
