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
    case .acts(let function):
      Diagnostic(
        "not-a-query",
        .error,
        "\(place) takes a query that only reads, and `\(function)(…)` does more",
        at: span,
        reason: "it changes something, or runs SQL that cannot be looked at",
        help: ["leave the function out"]
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
    let end = "the predicate of `\(place)` does not end where its text does"
    let (headline, reason) =
      switch fault {
      case .severalStatements: (end, "a semicolon ends a statement")
      case .empty, .unbalanced:
        (end, "a quote, a comment or a parenthesis is opened or closed once too often")
      case .writes(let word):
        ("the predicate of `\(place)` does more than read", "`\(word)` changes something")
      case .acts(let function):
        (
          "the predicate of `\(place)` does more than read",
          "`\(function)(…)` changes something, or runs SQL that cannot be looked at"
        )
      }
    return Diagnostic(
      "not-a-predicate",
      .error,
      headline,
      at: span,
      reason: reason,
      help: ["write one SQL condition"]
    )
  }
}
