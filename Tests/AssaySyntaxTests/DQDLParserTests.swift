import AssayDiagnostics
import AssaySyntax
import Testing

private func scalar(_ text: String, comment: Span? = nil) -> Scalar {
  let file = TextFile(path: "rule", text: text)
  return Scalar(
    text: text,
    span: Span(path: "rule", range: 0..<file.bytes.count),
    map: ScalarMap(verbatimAt: 0),
    comment: comment
  )
}

private func parse(_ text: String) -> (RuleExpressionSyntax?, [Diagnostic]) {
  var sink = DiagnosticSink()
  let rule = DQDL.parseRule(scalar(text), into: &sink)
  return (rule, sink.emitted)
}

@Suite struct DQDLPrinterTests {
  /// What is written, and how it looks in our form and in that of the reference.
  static let forms: [(String, String, String?)] = [
    ("RowCount   >  007", "RowCount > 007", nil),
    ("RowCount ! = - 5", "RowCount != -5", nil),
    ("RowCount between 1 AND 5", "RowCount between 1 and 5", nil),
    ("RowCount > 1 + 2 * 3", "RowCount > 1 + 2 * 3", nil),
    ("RowCount > (1+2)*3", "RowCount > (1 + 2) * 3", nil),
    ("RowCount > 3-((1)-2)", "RowCount > 3 - (1 - 2)", nil),
    ("RowCount > 5--3", "RowCount > 5 - -3", nil),
    ("RowCount > index( last(3) , 1 )", "RowCount > index(last(3),1)", nil),
    ("RowCount in [ 1 , 2 ]", "RowCount in [1,2]", nil),
    ("RowCount = null", "RowCount = NULL", nil),
    ("IsComplete of a", "IsComplete of a", nil),
    ("IsUnique \"a\" and b", "IsUnique \"a\" and b", nil),
    ("((IsComplete \"a\"))", "IsComplete \"a\"", nil),
    (
      "RowCount > 1 and RowCount < 5 and ColumnCount > 1",
      "(RowCount > 1) AND (RowCount < 5) AND (ColumnCount > 1)", nil
    ),
    (
      "RowCount > 1 or RowCount < 5 and ColumnCount > 1",
      "(RowCount > 1) OR ((RowCount < 5) AND (ColumnCount > 1))", nil
    ),
    (
      "(RowCount > 1 and RowCount < 5) labels=[\"k\"=\"v\"]",
      "((RowCount > 1) AND (RowCount < 5)) labels=[\"k\"=\"v\"]",
      "(RowCount > 1) AND (RowCount < 5)"
    ),
    (
      "ColumnValues a in [\"x\",NULL] where \"y\" labels = [ \"k\" = \"v\" ] with z = 1 with THRESHOLD >0.5",
      "ColumnValues a in [\"x\",NULL] where \"y\" labels=[\"k\"=\"v\"] with z = 1 with THRESHOLD > 0.5",
      "ColumnValues a in [\"x\",NULL] where \"y\" with threshold > 0.5 with z = 1 labels=[\"k\"=\"v\"]"
    ),
    ("RowCount > 0 where \" \"", "RowCount > 0 where \" \"", "RowCount > 0"),
    (
      "ColumnValues a > ( now() - 3 days )", "ColumnValues a > (now() - 3 days)", nil
    ),
    ("ColumnValues a not in $ x", "ColumnValues a not in $x", nil),
    ("FileSize not between 1 KB and 2 GB", "FileSize not between 1 KB and 2 GB", nil),
  ]

  @Test(arguments: forms)
  func printsTheCanonicalForm(_ text: String, _ ours: String, _ reference: String?) throws {
    let rule = try #require(parse(text).0)
    #expect(Printer().text(of: rule) == ours)
    #expect(Printer(.reference).text(of: rule) == reference ?? ours)
  }

  @Test func printsDocuments() throws {
    let text = """
      Metadata={"Version":"1.0"} DataSources={"Primary":"p","AdditionalDataSources":["a","b"]}
      x="1" y=["a",NULL] DefaultLabels=["k"="v"] Rules=[RowCount>0,ColumnCount=1] Analyzers=[RowCount]
      """
    var sink = DiagnosticSink()
    let ruleset = DQDL.parseRuleset(scalar(text), into: &sink)
    #expect(sink.emitted.isEmpty)
    let head = """
      Metadata = {
          "Version": "1.0"
      }

      DataSources = {
          "Primary": "p",
          "AdditionalDataSources": [ "a", "b" ]
      }


      """
    let tail = """
      Rules = [
          RowCount > 0,
          ColumnCount = 1
      ]

      Analyzers = [
          RowCount
      ]

      """
    let declarations = """
      x = "1"
      y = ["a", NULL]

      DefaultLabels = ["k"="v"]


      """
    #expect(Printer().text(of: ruleset) == head + declarations + tail)
    #expect(Printer(.reference).text(of: ruleset) == head + tail)
  }
}

