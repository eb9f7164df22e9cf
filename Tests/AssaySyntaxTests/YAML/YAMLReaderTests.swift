import AssayDiagnostics
import AssaySyntax
import AssayTesting
import Testing

/// Reads a text as YAML.
func readYAML(
  _ text: String,
  variables: [String: String] = [:],
  limits: Limits = Limits()
) -> Parsed<[YAMLNode]> {
  YAMLReader.read(TextFile(path: "x.yaml", text: text), variables: variables, limits: limits)
}

extension YAMLNode {
  /// The node below a key of a mapping or at an index of a list.
  subscript(path: String) -> YAMLNode? {
    switch content {
    case .mapping(let entries): entries.first { $0.key.text == path }?.value
    case .sequence(let items): Int(path).map { items.indices.contains($0) ? items[$0] : self }
    case .scalar: nil
    }
  }
}

@Suite struct YAMLReaderTests {
  @Test(arguments: [
    ("plain", "k: 1️⃣some text2️⃣\n", "some text"),
    ("plain with comment", "k: 1️⃣some text2️⃣ # why\n", "some text"),
    ("plain over lines", "k: 1️⃣some\n  text2️⃣\n", "some text"),
    ("plain at the end", "k: 1️⃣x2️⃣", "x"),
    ("single", "k: 1️⃣'it''s'2️⃣\n", "it's"),
    ("double", #"k: 1️⃣"a\tb"2️⃣"# + "\n", "a\tb"),
    ("literal", "k: 1️⃣|\n  a\n   b2️⃣\n\n", "a\n b\n"),
    ("folded", "k: 1️⃣>-\n  a\n  b2️⃣\n", "a b"),
    ("multibyte", "ключ: 1️⃣数据2️⃣\n", "数据"),
    ("behind multibyte", "a: é\nk: 1️⃣x2️⃣\n", "x"),
    ("CR LF", "a: b\r\nk: 1️⃣x2️⃣\r\n", "x"),
    ("CR", "a: b\rk: 1️⃣x2️⃣\r", "x"),
    ("byte order mark", "\u{FEFF}k: 1️⃣x2️⃣\n", "x"),
    ("anchor", "k: &name 1️⃣x2️⃣\n", "x"),
    ("anchor on a line", "k: &name\n  # why\n  1️⃣x2️⃣\n", "x"),
    ("comment up to a line separator", "k: &name # why\u{2028}   1️⃣x2️⃣\n", "x"),
    ("text right behind an anchor", "k: &name1️⃣:x2️⃣", ":x"),
    ("next line separator", "a: \"b\u{85}c\"\nk: 1️⃣x2️⃣\n", "x"),
    ("line separator", "a: \"b\u{2028}c\"\nk: 1️⃣x2️⃣\n", "x"),
    ("nothing", "k:1️⃣2️⃣\n", ""),
  ])
  func scalarSpans(_ name: String, _ marked: String, text: String) throws {
    let marked = MarkedText(marked)
    let parsed = readYAML(marked.text)
    #expect(parsed.diagnostics.isEmpty)
    guard case .mapping(let entries) = try #require(parsed.tree.first).content,
      let scalar = entries.last?.value.scalar
    else {
      Issue.record("no mapping")
      return
    }
    #expect(scalar.text == text)
    #expect(marked.showing([scalar.span.range]) == marked.showing([marked.range(1, 2)]))
  }

  @Test(arguments: [
    ("1️⃣a: 1\nb: 22️⃣\n\n# end\n", "mapping"),
    ("1️⃣- a\n- b2️⃣ # why\n\n", "list"),
    ("1️⃣[a, b ]2️⃣ # why\n", "flow list"),
    ("1️⃣{a: b}2️⃣\n", "flow mapping"),
    ("1️⃣a: &x\n  b: [1]\nc: *x2️⃣\n", "alias at the end"),
  ])
  func collectionSpans(_ marked: String, name: String) throws {
    let marked = MarkedText(marked)
    let node = try #require(readYAML(marked.text).tree.first)
    #expect(marked.showing([node.span.range]) == marked.showing([marked.range(1, 2)]))
  }

  @Test func commentsBehindPlainScalars() throws {
    let marked = MarkedText("a: x 1️⃣# one2️⃣\nb: 'x' # two\nc: x#y\nd: x\n")
    let root = try #require(readYAML(marked.text).tree.first)
    #expect(root["a"]?.scalar?.comment?.range == marked.range(1, 2))
    for key in ["b", "c", "d"] { #expect(root[key]?.scalar?.comment == nil) }
  }

  @Test func documents() {
    let parsed = readYAML("a: 1\n---\nb: 2\n...\n---\nc: 3\n")
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.tree.count == 3)
  }

  @Test func documentsBeforeAMistakeAreKept() {
    let parsed = readYAML("a: 1\n---\nb: [\n")
    #expect(parsed.tree.count == 1)
    #expect(parsed.diagnostics.count == 1)
  }

  @Test func duplicateKeysAreKept() throws {
    guard case .mapping(let entries) = try #require(readYAML("a: 1\na: 2\n").tree.first).content
    else { return }
    #expect(entries.map(\.key.text) == ["a", "a"])
  }

  @Test func aliasesRepeatTheirAnchor() throws {
    let parsed = readYAML("a: &x [1, 2]\nb: *x\n")
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.tree.first?["b"]?["1"]?.scalar?.text == "2")
  }

