import AssayDiagnostics
import AssaySyntax
import AssayTesting
import Testing

@Suite struct ScalarMapperTests {
  /// The marks surround the place of the word `HERE` (or of its escaped form) in each style.
  @Test(arguments: [
    ("plain", "k: a 1️⃣HERE2️⃣ b"),
    ("plain folded", "k: ä\n\n   b   \n  1️⃣HERE2️⃣ b"),
    ("plain folded CR LF", "k: ä\r\n  b \r\n\r\n  1️⃣HERE2️⃣ b"),
    ("plain with line separator", "k: a\u{2028}  1️⃣HERE2️⃣ b"),
    ("single", "k: 'a '' ''1️⃣HERE2️⃣'"),
    ("single folded", "k: 'a\n\n   b  \n  1️⃣HERE2️⃣ c'"),
    ("single with blanks", "k: '  a   1️⃣HERE2️⃣  '"),
    ("double", #"k: "a\n\x41\u00e4\U0001F600\"\\1️⃣HERE2️⃣""#),
    ("double escaped letter", #"k: "a 1️⃣HE\x52E2️⃣""#),
    ("double escaped start", #"k: "a 1️⃣\x48ERE2️⃣ b""#),
    ("double escaped end", #"k: "a 1️⃣HER\u00452️⃣ b""#),
    ("double folded", "k: \"a  \n   b \n\n  1️⃣HERE2️⃣\""),
    ("double escaped break", "k: \"a \\\n   \\ b\\\n\n  1️⃣HERE2️⃣\""),
    ("literal", "k: |\n  a\n    b\n\n  c 1️⃣HERE2️⃣ d\n"),
    ("literal first", "k: |\n\n\n  1️⃣HERE2️⃣ d\n"),
    ("literal CR LF", "k: |\r\n  a\r\n\r\n    b\r\n  c 1️⃣HERE2️⃣ d\r\n"),
    ("literal strip", "k: |-  # why\n  a\n  1️⃣HERE2️⃣"),
    ("literal keep", "k: |+\n  a\n  1️⃣HERE2️⃣\n\n\n"),
    ("literal indicator", "k: |2\n    a\n    1️⃣HERE2️⃣\n"),
    ("literal with tabs", "k: |\n  a\n  \t1️⃣HERE2️⃣\n"),
    ("literal in a list", "k:\n- |\n  ä\n  1️⃣HERE2️⃣\n- x\n"),
    ("literal with spaces in an empty line", "k: |\n  a\n      \n  1️⃣HERE2️⃣\n"),
    ("literal with a short empty line", "k: |\n  a\n \n  1️⃣HERE2️⃣\n"),
    ("literal before a key", "k: |\n  1️⃣HERE2️⃣\n\n\nz: 1\n"),
    ("folded", "k: >\n  a\n  b\n\n  c 1️⃣HERE2️⃣ d\n"),
    ("folded deeper", "k: >\n  a\n    b\n\n    c\n  1️⃣HERE2️⃣ d\n"),
    ("folded deeper itself", "k: >\n  a\n\n    b 1️⃣HERE2️⃣\n  d\n"),
    ("folded CR LF", "k: >\r\n  a\r\n  b\r\n\r\n  c 1️⃣HERE2️⃣ d\r\n"),
    ("byte order mark", "\u{FEFF}k: |\n  a\n  1️⃣HERE2️⃣\n"),
  ])
  func mapsTheWord(_ name: String, _ marked: String) throws {
    let marked = MarkedText(marked)
    let parsed = readYAML(marked.text)
    #expect(parsed.diagnostics.isEmpty)
    let value = try #require(parsed.tree.first?["k"])
    let scalar = try #require(value.scalar ?? value["0"]?.scalar)
    let word = try #require(scalar.text.firstRange(of: "HERE"))
    let start = scalar.text.utf8.distance(from: scalar.text.startIndex, to: word.lowerBound)
    let span = scalar.span(of: start..<start + 4)
    #expect(marked.showing([span.range]) == marked.showing([marked.range(1, 2)]))
  }

  @Test func everyCharacterOfABlockIsMapped() throws {
    let text = "rules: |\n  Rules = [\n    RowCount > 0,\n\n    IsComplete \"ä\"\n  ]\n"
    let scalar = try #require(readYAML(text).tree.first?["rules"]?.scalar)
    let bytes = Array(text.utf8)
    for (offset, byte) in scalar.text.utf8.enumerated()
    where byte != UInt8(ascii: "\n") && byte != UInt8(ascii: " ") {
      #expect(bytes[scalar.span(of: offset..<offset + 1).range.lowerBound] == byte)
    }
  }
}

@Suite struct InterpolationTests {
  private let variables = ["NAME": "världe", "EMPTY": "", "TRICK": "${NAME}", "A_1": "x"]

  @Test(arguments: [
    ("k: a ${NAME} b", "a världe b"),
    ("k: ${NAME:-other}", "världe"),
    ("k: ${NONE:-other one}", "other one"),
    ("k: ${NONE:-}x", "x"),
    ("k: ${NONE:-a:-$b}x", "a:-$bx"),
    ("k: ${EMPTY}x", "x"),
    ("k: ${TRICK}", "${NAME}"),
    ("k: ${A_1}${A_1}", "xx"),
    ("k: $${NAME}", "${NAME}"),
    ("k: $NAME $ $$ ${2} $x ${}", "$NAME $ $$ ${2} $x ${}"),
    ("k: '${A b}'", "${A b}"),
    ("k: $$${NAME}", "$${NAME}"),
    ("${NAME}: k\nk: x", "x"),
  ])
  func replaces(_ text: String, expected: String) throws {
    let parsed = readYAML(text, variables: variables)
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.tree.first?["k"]?.scalar?.text == expected)
  }

  @Test(arguments: [
    ("missing-variable", "k: a 1️⃣${NAMF}2️⃣ b", "Did you mean `${NAME}`?"),
    ("missing-variable", "k: |\n  a\n  1️⃣${QQQQ}2️⃣ b", "Set the environment variable"),
    ("unterminated-reference", "k: a 1️⃣${NAME2️⃣", "Close it"),
    ("unterminated-reference", "k: \"a 1️⃣${NAME2️⃣ b\"", "Close it"),
    ("unterminated-reference", "k: a 1️⃣${NAME2️⃣:-b", "Close it"),
  ])
  func refused(_ id: String, _ marked: String, help: String) throws {
    let marked = MarkedText(marked)
    let parsed = readYAML(marked.text, variables: variables)
    let diagnostic = try #require(parsed.diagnostics.first)
    #expect(parsed.diagnostics.count == 1)
    #expect(diagnostic.id.rawValue == id)
    #expect(diagnostic.help.first?.hasPrefix(help) == true)
    let range = try #require(diagnostic.primary?.span.range)
    #expect(marked.showing([range]) == marked.showing([marked.range(1, 2)]))
    #expect(parsed.tree.first?["k"]?.scalar?.isIncomplete == true)
  }

  @Test func mapsPointAtTheReference() throws {
    let marked = MarkedText("k: |\n  ab 1️⃣${NAME}2️⃣ 3️⃣cd4️⃣")
    let scalar = try #require(readYAML(marked.text, variables: variables).tree.first?["k"]?.scalar)
    #expect(scalar.isInterpolated)
    #expect(scalar.text == "ab världe cd")
    #expect(scalar.span(of: 4..<5).range == marked.range(1, 2))
    #expect(scalar.span(of: 11..<13).range == marked.range(3, 4))
  }
}
