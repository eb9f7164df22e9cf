import AssayDiagnostics
import AssayModel
import AssaySyntax

/// Warns of a schedule by which nothing is ever due, such as one for the 30th of February.
func checkSchedule(
  _ schedule: Schedule,
  at span: Span,
  into sink: inout DiagnosticSink
) {
  // Four years hold every date that there is.
  guard schedule.next(after: Timestamp(milliseconds: 0)) == nil else { return }
  sink.emit(.neverDue(schedule.text, at: span))
}
