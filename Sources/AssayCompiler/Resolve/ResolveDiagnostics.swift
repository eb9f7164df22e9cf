import AssayDiagnostics
import AssayModel
import AssaySyntax

// What is said about projects, datasets and the files that they include.

extension Diagnostic {
  // MARK: Connections

  static func unknownConnection(_ name: Located<String>, known: [String]) -> Diagnostic {
    Diagnostic(
      "unknown-connection",
      .error,
      "there is no connection `\(name.value)`",
      at: name.span,
      help: [
        nearest(to: name.value, among: known).map { "Did you mean `\($0)`?" }
          ?? "The project has \(quoted(known)); connections are declared in assay.yaml."
      ]
    )
  }

  static func missingConnection(_ source: Span, known: [String]) -> Diagnostic {
    Diagnostic(
      "missing-connection",
      .error,
      "the source names no connection",
      at: source,
      reason: "The project has several: \(quoted(known)).",
      help: ["Add `connection:` with one of them."]
    )
  }

  static func missingDialect(_ type: Located<String>) -> Diagnostic {
    Diagnostic(
      "missing-dialect",
      .error,
      "a connection of type \(type.value) needs `dialect:`",
      at: type.span,
      reason: "the driver does not tell which SQL the engine behind it speaks",
      help: ["add one of \(quoted(Dialect.allCases.map(\.rawValue)))"]
    )
  }

  static func missingDriver(_ type: Located<String>) -> Diagnostic {
    Diagnostic(
      "missing-driver",
      .error,
      "a connection of type \(type.value) needs `driver:`",
      at: type.span,
      help: ["name the driver as its manifest has it, or give the path of its library"]
    )
  }

  static func missingURL(_ type: Located<String>) -> Diagnostic {
    Diagnostic(
      "missing-url",
      .error,
      "a connection of type \(type.value) needs `url:`",
      at: type.span,
      help: ["give it by a variable where it holds a password: `url: ${WAREHOUSE_URL}`"]
    )
  }

  static func dialectOfEmbeddedEngine(_ dialect: Located<String>) -> Diagnostic {
    Diagnostic(
      "dialect-of-embedded-engine",
      .error,
      "the embedded engine does not speak \(dialect.value)",
      at: dialect.span,
      help: ["remove `dialect:`"]
    )
  }

  static func memoryOfServer(_ memory: Located<Int>, _ kind: Connection.Kind) -> Diagnostic {
    Diagnostic(
      "memory-of-server",
      .error,
      "a connection of type \(kind.rawValue) has no `memory` that could be limited",
      at: memory.span,
      reason: "Only the embedded engine, of type duckdb or iceberg, uses memory of this process.",
      help: ["Remove `memory:`."]
    )
  }

  static func filesOnServer(_ connection: Located<String>, _ kind: Connection.Kind) -> Diagnostic {
    Diagnostic(
      "files-on-server",
      .error,
      "a connection of type \(kind.rawValue) cannot read files by path",
      at: connection.span,
      help: [
        "name a connection of type duckdb, or leave `connection:` out",
        "for a table of this connection write `table:`",
      ]
    )
  }

  static func optionIsNotText(_ key: Located<String>) -> Diagnostic {
    Diagnostic(
      "option-not-scalar",
      .error,
      "the connection option `\(key.value)` is not a single value",
      at: key.span,
      help: ["Give one text or number."]
    )
  }

  // MARK: Datasets

  static func duplicateDataset(_ name: Located<String>, first: Located<String>) -> Diagnostic {
    Diagnostic(
      "duplicate-dataset",
      .error,
      "the dataset `\(name.value)` is defined twice",
      at: name.span,
      also: [Annotation(first.span, label: "first defined here")],
      help: ["Give one of them another name."]
    )
  }

  static func missingSource(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      "missing-source",
      .error,
      "the dataset `\(name.value)` has no source",
      at: name.span,
      help: ["Add `source:` with `path:`, `table:` or `query:`."]
    )
  }

  static func notATable(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      "not-a-table",
      .error,
      "`\(name.value)` is not the name of a table",
      at: name.span,
      reason:
        "A name has at most four parts with dots between them; a part of any other form has quotes.",
      help: ["Write `schema.table`, or take `query:` for a query."]
    )
  }

  static func notAnOption(_ key: Located<String>) -> Diagnostic {
    Diagnostic(
      "not-an-option",
      .error,
      "`\(key.value)` cannot be the name of an option",
      at: key.span,
      help: ["Names of options have letters, digits and underscores, for example `nullstr`."]
    )
  }

  static func formatWithoutPath(_ span: Span) -> Diagnostic {
    Diagnostic(
      "format-without-path",
      .error,
      "a format goes with `path` only",
      at: span,
      help: ["Remove `format:`."]
    )
  }

  static func optionsWithoutPath(_ span: Span) -> Diagnostic {
    Diagnostic(
      "options-without-path",
      .error,
      "reader options go with `path` only",
      at: span,
      help: ["Remove `options:`."]
    )
  }

  static func unknownFormat(_ path: Located<String>) -> Diagnostic {
    Diagnostic(
      "unknown-format",
      .error,
      "the format of the files does not follow from their names",
      at: path.span,
      help: ["Add `format: csv`, `json` or `parquet`."]
    )
  }

  // MARK: Inclusions

  static func unreadableInclusion(_ name: Located<String>, reason: String) -> Diagnostic {
    Diagnostic(
      "unreadable-include",
      .error,
      "the file `\(name.value)` cannot be read",
      at: Annotation(name.span, label: reason),
      help: ["Paths are relative to the file that names them."]
    )
  }

  static func inclusionCycle(_ name: Located<String>, trail: [String]) -> Diagnostic {
    Diagnostic(
      "include-cycle",
      .error,
      "the file `\(name.value)` extends itself",
      at: name.span,
      reason: "It goes round: \(trail.joined(separator: " → ")).",
      help: ["Take one of these `extends:` away."]
    )
  }

  static func tooManyInclusions(_ name: Located<String>, depth: Int, count: Int) -> Diagnostic {
    Diagnostic(
      "too-many-includes",
      .error,
      "a dataset extends at most \(depth) files in a row and \(count) in all",
      at: name.span,
      reason: "This one goes on with `\(name.value)`; folders that link to each other never end.",
      help: ["Extend fewer fragments, or put them into one file."]
    )
  }

  static func fragmentHasName(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      "fragment-with-dataset",
      .error,
      "a fragment names a dataset",
      at: name.span,
      help: ["Remove `dataset:`, or extend another file."]
    )
  }

  static func fragmentHasSource(_ source: Span) -> Diagnostic {
    Diagnostic(
      "fragment-with-source",
      .error,
      "a fragment has a source",
      at: source,
      help: ["Move `source:` to the datasets that extend the fragment."]
    )
  }

  static func unusedFragment(_ span: Span) -> Diagnostic {
    Diagnostic(
      "unused-fragment",
      .warning,
      "no dataset extends this fragment",
      at: Span(path: span.path, range: span.range.lowerBound..<span.range.lowerBound),
      reason: "A document without `dataset:` is checked only through the datasets that extend it.",
      help: ["Add `dataset:` if it is meant to be one."]
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
      "two rules are called `\(name)`",
      at: span,
      also: [Annotation(first, label: "the first one")],
      reason: "A rule's name is its `name`, else its text, and reports tell rules apart by it.",
      help: [
        isWarning ? "The second one is left out; remove it." : "Remove one, or give it a `name:`."
      ]
    )
  }
}

private func quoted(_ names: [String]) -> String {
  names.map { "`\($0)`" }.joined(separator: ", ")
}
