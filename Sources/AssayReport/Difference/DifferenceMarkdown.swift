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
      "**Specs, \(MarkdownText.prose(base)) → \(MarkdownText.prose(head)):** \(difference.tally)\n"
    guard !difference.changes.isEmpty else { return title }
    let loosening = difference.changes.filter(\.kind.loosens)
    let others = difference.changes.filter { !$0.kind.loosens }
    let rows = (loosening + others).map { "| \(cells($0, base).joined(separator: " | ")) |\n" }
    return title + "\n| | dataset | what | where |\n| --- | --- | --- | --- |\n" + rows.joined()
  }

  private static func cells(_ change: SpecChange, _ base: String) -> [String] {
    var what: [String] = [code(change.title)]
    if let explanation = change.explanation { what.append(MarkdownText.prose(explanation)) }
    if change.showsAfter, let after = change.after { what.append("now \(code(after.text))") }
    if change.showsBefore, let before = change.before { what.append("was \(code(before.text))") }
    var places = change.after?.place.map { [code($0)] } ?? []
    if let place = change.before?.place, places.isEmpty {
      places = ["\(code(place)) of \(MarkdownText.prose(base))"]
    }
    let kind = change.kind.loosens ? "**\(change.kind.rawValue)**" : change.kind.rawValue
    return [
      kind, change.dataset.isEmpty ? "" : code(change.dataset), what.joined(separator: "<br>"),
      places.joined(separator: "<br>"),
    ]
  }

  /// Code in a cell of a table, which a bar would end.
  private static func code(_ text: String) -> String {
    MarkdownText.code(text).replacing("|", with: #"\|"#)
  }
}
