package import AssayModel

/// What the specs of two revisions mean differently, as a comment on a pull request shows it.
package enum DifferenceMarkdown {
  /// The changes as a table, those that loosen something first.
  package static func text(
    _ difference: SpecDifference,
    from base: String,
    to head: String
  ) -> String {
    let title =
      "**Specs, \(escaped(base)) → \(escaped(head)):** \(difference.tally)\n"
    guard !difference.changes.isEmpty else { return title }
    let loosening = difference.changes.filter(\.kind.loosens)
    let others = difference.changes.filter { !$0.kind.loosens }
    let rows = (loosening + others).map { "| \(cells($0, base).joined(separator: " | ")) |\n" }
    return title + "\n| | dataset | what | where |\n| --- | --- | --- | --- |\n" + rows.joined()
  }

  private static func cells(_ change: SpecChange, _ base: String) -> [String] {
    var what: [String] = [code(change.title)]
    if let explanation = change.explanation { what.append(escaped(explanation)) }
    if change.showsAfter, let after = change.after { what.append("now \(code(after.text))") }
    if change.showsBefore, let before = change.before { what.append("was \(code(before.text))") }
    var places = change.after?.place.map { [code($0)] } ?? []
    if let place = change.before?.place, places.isEmpty {
      places = ["\(code(place)) of \(escaped(base))"]
    }
    let kind = change.kind.loosens ? "**\(change.kind.rawValue)**" : change.kind.rawValue
    return [
      kind, change.dataset.isEmpty ? "" : code(change.dataset), what.joined(separator: "<br>"),
      places.joined(separator: "<br>"),
    ]
  }

  /// Text between as many backticks as it takes, in which nothing is markup; a bar would end the cell of a table.
  private static func code(_ text: String) -> String {
    let line = NeutralText.line(text).replacing("|", with: #"\|"#)
    let runs = line.split { $0 != "`" }.map(\.count)
    let fence = String(repeating: "`", count: (runs.max() ?? 0) + 1)
    let margin = line.hasPrefix("`") || line.hasSuffix("`") ? " " : ""
    return fence + margin + line + margin + fence
  }

  /// Prose in which nothing is markup, and nobody is called by `@`.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in NeutralText.sentence(text) {
      switch character {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "@": result += "&#64;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "!", "~": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}
