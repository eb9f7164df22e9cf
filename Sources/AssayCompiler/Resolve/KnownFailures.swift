package import AssayDiagnostics
package import AssayModel
package import AssaySyntax

/// The baseline that a file describes, and everything that is wrong with the file; `nil` where something is.
package func resolve(
  _ parsed: Parsed<BaselineSyntax>
) -> (baseline: Baseline?, diagnostics: [Diagnostic]) {
  var sink = DiagnosticSink()
  sink.emit(contentsOf: parsed.diagnostics)
  var first: [CheckKey: Span] = [:]
  var entries: [Baseline.Entry] = []
  for failure in parsed.tree.failures {
    let key = CheckKey(dataset: failure.dataset.value, check: failure.check.value)
    if let earlier = first[key] {
      sink.emit(.duplicateFailure(failure.check, first: earlier))
      continue
    }
    first[key] = failure.check.span
    if Timestamp(day: failure.since.value) == nil {
      sink.emit(.notADay(failure.since, of: "since"))
    }
    var amounts: [String: Shortfall.Amount] = [:]
    for (series, text) in failure.measured {
      if let amount = Shortfall.Amount(text.value) {
        amounts[series.value] = amount
      } else {
        sink.emit(.notAnAmount(text))
      }
    }
    entries.append(Baseline.Entry(key, since: failure.since.value, amounts: amounts))
  }
  let diagnostics = sink.emitted.sortedAndUnique()
  return (sink.hasErrors ? nil : Baseline(entries), diagnostics)
}

extension Diagnostic {
  fileprivate static func duplicateFailure(
    _ check: Located<String>,
    first: Span
  ) -> Diagnostic {
    Diagnostic(
      "duplicate-failure",
      .error,
      "a baseline knows a check only once",
      at: check.span,
      also: [Annotation(first, label: "the first one")],
      help: ["Delete one of the two; the one that knows less is the safer one."]
    )
  }

  fileprivate static func notAnAmount(_ text: Located<String>) -> Diagnostic {
    Diagnostic(
      "not-an-amount",
      .error,
      "what was measured is a number of rows, a number, or `undefined`",
      at: text.span,
      help: ["Write it like `12 rows` or `0.93`, or let `assay baseline write` write it anew."]
    )
  }
}
