import AssayModel

extension AlertNotice {
  /// A name for the change that stays the same when it is sent again, and is another for every other change.
  ///
  /// An alert is opened and resolved once, but can be reopened after each snooze.
  var key: String {
    let base = "\(alert.id).\(change.rawValue)"
    guard change == .reopened, let end = alert.snoozedUntil else { return base }
    return "\(base).\(end.milliseconds)"
  }
}
