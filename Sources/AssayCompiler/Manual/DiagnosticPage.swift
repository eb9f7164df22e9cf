package import AssayDiagnostics

/// What the manual says of a diagnostic: what it means, how to mend it, and files that provoke it.
package struct DiagnosticPage: Sendable {
  /// The diagnostic.
  package let id: Diagnostic.ID

  /// What is wrong, in a sentence or two.
  package let meaning: String

  /// What to do.
  package let remedy: String

  /// Files that provoke it.
  package let example: ExampleProject

  /// Makes a page.
  package init(
    _ id: Diagnostic.ID,
    _ meaning: String,
    mend remedy: String,
    _ example: ExampleProject
  ) {
    self.id = id
    self.meaning = meaning
    self.remedy = remedy
    self.example = example
  }

  /// The pages of diagnostics that are about the same things.
  package struct Topic: Sendable {
    /// What they are about.
    package let name: String
    /// The pages, in the order of the manual.
    package let pages: [DiagnosticPage]
  }

  /// Every page, by topic.
  package static let topics = [
    Topic(name: "YAML", pages: yaml),
    Topic(name: "Keys and values", pages: keysAndValues),
    Topic(name: "Projects and datasets", pages: projects),
    Topic(name: "History and alerts", pages: historyAndAlerts),
    Topic(name: "Tests of rules", pages: testsOfRules),
    Topic(name: "DQDL text", pages: dqdlText),
    Topic(name: "DQDL rules", pages: dqdlRules),
    Topic(name: "Rules and the catalog", pages: catalog),
    Topic(name: "Rules and the data", pages: meaning),
    Topic(name: "What rules say together", pages: logic),
  ]

  /// Every page.
  package static let all = topics.flatMap(\.pages)

  /// The messages that the example provokes under this name.
  package var diagnostics: (own: [Diagnostic], files: [String: TextFile]) {
    let compiled = example.compiled()
    return (compiled.diagnostics.filter { $0.id == id }, compiled.files)
  }
}

extension ExampleProject {
  /// A spec in `orders.yaml`.
  static func spec(_ text: String) -> ExampleProject {
    ExampleProject([ExampleFile("orders.yaml", text + "\n")])
  }

  /// A spec with rules, beside a contract of two columns.
  static func rules(_ rules: String...) -> ExampleProject {
    spec(
      """
      dataset: orders
      source: {path: orders.csv}
      columns:
        id: {type: bigint}
        status: {type: varchar}
      rules:

      """ + rules.map { "  - \($0)" }.joined(separator: "\n")
    )
  }

  /// A spec with tests, beside a contract of two columns and two rules.
  static func tests(_ tests: String) -> ExampleProject {
    let text = """
      dataset: orders
      source: {path: orders.csv}
      columns:
        id: {type: bigint}
        sent_at: {type: timestamp}
      rules:
        - IsUnique "id"
        - ColumnValues "sent_at" <= now()
      tests:

      """
    return spec(text + tests)
  }

  /// A project file.
  static func project(_ text: String) -> ExampleProject {
    ExampleProject([ExampleFile("assay.yaml", text + "\n")])
  }

  /// A DQDL document.
  static func dqdl(_ text: String) -> ExampleProject {
    ExampleProject([ExampleFile("orders.dqdl", text + "\n")])
  }

  /// Several files with their paths; the first is the one that the example is about.
  static func files(_ files: KeyValuePairs<String, String>) -> ExampleProject {
    ExampleProject(files.map { ExampleFile($0.key, $0.value + "\n") })
  }

  /// A spec that is too long, or too strange, to be shown.
  static func strange(
    _ path: String = "orders.yaml",
    shown: String,
    _ bytes: @escaping @Sendable () -> [UInt8]
  ) -> ExampleProject {
    ExampleProject([ExampleFile(path, shown: shown + "\n", bytes: bytes)])
  }
}
