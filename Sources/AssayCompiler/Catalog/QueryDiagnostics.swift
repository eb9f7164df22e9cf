import AssayDiagnostics
import AssayModel

// What is said of SQL in a spec that could do more than it is there for.

extension Diagnostic {
  /// Refuses a text that is not one query.
  ///
  /// - Parameter place: what takes the query, as it is written in specs.
  static func notOneQuery(_ fault: QueryFault, in place: String, at span: Span) -> Diagnostic {
    switch fault {
    case .empty:
      Diagnostic("empty-query", .error, "the query is empty", at: span, help: ["write a SELECT"])
    case .writes(let word):
      Diagnostic(
        "not-a-query",
        .error,
        "\(place) takes a query, and \(word) makes this another statement",
        at: span,
        reason: "a check only reads; nothing that a spec says may change data",
        help: ["start with SELECT or WITH"]
      )
    case .severalStatements:
      Diagnostic(
        "several-statements",
        .error,
        "\(place) takes one query, and this text goes on behind a semicolon",
        at: span,
        help: ["remove the semicolon and what follows it"]
      )
    case .unbalanced:
      Diagnostic(
        "unbalanced-query",
        .error,
        "the query of \(place) does not end where its text does",
        at: span,
        reason: "a quote, a comment or a parenthesis is opened or closed once too often",
        help: ["close what is opened, and write no comment within a comment"]
      )
    }
  }

  /// Refuses a text that is not one predicate.
  static func notOnePredicate(_ fault: QueryFault, in place: String, at span: Span) -> Diagnostic {
    Diagnostic(
      "not-a-predicate",
      .error,
      "the predicate of `\(place)` does not end where its text does",
      at: span,
      reason: fault == .severalStatements
        ? "a semicolon ends a statement"
        : "a quote, a comment or a parenthesis is opened or closed once too often",
      help: ["write one SQL condition"]
    )
  }
}