  // MARK: What is refused

  @Test(arguments: [
    ("too-deep", "a: " + String(repeating: "[", count: 1_000)),
    ("too-deep", String(repeating: "- ", count: 1_000)),
    ("too-deep", String(repeating: "{a: ", count: 1_000)),
    ("recursive-alias", "a: &x [1️⃣*x2️⃣]"),
    ("unknown-anchor", "a: 1️⃣*nothing2️⃣\n"),
    ("merge-key", "a: &x {b: 1}\nc:\n  1️⃣<<2️⃣: *x\n"),
    ("yaml-tag", "a: 1️⃣!!str2️⃣ 5\n"),
    ("yaml-tag", "a: &x 1️⃣!foo2️⃣ [5]\n"),
    ("yaml-tag", "a: 1️⃣!foo2️⃣\u{2028}  b\n"),
    ("key-not-text", "1️⃣[a]2️⃣: b\n"),
    ("key-not-text", "? 1️⃣{a: b}2️⃣\n: c\n"),
    ("key-not-text", "a: &x b\n1️⃣*x2️⃣ : c\n"),
    ("tab-indentation", "a:\n1️⃣\t2️⃣b: 1\n"),
    ("tab-indentation", "a:\n  1️⃣\t\t2️⃣b: 1\n"),
    ("tab-indentation", "a:\n  - b\n1️⃣\t2️⃣- c\n"),
    ("yaml-syntax", "a: 1️⃣@2️⃣b\n"),
    ("yaml-syntax", "a: 1️⃣`2️⃣b`\n"),
    ("yaml-syntax", "a: [b\nc1️⃣:2️⃣ d\n"),
    ("yaml-syntax", "a: b1️⃣:2️⃣ c\n"),
    ("yaml-syntax", "a: 1️⃣\"b2️⃣\nc: d\n"),
    ("yaml-syntax", "a: \"b1️⃣\\d2️⃣c\"\n"),
    ("yaml-syntax", "a: 1️⃣| text2️⃣\n"),
    ("yaml-syntax", "a: 1️⃣-2️⃣ b\n"),
    ("yaml-syntax", "a: 1️⃣*2️⃣\n"),
    ("yaml-syntax", "1️⃣%TAG2️⃣\n"),
    ("yaml-syntax", "a: 1\n1️⃣b2️⃣\n"),
    ("yaml-syntax", "  a: 1\n1️⃣b: 12️⃣\n"),
    ("yaml-syntax", "a:\n  - b\n  1️⃣c: d2️⃣\n"),
    ("text-behind-quotes", "rules:\n  - \"a\" 1️⃣> 52️⃣\n"),
    ("text-behind-quotes", "name: 'a' 1️⃣b2️⃣\n"),
    ("yaml-syntax", "a: 1\n 1️⃣b2️⃣: 2\n"),
    ("yaml-syntax", "{1️⃣2️⃣"),
    ("rule-in-brackets", "rules: 1️⃣[2️⃣\n  RowCount > 0,\n  ColumnValues \"a\" in [\"b\"]]\n"),
    ("rule-in-brackets", "rules: 1️⃣[2️⃣ColumnValues \"a\" in [\"b\"]]\n"),
    ("rule-with-colon", "rules:\n  - rule: CustomSql \"a1️⃣:2️⃣ b\"\n"),
  ])
  func refused(_ id: String, _ marked: String) throws {
    let marked = MarkedText(marked)
    let diagnostics = readYAML(marked.text).diagnostics
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostic.id.rawValue == id)
    #expect(diagnostics.count == 1)
    let span = try #require(diagnostic.primary?.span)
    if marked.offsets.isEmpty { return }
    #expect(marked.showing([span.range]) == marked.showing([marked.range(1, 2)]))
  }

  @Test(
    arguments: [
      ("not-utf8", [0xFF, 0xFE, 0x61, 0x00], 0..<2),
      ("not-utf8", [0x61, 0x00, 0x3A, 0x00], 0..<2),
      ("not-utf8", [0x61, 0x3A, 0x20, 0xE9, 0x0A], 3..<4),
      ("not-utf8", [0x61, 0xC0, 0x80], 1..<2),
      ("not-utf8", [0x61, 0xED, 0xA0, 0x80], 1..<2),
      ("not-utf8", [0x61, 0xF0, 0x9F], 1..<2),
      ("control-character", [0x61, 0x3A, 0x00], 2..<3),
      ("control-character", [0x61, 0x1B, 0x62], 1..<2),
      ("control-character", [0x61, 0x7F], 1..<2),
      ("control-character", [0x61, 0xC2, 0x80], 1..<3),
    ] as [(String, [UInt8], Range<Int>)]
  )
  func encodings(_ id: String, bytes: [UInt8], range: Range<Int>) {
    let diagnostics = YAMLReader.read(TextFile(path: "x", bytes: bytes)).diagnostics
    #expect(diagnostics.map(\.id.rawValue) == [id])
    #expect(diagnostics.first?.primary?.span.range == range)
  }

  @Test func billionLaughs() {
    var text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let clock = ContinuousClock()
    let elapsed = clock.measure {
      #expect(readYAML(text).diagnostics.map(\.id.rawValue) == ["too-many-aliases"])
    }
    #expect(elapsed < .seconds(1))
  }

  @Test func aliasesOfLongTextsAreBounded() {
    let text =
      "a: &a \(String(repeating: "x", count: 100_000))\nb: ["
      + String(repeating: "*a, ", count: 100) + "]\n"
    #expect(readYAML(text).diagnostics.map(\.id.rawValue) == ["too-many-aliases"])
  }

  @Test func limits() {
    var limits = Limits()
    limits.bytes = 10
    #expect(
      readYAML("a: 12345678", limits: limits).diagnostics.map(\.id.rawValue) == ["file-too-large"]
    )
    limits = Limits()
    limits.nodes = 10
    #expect(
      readYAML("[1,2,3,4,5,6,7,8,9,10,11]", limits: limits).diagnostics.map(\.id.rawValue)
        == ["too-many-nodes"]
    )
  }

  @Test(arguments: [
    ("", "a: b\n"), ("a: \"", "é\\n"), ("a: |\n", "  é\n\n"), ("a: ", "x\n  "), ("a: ", "${x "),
    ("a: ", "${x:-"), ("a: ", "${x}"), ("a: [", "*b, "), ("", "&b"), ("", "---\n"),
    ("", "#\u{2028}"), ("rules:\n", "  - a # b\n"),
  ])
  func longFilesTakeLinearTime(_ start: String, _ unit: String) {
    let text = start + String(repeating: unit, count: 20_000)
    let elapsed = ContinuousClock().measure { _ = readYAML(text) }
    #expect(elapsed < .seconds(5))
  }
}
