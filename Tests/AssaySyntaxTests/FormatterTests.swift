import AssayDiagnostics
import AssaySyntax
import AssayTesting
import Testing

/// Documents of `specs/format` and how they are laid out.
@Suite struct FormatterTests {
  static let documents = GoldenCase.all(in: "../../specs/format", input: "dqdl", output: "out")

  @Test(arguments: documents)
  func documentIsLaidOut(_ golden: GoldenCase) throws {
    let file = TextFile(path: golden.inputName, bytes: try golden.read())
    guard case .text(let text) = DQDL.format(Scalar(contentsOf: file), as: .ruleset) else {
      Issue.record("not formatted")
      return
    }
    #expect(try golden.difference(from: text + "\n") == nil)
  }

  @Test func thereAreDocuments() { #expect(!Self.documents.isEmpty) }

  @Test(arguments: [
    ("RowCount   >  007", "RowCount > 007"),
    ("RowCount between 1 AND 5", "RowCount between 1 and 5"),
    ("RowCount > 3-((1)-2)", "RowCount > 3 - ((1) - 2)"),
    ("RowCount > 5--3", "RowCount > 5 - -3"),
    ("RowCount > index( last(3) , 1 )", "RowCount > index(last(3), 1)"),
    ("RowCount>anything(   )", "RowCount > anything()"),
    ("RowCount > now ( )", "RowCount > now( )"),
    ("IsComplete OF a", "IsComplete OF a"),
    ("IsUnique \"a\" AND b", "IsUnique \"a\" AND b"),
    ("(RowCount > 1) AND(RowCount < 5)", "(RowCount > 1) and (RowCount < 5)"),
    ("ColumnValues a in [\"x\",null]", "ColumnValues a in [\"x\", NULL]"),
    ("IsComplete a labels = [ \"k\" = \"v\" ]", "IsComplete a labels=[\"k\"=\"v\"]"),
    ("ColumnValues a not in $ x", "ColumnValues a not in $x"),
  ])
  func ruleIsLaidOut(_ rule: String, _ expected: String) {
    let file = TextFile(path: "rule", text: rule)
    guard case .text(let text) = DQDL.format(Scalar(contentsOf: file), as: .rule) else {
      Issue.record("not formatted")
      return
    }
    #expect(text == expected)
  }
}
