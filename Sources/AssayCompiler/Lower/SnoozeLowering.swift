import AssayDiagnostics
import AssayModel
import AssaySyntax

/// The snooze of a rule or an SLA; one that is over is an error, so that nothing is quiet for longer than was said.
///
/// - Parameter asOf: the moment that counts as now; `nil` for a snooze that is never over.
func loweredSnooze(
  _ syntax: SnoozeSyntax,
  asOf: Timestamp?,
  into sink: inout DiagnosticSink
) -> Snooze? {
  guard let day = Timestamp(day: syntax.until.value) else {
    sink.emit(.notADay(syntax.until, of: "until"))
    return nil
  }
  let snooze = Snooze(
    until: day,
    because: syntax.because.text,
    owner: syntax.owner?.text ?? ""
  )
  if let asOf, snooze.isOver(at: asOf) { sink.emit(.snoozeIsOver(syntax.until, on: asOf)) }
  return snooze
}

extension Timestamp {
  /// The first moment of a day that is written like `2026-01-31`, in UTC; `nil` for any other text.
  init?(day text: String) {
    self.init(text)
    guard day == text else { return nil }
  }
}

extension Diagnostic {
  static func notADay(_ text: Located<String>, of key: String) -> Diagnostic {
    Diagnostic(
      "not-a-day",
      .error,
      "`\(key)` is a day of the calendar",
      at: text.span,
      help: ["Write it like `2026-01-31`."]
    )
  }

  fileprivate static func snoozeIsOver(_ until: Located<String>, on asOf: Timestamp) -> Diagnostic {
    Diagnostic(
      "snooze-is-over",
      .error,
      "this snooze ended on \(until.value), and it is \(asOf.day) now",
      at: until.span,
      reason: "A snooze lasts to the end of its last day, in UTC.",
      help: ["Remove `snooze:` where the data are mended, or give it a later day and say why."]
    )
  }
}
