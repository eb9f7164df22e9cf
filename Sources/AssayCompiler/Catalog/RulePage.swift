/// What the manual says of a rule type beyond what its signature tells; stands at the foot of the type's own file.
package struct RulePage: Sendable {
  /// What comes of a rule when there is nothing to measure.
  package enum OnNothing: Sendable, Hashable {
    /// There is no value, and the rule fails.
    case fails
    /// There is no value, and the rule passes, marked as vacuous.
    case passes
    /// There is a value all the same, and it is compared.
    case compares(Double)
    /// There is a value all the same; it depends on more than the rows.
    case comparesAnyway
  }

  /// What the rule type checks, in a sentence or two.
  package let checks: String

  /// Why somebody would ask for it, in a sentence.
  package let matters: String

  /// What each parameter means, by the name that it has in the signature.
  package let parameters: [String: String]

  /// What else is to know of conditions, tags and thresholds; may be empty.
  package let conditions: String

  /// What NULL counts as.
  package let nulls: String

  /// How the value is computed.
  package let measurement: String

  /// What an empty table gives.
  package let emptyTable: OnNothing

  /// What a `where` that leaves no row of a table gives; without a meaning for types that take none.
  package let emptySelection: OnNothing

  /// The example that the page shows, and that tests run.
  package let example: RuleExample

  /// The version that knew the type first.
  package let since: String

  /// Makes a page; parameters that mean the same everywhere need not be given.
  package init(
    checks: String,
    matters: String,
    parameters: [String: String] = [:],
    conditions: String = "",
    nulls: String,
    measurement: String,
    emptyTable: OnNothing = .fails,
    emptySelection: OnNothing = .passes,
    example: RuleExample,
    since: String = "0.1.0"
  ) {
    self.checks = checks
    self.matters = matters
    self.parameters = Self.commonParameters.merging(parameters) { $1 }
    self.conditions = conditions
    self.nulls = nulls
    self.measurement = measurement
    self.emptyTable = emptyTable
    self.emptySelection = emptySelection
    self.example = example
    self.since = since
  }

  private static let commonParameters = [
    "TargetColumn": "the column; letter case does not count",
    "ReferenceDatasetAlias": "the other dataset, by its name in the project",
  ]
}

/// Small data with a rule that holds for them and one that does not.
package struct RuleExample: Sendable {
  /// The datasets; the rules are written for the first.
  package let tables: [ExampleTable]

  /// Files that lie beside the data, for rules on files; all were last changed when May 2024 began, in UTC.
  package let files: [(path: String, text: String)]

  /// A rule that holds.
  package let passing: String

  /// A rule that does not.
  package let failing: String

  /// Makes an example of tables as `ExampleTable` writes them, with an empty line between them.
  package init(
    _ tables: String,
    files: KeyValuePairs<String, String> = [:],
    passes passing: String,
    fails failing: String
  ) {
    let lines = tables.split(separator: "\n", omittingEmptySubsequences: false)
    self.tables = lines.split(separator: "").map { ExampleTable(lines: Array($0)) }
    self.files = files.map { ($0.key, $0.value) }
    self.passing = passing
    self.failing = failing
  }

  /// The spec that a reader would write for a rule; the data lie in a file that keeps their types.
  package func shownSpec(of rule: String) -> String {
    let name = tables.first?.name ?? ""
    return spec(of: rule, source: "path: \(name).parquet")
  }

  /// The files that are compiled and run for a rule: the shown spec, but that the data stand in it as a query.
  ///
  /// - Parameter isEmpty: whether the first table is to have no rows.
  package func project(for rule: String, isEmpty: Bool = false) -> ExampleProject {
    let files = tables.enumerated().map { index, table in
      let source = "query: \(quoted(table.query(isEmpty: isEmpty && index == 0)))"
      let path = "\(table.name).yaml"
      let text = index == 0 ? spec(of: rule, source: source) : spec(of: table, source: source)
      return ExampleFile(path, text)
    }
    return ExampleProject(files)
  }

  private func spec(of rule: String, source: String) -> String {
    let name = tables.first?.name ?? ""
    return "dataset: \(name)\nsource: {\(source)}\nrules:\n  - \(rule)\n"
  }

  private func spec(of table: ExampleTable, source: String) -> String {
    "dataset: \(table.name)\nsource: {\(source)}\n"
  }

  private func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}

/// A table of an example, written as text.
///
/// The first line is `name: column type, column type`; each further line is a row, its values separated by `|`. A value is
/// `NULL`, or its text; `''` is the empty text.
package struct ExampleTable: Sendable {
  /// The name of the dataset.
  package let name: String
  /// The columns in order.
  package let columns: [(name: String, type: String)]
  /// The rows as they are written.
  package let rows: [[String]]

  init(lines: [Substring]) {
    let header = (lines.first ?? "").split(separator: ":", maxSplits: 1)
    name = String(header.first ?? "")
    columns = (header.last ?? "").split(separator: ",").map { column in
      let words = column.split(separator: " ", maxSplits: 1)
      return (String(words.first ?? ""), String(words.last ?? ""))
    }
    rows = lines.dropFirst().map { line in
      line.split(separator: "|").map { trimmingBlanks($0) }
    }
  }

  /// The query that gives the rows, or none of them.
  func query(isEmpty: Bool) -> String {
    let tuples = rows.map { row in
      zip(columns, row).map { "CAST(\(literal($1)) AS \($0.type))" }.joined(separator: ", ")
    }
    let names = columns.map { #""\#($0.name)""# }.joined(separator: ", ")
    let values = tuples.map { "(\($0))" }.joined(separator: ", ")
    return "SELECT * FROM (VALUES \(values)) AS t(\(names))" + (isEmpty ? " WHERE false" : "")
  }

  private func literal(_ value: String) -> String {
    value == "NULL" || value == "''" ? value : "'\(value.replacing("'", with: "''"))'"
  }
}

private func trimmingBlanks(_ text: Substring) -> String {
  var text = text.drop { $0 == " " }
  while text.last == " " { text.removeLast() }
  return String(text)
}
