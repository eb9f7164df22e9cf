import AssayCompiler
import AssayDiagnostics
import AssaySyntax
import Testing

@Suite struct SignatureTests {
  @Test func formsOfATypeTakeDifferentNumbersOfParameters() {
    for name in Signature.names {
      let forms = Signature.named(name)
      for count in 0...4 {
        #expect(forms.count { $0.accepts(parameterCount: count) } <= 1, "\(name) \(count)")
      }
    }
    #expect(Signature.names.count == 40)
  }

  @Test(arguments: [
    ("IsUnique", 1, ["TargetColumn"]), ("IsUnique", 2, ["TargetColumn1", "TargetColumn2"]),
    ("DetectAnomalies", 1, ["MetricParameter1"]),
    ("ColumnCorrelation", 2, ["TargetColumn1", "TargetColumn2"]),
    ("FileSize", 1, ["DataPath"]), ("FileSize", 0, []), ("DuplicateRowCount", 0, []),
  ])
  func parametersHaveCatalogNames(_ type: String, _ count: Int, _ names: [String]) throws {
    let form = try #require(
      Signature.named(type).first { $0.accepts(parameterCount: count) }
    )
    #expect((0..<count).map { form.parameterName(at: $0, of: count) } == names)
  }
}

@Suite struct SignatureCheckTests {
  private func resolve(_ document: String) -> (ResolvedRuleset, [Diagnostic]) {
    var sink = DiagnosticSink()
    let file = TextFile(path: "test.dqdl", text: document)
    let ruleset = DQDL.parseRuleset(Scalar(contentsOf: file), into: &sink)
    return (checkRuleset(ruleset, into: &sink), sink.emitted)
  }

  private func rule(_ document: String) throws -> ResolvedRule {
    let (ruleset, diagnostics) = resolve(document)
    #expect(!diagnostics.haveError)
    guard case .rule(let rule)? = ruleset.rules.first else { throw NoRule() }
    return rule
  }

  struct NoRule: Error {}

  @Test func resolvesParametersFilterAndTags() throws {
    let rule = try rule(
      #"""
      c = "the \"c\""
      Rules = [ ColumnValues $c in ["x"] where "a = 'b\\c'" with threshold >= 0.5
        with ignoreCase = "false" with ignoreCase = "true" with bins = 1 + 2 ]
      """#
    )
    #expect(rule.parameter("TargetColumn")?.value == #"the "c""#)
    #expect(rule.filter?.value == #"a = 'b\c'"#)
    #expect(rule.tags["ignoreCase"]?.text == "true")
    #expect(rule.tags["bins"]?.text == "1+2")
    #expect(rule.tags["bins"]?.isNumber == true)
    guard case .greaterOrEqual? = rule.threshold else { throw NoRule() }
    #expect(rule.tags["threshold"] == nil)
  }

  @Test func replacesVariablesInLists() throws {
    let rule = try rule(#"x = ["a", NULL] Rules = [ ColumnValues "c" not in $x ]"#)
    guard case .text(.noneOf(let operands))? = rule.condition?.kind else { throw NoRule() }
    #expect(
      operands.map(\.kind) == [.quoted(QuotedText(raw: "a")), .quoted(QuotedText(raw: "NULL"))]
    )
  }

  @Test func overlaysDefaultLabels() throws {
    let rule = try rule(
      #"""
      DefaultLabels = ["team"="a", "tier"="1"]
      Rules = [ RowCount > 0 labels = ["tier"="2", "extra"="x"] ]
      """#
    )
    #expect(rule.labels.map { "\($0.key)=\($0.value)" } == ["team=a", "tier=2", "extra=x"])
  }

  @Test func labelsOfACompositionAreItsOwn() throws {
    let (ruleset, diagnostics) = resolve(
      #"Rules = [ (RowCount > 0 or ColumnCount > 1 labels = ["a"="1"]) labels = ["b"="2"] ]"#
    )
    #expect(diagnostics.isEmpty)
    guard case .composite(.or, let operands, let labels, _)? = ruleset.rules.first,
      case .rule(let last)? = operands.last
    else { throw NoRule() }
    #expect(labels.map(\.key) == ["b"])
    #expect(last.labels.map(\.key) == ["a"])
  }

  @Test func leavesOutWhatIsWrong() {
    let (ruleset, diagnostics) = resolve(
      "Rules = [ RowCount > 0, Foo > 1, (RowCount > 0 or Bar), ColumnCount > 1 ]"
    )
    #expect(ruleset.rules.count == 2)
    #expect(diagnostics.map(\.id) == ["unknown-rule-type", "unknown-rule-type"])
  }

  @Test func ruleOfAListHasNoVariables() {
    var sink = DiagnosticSink()
    let text = Scalar(contentsOf: TextFile(path: "rule", text: "IsComplete $x"))
    guard let rule = DQDL.parseRule(text, into: &sink) else { return #expect(Bool(false)) }
    #expect(checkSignature(rule, into: &sink) == nil)
    #expect(sink.emitted.map(\.id) == ["undefined-variable"])
  }

  @Test func analyzersResolveVariables() {
    let (ruleset, diagnostics) = resolve(#"x = "a" Analyzers = [ Completeness $x ]"#)
    #expect(ruleset.analyzers.first?.parameters.map(\.text) == ["a"])
    #expect(diagnostics.map(\.id) == ["variable-in-analyzer"])
    #expect(diagnostics.map(\.severity) == [.warning])
  }
}
