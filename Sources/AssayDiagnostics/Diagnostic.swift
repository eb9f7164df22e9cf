/// A message about something that the user wrote: what is wrong, where, why, and what to do.
package struct Diagnostic: Sendable, Hashable {
  /// The stable name of a kind of message, in kebab case.
  package struct ID: Sendable, Hashable, Comparable, ExpressibleByStringLiteral {
    /// The name, for example `unknown-key`.
    package let rawValue: String

    /// Makes an id of its name.
    package init(stringLiteral value: String) { rawValue = value }

    /// Orders by name.
    package static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
  }

  /// How grave a message is.
  package enum Severity: String, Sendable, Hashable, CaseIterable {
    case error, warning, note
  }

  /// A place to underline, with a word on what is there.
  package struct Annotation: Sendable, Hashable {
    /// The place.
    package let span: Span

    /// What to write beside the underline; may be empty.
    package let label: String

    /// Makes an annotation.
    package init(_ span: Span, label: String = "") {
      self.span = span
      self.label = label
    }
  }

  /// The kind of message.
  package let id: ID

  /// How grave it is; an error keeps the suite from running.
  package let severity: Severity

  /// One phrase without a full stop that states the rule and names the thing.
  package let headline: String

  /// The place that is at fault; `nil` when no file is.
  package let primary: Annotation?

  /// Other places that explain the first.
  package let secondary: [Annotation]

  /// Why it is wrong, in a sentence; may be empty.
  package let reason: String

  /// What to do, a sentence each.
  package let help: [String]

  /// Whether the text of the place is a secret, which is not to be shown.
  package private(set) var hidesText = false

  /// The message with dots in the place of the text that it is about.
  package var hidingText: Diagnostic {
    var diagnostic = self
    diagnostic.hidesText = true
    return diagnostic
  }

  /// Makes a diagnostic.
  package init(
    _ id: ID,
    _ severity: Severity = .error,
    _ headline: String,
    at primary: Annotation?,
    also secondary: [Annotation] = [],
    reason: String = "",
    help: [String] = []
  ) {
    self.id = id
    self.severity = severity
    self.headline = headline
    self.primary = primary
    self.secondary = secondary
    self.reason = reason
    self.help = help
  }

  /// The same message; a warning counts as an error.
  package var madeStrict: Diagnostic {
    Diagnostic(
      id,
      severity == .warning ? .error : severity,
      headline,
      at: primary,
      also: secondary,
      reason: reason,
      help: help
    )
  }

  /// Makes a diagnostic at a plain span.
  package init(
    _ id: ID,
    _ severity: Severity = .error,
    _ headline: String,
    at span: Span,
    also secondary: [Annotation] = [],
    reason: String = "",
    help: [String] = []
  ) {
    self.init(
      id,
      severity,
      headline,
      at: Annotation(span),
      also: secondary,
      reason: reason,
      help: help
    )
  }
}
