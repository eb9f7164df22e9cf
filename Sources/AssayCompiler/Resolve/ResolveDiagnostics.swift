import AssayDiagnostics
import AssaySyntax

extension Diagnostic {
  static func unavailable(_ what: String, at span: Span, help: String? = nil) -> Diagnostic {
    Diagnostic(
      "not-available",
      .error,
      "\(what): not available yet",
      at: span,
      reason:
        "this version understands it but does not carry it out, and ignores nothing in silence",
      help: help.map { [$0] } ?? []
    )
  }

  // MARK: Connections

  static func unknownConnection(_ name: Located<String>, known: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-connection",
      .error,
      "there is no connection \(name.value)",
      at: name.span,
      help: [
        nearest(to: name.value, among: known).map { "did you mean \($0)?" }
          ?? "the project has \(known.joined(separator: ", ")); connections are declared in assay.yaml"
      ]
    )
  }

  static func missingConnection(_ source: Span, known: [String]) -> Diagnostic {
    Diagnostic(
      "missing-connection",
      .error,
      "the source names no connection",
      at: source,
      reason: "the project has several: \(known.joined(separator: ", "))",
      help: ["add `connection:` with one of them"]
    )
  }

  static func optionIsNotText(_ key: Located<String>) -> Diagnostic {
    Diagnostic(
      "option-not-scalar",
      .error,
      "the connection option \(key.value) is not a single value",
      at: key.span,
      help: ["give one text or number"]
    )
  }

  // MARK: Datasets

  static func duplicateDataset(_ name: Located<String>, first: Located<String>) -> Diagnostic {
    Diagnostic(
      "duplicate-dataset",
      .error,
      "the dataset \(name.value) is defined twice",
      at: name.span,
      also: [Annotation(first.span, label: "first defined here")],
      help: ["give one of them another name"]
    )
  }

  static func missingSource(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      "missing-source",
      .error,
      "the dataset \(name.value) has no source",
      at: name.span,
      help: ["add `source:` with `path:`, `table:` or `query:`"]
    )
  }

  static func formatWithoutPath(_ span: Span) -> Diagnostic {
    Diagnostic(
      "format-without-path",
      .error,
      "a format goes with `path:` only",
      at: span,
      help: ["remove `format:`"]
    )
  }

  static func optionsWithoutPath(_ span: Span) -> Diagnostic {
    Diagnostic(
      "options-without-path",
      .error,
      "reader options go with `path:` only",
      at: span,
      help: ["remove `options:`"]
    )
  }

  static func unknownFormat(_ path: Located<String>) -> Diagnostic {
    Diagnostic(
      "unknown-format",
      .error,
      "the format of the files does not follow from their names",
      at: path.span,
      help: ["add `format: csv`, `json` or `parquet`"]
    )
  }

  // MARK: Inclusions

  static func unreadableInclusion(_ name: Located<String>, reason: String) -> Diagnostic {
    Diagnostic(
      "unreadable-include",
      .error,
      "the file \(name.value) cannot be read",
      at: name.span,
      reason: reason,
      help: ["paths are relative to the file that names them"]
    )
  }

  static func inclusionCycle(_ name: Located<String>, trail: [String]) -> Diagnostic {
    Diagnostic(
      "include-cycle",
      .error,
      "the file \(name.value) extends itself",
      at: name.span,
      reason: trail.joined(separator: " → "),
      help: ["take one of these `extends:` away"]
    )
  }

  static func fragmentHasName(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      "fragment-with-dataset",
      .error,
      "a fragment names a dataset",
      at: name.span,
      help: ["remove `dataset:`, or extend another file"]
    )
  }

  static func fragmentHasSource(_ source: Span) -> Diagnostic {
    Diagnostic(
      "fragment-with-source",
      .error,
      "a fragment has a source",
      at: source,
      help: ["move `source:` to the datasets that extend the fragment"]
    )
  }

  static func unusedFragment(_ span: Span) -> Diagnostic {
    Diagnostic(
      "unused-fragment",
      .warning,
      "no dataset extends this fragment",
      at: Span(path: span.path, range: span.range.lowerBound..<span.range.lowerBound),
      reason: "a document without `dataset:` is checked only through the datasets that extend it",
      help: ["add `dataset:` if it is meant to be one"]
    )
  }

  // MARK: Rules of a dataset

  static func duplicateRule(
    _ name: String,
    at span: Span,
    first: Span,
    isWarning: Bool
  ) -> Diagnostic {
    Diagnostic(
      "duplicate-rule",
      isWarning ? .warning : .error,
      "two rules are called \(name)",
      at: span,
      also: [Annotation(first, label: "the first one")],
      reason: "a rule's name is its `name:`, else its text, and reports tell rules apart by it",
      help: [
        isWarning ? "the second one is left out; remove it" : "remove one, or give it a `name:`"
      ]
    )
  }
}
