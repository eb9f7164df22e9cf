import AssayDiagnostics
import AssaySyntax
func checkSignature(_ e: RuleExpressionSyntax, into sink: inout DiagnosticSink)
  -> ResolvedExpression?
{ nil }
func checkRuleset(_ e: RulesetSyntax, into sink: inout DiagnosticSink) -> ResolvedRuleset {
  ResolvedRuleset(rules: [], analyzers: [])
}
