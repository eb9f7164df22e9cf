import AssayDiagnostics
import AssayModel
import AssaySyntax

extension RuleLowering {
  /// What an analyzer measures; `nil` after an error was emitted.
  ///
  /// It is read like a rule without condition.
  func lower(
    _ analyzer: ResolvedAnalyzer,
    into sink: inout DiagnosticSink
  ) -> Analyzer.Subject? {
    let syntax = RuleSyntax(type: analyzer.type, span: analyzer.span)
    let rule = ResolvedRule(
      signature: analyzer.signature,
      syntax: syntax,
      parameters: analyzer.parameters,
      tags: analyzer.tags
    )
    var reader = RuleReader(rule, in: scope)
    let name = analyzer.signature.name
    let subject: Analyzer.Subject?
    if let type = AnalyzerCatalog.byName[name] {
      subject = type.subject(of: &reader)
    } else if let type = RuleCatalog.byName[name] {
      subject = type.values(of: &reader).map { .values($0) }
    } else {
      sink.emit(.unknownType(analyzer.type, noun: "analyzer", nearest: nil))
      return nil
    }
    sink.emit(contentsOf: reader.sink.emitted)
    return reader.sink.hasErrors ? nil : subject
  }
}
