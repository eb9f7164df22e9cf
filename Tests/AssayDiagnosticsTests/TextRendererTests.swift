import AssayDiagnostics
import AssayTesting
import Testing

@Suite struct TextRendererTests {
  private func file(_ text: String) -> TextFile { TextFile(path: "specs/orders.yaml", text: text) }

  private func render(
    _ marked: String,
    label: String = "",
    also secondary: String? = nil
  ) -> String {
    let marked = MarkedText(marked)
    let file = file(marked.text)
    let spans = marked.ranges.map { Span(path: file.path, range: $0) }
    let diagnostic = Diagnostic(
      "some-id",
      .error,
      "a thing is not so",
      at: .init(spans[0], label: label),
      also: spans.dropFirst().map { .init($0, label: secondary ?? "") }
    )
    return TextRenderer(files: [file.path: file]).render([diagnostic])
  }

  @Test func everyPart() {
    let file = file("dataset: orders\nrulez: []\n")
    let diagnostic = Diagnostic(
      "unknown-key",
      .error,
      "a dataset has no key `rulez`",
      at: .init(Span(path: file.path, range: 16..<21), label: "here"),
      reason: "It is not in the table.",
      help: ["Did you mean `rules`?"]
    )
    #expect(
      TextRenderer(files: [file.path: file]).render([diagnostic]) == """
        error[unknown-key]: a dataset has no key `rulez`
          --> specs/orders.yaml:2:1
           |
         2 | rulez: []
           | ^^^^^ here
           = because: It is not in the table.
           = help: Did you mean `rules`?

        """
    )
  }

  @Test func twoPlacesInOneFile() {
    #expect(
      render("1️⃣a2️⃣: 1\nb: 2\nc: 3\n3️⃣a4️⃣: 4\n", label: "the second", also: "the first") == """
        error[some-id]: a thing is not so
          --> specs/orders.yaml:1:1
           |
         1 | a: 1
           | ^ the second
         ...
         4 | a: 4
           | - the first

        """
    )
  }

  @Test func anotherFile() {
    let (one, two) = (TextFile(path: "a.yaml", text: "x: 1\n"), TextFile(path: "b.yaml", text: "x"))
    let diagnostic = Diagnostic(
      "twice",
      .warning,
      "a name is used once",
      at: .init(Span(path: "a.yaml", range: 0..<1)),
      also: [
        .init(Span(path: "b.yaml", range: 0..<1), label: "the first"),
        .init(Span(path: "gone.yaml", range: 0..<1), label: "unread"),
      ]
    )
    #expect(
      TextRenderer(files: ["a.yaml": one, "b.yaml": two]).render([diagnostic]) == """
        warning[twice]: a name is used once
          --> a.yaml:1:1
           |
         1 | x: 1
           | ^
          ::: b.yaml:1:1
           |
         1 | x
           | - the first
          ::: gone.yaml

        """
    )
  }

  @Test(arguments: [
    ("\t1️⃣x2️⃣", "    x", "    ^"),
    ("ab\t1️⃣x2️⃣", "ab  x", "    ^"),
    ("数据1️⃣x2️⃣", "数据x", "    ^"),
    ("1️⃣数据2️⃣", "数据", "^^^^"),
    ("👍1️⃣x2️⃣", "👍x", "  ^"),
    ("e\u{301}1️⃣x2️⃣", "e\u{301}x", " ^"),
    ("a\u{1B}[31m1️⃣x2️⃣", "a␛[31mx", "      ^"),
    ("a\u{202E}1️⃣x2️⃣", "a\u{FFFD}x", "  ^"),
    ("ab1️⃣2️⃣", "ab", "  ^"),
    ("a 1️⃣bc\nd2️⃣", "a bc", "  ^^"),
  ])
  func columns(_ marked: String, source: String, underline: String) {
    let lines = render(marked).split(separator: "\n")
    #expect(lines[3] == " 1 | \(source)")
    #expect(lines[4] == "   | \(underline)")
  }

  @Test(arguments: [0, 10, 159, 160, 1000, 4000])
  func longLinesAreWindowed(lead: Int) {
    let text = String(repeating: "a", count: lead) + "1️⃣XYZ2️⃣" + String(repeating: "b", count: 4000)
    let lines = render(text).split(separator: "\n").map { Array($0) }
    #expect(lines[3].count <= 5 + 162)
    let marked = zip(lines[3], lines[4]).filter { $0.1 == "^" }.map(\.0)
    #expect(String(marked) == "XYZ")
  }

  @Test func aHugeLineIsNotLaidOutAsAWhole() {
    let text = String(repeating: "漢", count: 1_000_000)
    let file = file(text)
    let diagnostic = Diagnostic(
      "some-id",
      .error,
      "long",
      at: Span(path: file.path, range: 0..<file.bytes.count)
    )
    #expect(TextRenderer(files: [file.path: file]).render([diagnostic]).count < 1_000)
  }

  @Test func messagesHoldNoControls() {
    let diagnostic = Diagnostic(
      "some-id",
      .note,
      "a\u{1B}[2Jb\nc",
      at: nil,
      reason: "d\u{7}",
      help: ["e\u{202E}"]
    )
    #expect(
      TextRenderer(files: [:]).render([diagnostic]) == """
        note[some-id]: a\u{FFFD}[2Jb c
           = because: d\u{FFFD}
           = help: e\u{FFFD}

        """
    )
  }

  @Test func colours() {
    let file = file("x")
    let diagnostic = Diagnostic("some-id", .error, "bad", at: Span(path: file.path, range: 0..<1))
    let text = TextRenderer(files: [file.path: file], style: .ansi).render([diagnostic])
    #expect(text.hasPrefix("\u{1B}[1;31merror[some-id]\u{1B}[0m: \u{1B}[1mbad\u{1B}[0m\n"))
    #expect(text.contains("\u{1B}[1;31m^\u{1B}[0m"))
  }

  @Test func summary() {
    func diagnostic(_ severity: Diagnostic.Severity) -> Diagnostic {
      Diagnostic("some-id", severity, "x", at: nil)
    }
    #expect(TextRenderer.summary(of: []) == "")
    #expect(TextRenderer.summary(of: [diagnostic(.warning)]) == "1 warning")
    let three = [diagnostic(.warning), diagnostic(.error), diagnostic(.error)]
    #expect(TextRenderer.summary(of: three) == "2 errors, 1 warning")
  }

  @Test func invalidBytesInTheSource() {
    let file = TextFile(path: "x", bytes: [0x61, 0xFF, 0xC3, 0x62])
    let diagnostic = Diagnostic("some-id", .error, "x", at: Span(path: "x", range: 3..<4))
    let lines = TextRenderer(files: ["x": file]).render([diagnostic]).split(separator: "\n")
    #expect(lines[3] == " 1 | a\u{FFFD}\u{FFFD}b")
    #expect(lines[4] == "   |    ^")
  }
}
