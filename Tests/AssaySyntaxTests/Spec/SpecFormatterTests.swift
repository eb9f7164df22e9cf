import AssayDiagnostics
import AssaySyntax
import AssayTesting
import Testing

/// Specs of `specs/format` and how their rules are laid out; what is outside of the rules stays byte for byte.
@Suite struct SpecFormatterTests {
  static let specs = GoldenCase.all(in: "../../../specs/format", input: "yaml", output: "out")

  @Test(arguments: specs)
  func specIsLaidOut(_ golden: GoldenCase) throws {
    let file = TextFile(path: golden.inputName, bytes: try golden.read())
    let formatted = format(file, as: .spec)
    #expect(formatted.diagnostics.isEmpty)
    let text = String(decoding: formatted.bytes, as: UTF8.self)
    #expect(try golden.difference(from: text) == nil)
    expectPromises(for: file)
  }

  @Test func thereAreSpecs() { #expect(!Self.specs.isEmpty) }

  @Test(arguments: [
    ("a rule is wrong", "rules:\n  - RowCount>0\n  - RowCount >\n", "unexpected-text"),
    ("YAML is wrong", "rules:\n  - RowCount>0\n  - 'a\n", "yaml-syntax"),
    ("no UTF-16", "\u{0}r\u{0}u", "not-utf8"),
  ])
  func wrongFilesAreLeftAlone(_ name: String, _ text: String, id: Diagnostic.ID) {
    let file = TextFile(path: "x.yaml", text: text)
    let formatted = format(file, as: .spec)
    #expect(formatted.bytes == file.bytes)
    #expect(formatted.diagnostics.map(\.id) == [id])
  }

  @Test func aNameInQuotesWithBlanksIsNoRule() {
    let file = TextFile(path: "x.yaml", text: "rules:\n  - \" o\"\n")
    #expect(read(file, as: .spec, variables: [:]).diagnostics.map(\.severity) == [.error])
  }

  /// Quotes do not keep the line break that ends a comment, so such a text stays as it is.
  @Test func aCommentAtTheEndOfQuotesIsLeftAlone() {
    let text = "dataset: a\nrules:\n  - \"RowCount>0 # why\n\n    \"\n"
    let file = TextFile(path: "a.yaml", text: text)
    #expect(format(file, as: .spec, dialect: .strict).bytes == file.bytes)
  }

  @Test func lineEndsStay() {
    let text = "rules: |\r\n  Rules=[RowCount>0]\r\nowner: a\r\n"
    let formatted = format(TextFile(path: "x.yaml", text: text), as: .spec)
    #expect(
      String(decoding: formatted.bytes, as: UTF8.self)
        == "rules: |\r\n  Rules = [\r\n      RowCount > 0\r\n  ]\r\nowner: a\r\n"
    )
  }

  @Test func lenientFormsAreWrittenInTheLanguage() {
    let text = "rules:\n  - RowCount BETWEEN 1 AND 5\n  - |\n    RowCount>0 // why\n"
    let file = TextFile(path: "x.yaml", text: text)
    #expect(!format(file, as: .spec).diagnostics.isEmpty)
    let formatted = format(file, as: .spec, dialect: .lenient)
    #expect(
      String(decoding: formatted.bytes, as: UTF8.self)
        == "rules:\n  - RowCount between 1 and 5\n  - |\n    RowCount > 0 # why\n"
    )
  }

  @Test(arguments: 0..<6)
  func mutationsKeepThePromises(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let bytes = try #require(Self.specs.first).read()
    for _ in 0..<150 {
      var mutated = bytes
      for _ in 0...Int.random(in: 0..<4, using: &generator) {
        MutationTests.mutate(&mutated, &generator)
      }
      expectPromises(for: TextFile(path: "x.yaml", bytes: mutated))
    }
  }

  /// Formatting twice changes nothing, and the file reads as it did before.
  private func expectPromises(for file: TextFile) {
    let formatted = format(file, as: .spec)
    guard formatted.bytes != file.bytes else { return }
    #expect(formatted.diagnostics.isEmpty)
    let new = TextFile(path: file.path, bytes: formatted.bytes)
    #expect(format(new, as: .spec).bytes == formatted.bytes, "\(file.bytes)")
    let variables = ["FOO": "a", "N": "5"]
    let before = read(file, as: .spec, variables: variables)
    let after = read(new, as: .spec, variables: variables)
    #expect(outline(after.tree.documents) == outline(before.tree.documents), "\(file.bytes)")
    #expect(after.diagnostics.map(\.headline) == before.diagnostics.map(\.headline))
  }

  /// A tree without places and without the layout of rules.
  private func outline(_ value: Any) -> String {
    if let scalar = value as? Scalar { return scalar.text }
    let mirror = Mirror(reflecting: value)
    guard !mirror.children.isEmpty else { return "\(value)" }
    let children = mirror.children.compactMap { child -> String? in
      if child.value is Span || child.value is Span? { return nil }
      if value is RuleItemSyntax, child.label == "text" { return nil }
      return "\(child.label ?? ""):\(outline(child.value))"
    }
    return "(\(children.joined(separator: " ")))"
  }
}
