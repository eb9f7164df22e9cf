package import AssayModel

/// Writes a first spec for a source, from what was measured on it.
package enum SpecProposal {
  /// The text of the spec.
  ///
  /// - Parameters:
  ///   - source: where the rows are, as the project will find them.
  ///   - schema: the path of the JSON Schema, as the spec will find it.
  package static func spec(
    of profile: TableProfile,
    from source: Source,
    schema: String
  ) -> String {
    let proposal = ProposedRules(profile)
    var lines = [
      "# yaml-language-server: $schema=\(schema)",
      "# Proposed by `assay init` from \(count(profile.rows, "row")): take out what held only by chance.",
      "dataset: \(profile.dataset)", "", "source:", "  connection: \(scalar(source.connection))",
    ]
    switch source.relation {
    case .files(let path, _, _): lines.append("  path: \(scalar(path))")
    case .table(let name): lines.append("  table: \(scalar(name))")
    case .query(let sql): lines.append("  query: \(scalar(sql))")
    }
    if !profile.columns.isEmpty {
      lines += ["", "columns:"] + profile.columns.map(column)
    }
    if let freshness = proposal.freshness {
      let column = "column: \(scalar(freshness.column, inFlow: true))"
      lines += [
        "", "slas:",
        "  freshness: {\(column), max_age: \(freshness.maximum), severity: warning}",
      ]
    }
    let rules = proposal.rules
    if !rules.isEmpty { lines += ["", "rules:"] + rules.map { "  - \(scalar($0))" } }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The text of a project file for files, which the embedded engine reads.
  package static func project(named name: String, connection: String, schema: String) -> String {
    """
    # yaml-language-server: $schema=\(schema)
    project: \(scalar(name))
    specs: [specs]

    connections:
      \(connection):
        type: duckdb            # embedded: reads the files where they lie

    gate:
      fail_on: critical         # what makes `assay check` end with 1

    """
  }

  private static func column(_ column: ColumnProfile) -> String {
    let name = literal(column.name)
    guard column.type.kind != .other else { return "  \(name): {}" }
    return "  \(name): {type: \(scalar(column.type.name.lowercased(), inFlow: true))}"
  }

  // MARK: YAML

  /// A text as YAML reads it back, and as no reference to a variable.
  private static func scalar(_ text: String, inFlow: Bool = false) -> String {
    literal(text.replacing("${", with: "$${"), inFlow: inFlow)
  }

  /// A key, in which nothing is a reference, or a text in which references were made none.
  private static func literal(_ text: String, inFlow: Bool = false) -> String {
    guard text == NeutralText.line(text) else { return doubleQuoted(text) }
    let isPlain =
      text.first.map { $0.isLetter || $0 == "_" || $0 == "/" } == true
      && text.last?.isWhitespace == false && !text.contains(": ") && !text.contains(" #")
      && text.last != ":" && !words.contains(text.lowercased())
      && !(inFlow && text.contains { ",[]{}\"'".contains($0) })
    return isPlain ? text : "'\(text.replacing("'", with: "''"))'"
  }

  /// A text with characters that cannot be seen.
  private static func doubleQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case " "..."~": result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return result + "\""
  }

  /// Words that YAML takes for something else.
  private static let words: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]
}
