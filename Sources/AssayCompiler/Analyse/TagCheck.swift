import AssayDiagnostics
import AssaySyntax

// Tags behind `with`, the threshold among them.

extension SignatureCheck {
  /// The tags that some rule type heeds; any other is ignored by all of them.
  static let knownTags: Set<String> = [
    "ignoreCase", "format", "timeZone", "hashAlgorithm", "matchFileName", "recentFiles",
    "uriRegex", "filterOrder", "failFast", "bins", "rebin", "lower", "upper",
  ]

  /// The threshold and the other tags of a rule.
  mutating func checkTags(
    of rule: RuleSyntax,
    _ signature: Signature
  ) -> (ComparisonSyntax<NumberSyntax>?, [String: ResolvedTag]) {
    var threshold: (comparison: ComparisonSyntax<NumberSyntax>, span: Span)?
    var tags: [String: ResolvedTag] = [:]
    for tag in rule.tags {
      if tag.isThreshold, case .number(let comparison) = tag.condition.kind {
        if let threshold {
          sink.emit(.repeatedThreshold(earlier: threshold.span, at: tag.span))
          continue
        }
        threshold = (comparison, tag.span)
        if !signature.supportsThreshold {
          sink.emit(.thresholdNotSupported(by: rule.type.value, at: tag.span))
        }
      } else if let value = value(of: tag) {
        warnAboutName(of: tag)
        tags[tag.name.value] = value
      }
    }
    return (threshold?.comparison, tags)
  }

  /// The tags of an analyzer.
  mutating func tags(of analyzer: AnalyzerSyntax) -> [String: ResolvedTag] {
    var tags: [String: ResolvedTag] = [:]
    for tag in analyzer.tags {
      guard let value = value(of: tag) else { continue }
      warnAboutName(of: tag)
      tags[tag.name.value] = value
    }
    return tags
  }

  private mutating func value(of tag: TagSyntax) -> ResolvedTag? {
    switch tag.condition.kind {
    case .text(.equal(let operand)):
      if case .variable = operand.kind {
        sink.emit(.misplacedVariable(at: operand.span))
        return nil
      }
      return ResolvedTag(text: operand.plainText.value, isNumber: false, span: tag.span)
    case .number(.equal(let operand)):
      let written = Printer().text(
        of: ConditionSyntax(.number(.equal(operand)), span: operand.span)
      )
      let text = written.dropFirst().filter { $0 != " " }
      return ResolvedTag(text: String(text), isNumber: true, span: tag.span)
    default:
      sink.emit(.tagOperator(tag.name.value, at: tag.condition.span))
      return nil
    }
  }

  private mutating func warnAboutName(of tag: TagSyntax) {
    if tag.name.value.lowercased() == "threshold" {
      sink.emit(.thresholdAsText(at: tag.span))
    } else if !Self.knownTags.contains(tag.name.value) {
      let nearest = nearest(to: tag.name.value, among: Self.knownTags.union(["threshold"]))
      sink.emit(.unknownTag(tag.name, nearest: nearest))
    }
  }

  /// A time zone counts only beside a date; elsewhere a wrong one is harmless, but surely not what was meant.
  mutating func checkTimeZone(of rule: ResolvedRule) {
    guard let zone = rule.tags["timeZone"], !TimeZoneNames.contains(zone.text) else { return }
    var isUsed = false
    if case .date? = rule.condition?.kind { isUsed = true }
    let nearest = nearest(to: zone.text, among: TimeZoneNames.regions)
    sink.emit(.unknownTimeZone(zone.text, nearest: nearest, isUsed: isUsed, at: zone.span))
  }
}