@Suite struct DQDLParserTests {
  @Test func ruleMustBeTheWholeText() throws {
    for text in [
      "RowCount > 0,", "RowCount > 0 RowCount > 1", "RowCount > 0 # x", "RowCount > 0]", "",
      "Rules = []",
      "RowCount > 0 )", "RowCount > 0;",
    ] {
      let (rule, diagnostics) = parse(text)
      #expect(rule == nil, "\(text)")
      #expect(!diagnostics.isEmpty, "\(text)")
    }
    #expect(parse("RowCount > 0 # x\n").0 != nil)
  }

  @Test func analyzerMustBeTheWholeText() {
    var sink = DiagnosticSink()
    let analyzer = DQDL.parseAnalyzer(scalar("Completeness \"a\""), into: &sink)
    #expect(analyzer?.value.type.value == "Completeness")
    #expect(analyzer?.value.parameters.count == 1)
    #expect(analyzer?.span.range == 0..<16)
    #expect(DQDL.parseAnalyzer(scalar("Completeness \"a\" > 1"), into: &sink) == nil)
    #expect(sink.emitted.map(\.id) == ["rule-as-analyzer"])
  }

  @Test func spansCoverWhatWasWritten() throws {
    let text = "(IsComplete \"é\") or ColumnValues a > (now() - 3 days) with threshold > 0.5"
    let rule = try #require(parse(text).0)
    guard case .composite(let composite) = rule else { throw ParserTestError.notComposite }
    func written(_ span: Span) -> String {
      String(decoding: Array(text.utf8)[span.range], as: UTF8.self)
    }
    #expect(written(composite.span) == text)
    #expect(written(composite.operands[0].span) == "IsComplete \"é\"")
    guard case .rule(let values) = composite.operands[1] else { throw ParserTestError.notComposite }
    #expect(values.condition.map { written($0.span) } == "> (now() - 3 days)")
    #expect(values.tags.map { written($0.span) } == ["with threshold > 0.5"])
    #expect(values.parameters.map { written($0.span) } == ["a"])
  }

  @Test func yamlCommentExplainsAnUnclosedText() {
    var sink = DiagnosticSink()
    let comment = Span(path: "rule", range: 30..<35)
    let text = scalar("ColumnValues \"a\" matches \"x", comment: comment)
    #expect(DQDL.parseRule(text, into: &sink) == nil)
    #expect(sink.emitted.map(\.id) == ["unclosed-text"])
    #expect(sink.emitted.first?.secondary.first?.span == comment)
    #expect(sink.emitted.first?.help.first?.contains("YAML") == true)
  }

  @Test(arguments: [
    ("14:30", 870), ("00:00", 0), ("24:00", 0), ("9:05 PM", 1_265), ("12:00 AM", 0),
    ("12:30 PM", 750), ("0:30 AM", 30),
  ])
  func readsTimesOfDay(_ text: String, _ minutes: Int) throws {
    let rule = try #require(parse("ColumnValues a > \"\(text)\"").0)
    guard case .rule(let values) = rule, case .date(.greater(let operand))? = values.condition?.kind
    else { throw ParserTestError.notComposite }
    #expect(operand.kind == .time(minutes: minutes, text: text))
  }

  @Test func anyBytesAreSurvived() {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array(
      "\"\\#()[]{}=<>!$,:+-*/' \nRules=RowCount 1 and or not in 5 days now()é\r".utf8
    )
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      let text = String(decoding: bytes, as: UTF8.self)
      var sink = DiagnosticSink()
      _ = DQDL.parseRuleset(scalar("Rules = [" + text), into: &sink)
      let (rule, diagnostics) = parse(text)
      #expect((rule == nil) == diagnostics.contains { $0.severity == .error }, "\(text)")
    }
  }

  @Test(arguments: ["(", "[", "RowCount > (", "RowCount > f(", "RowCount > 1 + (", ",", "\"a\\\""])
  func deepAndLongInputEnds(_ piece: String) {
    for prefix in ["", "Rules = [ "] {
      let text = prefix + String(repeating: piece, count: 20_000)
      var sink = DiagnosticSink()
      _ = DQDL.parseRuleset(scalar(text), into: &sink)
      #expect(sink.hasErrors)
    }
  }

  @Test func longArithmeticIsRefused() {
    let sum = Array(repeating: "1", count: 1_000).joined(separator: " + ")
    #expect(parse("RowCount > \(sum)").1.map(\.id) == ["nesting-too-deep"])
    let nested =
      String(repeating: "(", count: 100) + "1"
      + String(repeating: Array(repeating: " + 1", count: 100).joined() + ")", count: 100)
    #expect(parse("RowCount > \(nested)").1.map(\.id) == ["nesting-too-deep"])
  }
}

private enum ParserTestError: Error { case notComposite }

@Suite struct TimeZoneNamesTests {
  @Test(arguments: [
    "UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "GMT", "Z", "+02:00", "-5", "UTC+2",
    "GMT-03:30", "Etc/GMT+5", "+0530", "UT",
  ])
  func knows(_ name: String) { #expect(TimeZoneNames.contains(name)) }

  @Test(arguments: [
    "", "Foo/Bar", "europe/berlin", "+19:00", "+2:5", "UTC+", "???", "+", "02:00", "+:00",
  ])
  func doesNotKnow(_ name: String) { #expect(!TimeZoneNames.contains(name)) }
}
