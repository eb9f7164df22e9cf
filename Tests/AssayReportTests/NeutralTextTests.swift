import AssayModel
import AssayReport
import Testing

struct NeutralTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("é 東京 🙂 👩‍👩‍👧", "é 東京 🙂 👩‍👩‍👧"), ("a\tb\r\nc", "a\\tb\\r\\nc"),
    ("\u{1B}[31m", "\\u{1B}[31m"), ("\u{9B}x\u{7F}\u{0}", "\\u{9B}x\\u{7F}\\u{0}"),
    ("\u{202E}\u{2066}\u{200B}\u{FEFF}", "\\u{202E}\\u{2066}\\u{200B}\\u{FEFF}"),
    ("\u{2028}\u{FFFE}", "\\u{2028}\\u{FFFE}"),
  ])
  func `shows what could steer`(_ text: String, neutral: String) {
    #expect(NeutralText.line(text) == neutral)
  }

  @Test(arguments: [
    ("", []), ("\n \n", []), ("a", ["a"]), ("a\r\n\r\n b\n", ["a", "", " b"]),
    ("a\u{2028}b\u{B}c", ["a", "b", "c"]),
  ])
  func `splits into lines`(_ text: String, lines: [String]) {
    #expect(NeutralText.lines(text) == lines)
    #expect(NeutralText.sentence(text).allSatisfy { !$0.isNewline })
  }

  @Test(arguments: [
    ("##[error]x", "## [error]x"), ("a ##vso[task]", "a ##vso [task]"), ("###[x", "### [x"),
    ("## [x", "## [x"), ("##", "##"), ("####", "####"), ("## heading", "## heading"),
    ("##é[", "##é["), ("##a##[b", "##a## [b"), ("##teamcity[x]##[y]", "##teamcity [x]## [y]"),
    ("#\u{200D}#\u{200C}[x", "#\u{200D}#\u{200C} [x"), ("##[\u{301}x", "## [\u{301}x"),
  ])
  func `stops log commands`(_ line: String, safe: String) {
    #expect(NeutralText.withoutLogCommands(line) == safe)
  }
}
