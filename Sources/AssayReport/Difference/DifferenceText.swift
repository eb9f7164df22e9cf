import AssayDiagnostics
package import AssayModel

/// What the specs of two revisions mean differently, for people.
package struct DifferenceText {
  private let base: String
  private let head: String
  private let style: Style

  /// Prepares to tell of two revisions.
  ///
  /// - Parameters:
  ///   - base: what the earlier side is called, such as a branch.
  ///   - head: what the later side is called.
  package init(from base: String, to head: String, style: Style = Style()) {
    self.base = NeutralText.line(base)
    self.head = NeutralText.line(head)
    self.style = style
  }

  /// The changes by dataset, and how many there are.
  package func text(_ difference: SpecDifference) -> String {
    var page = TextPage(style: style)
    var dataset: String?
    for change in difference.changes {
      if dataset != change.dataset {
        page.addHeading(change.dataset.isEmpty ? "gate" : NeutralText.line(change.dataset))
        dataset = change.dataset
      }
      add(change, to: &page)
    }
    page.addGap()
    page.add("\(base) → \(head): \(difference.tally)")
    return page.text
  }

  private func add(_ change: SpecChange, to page: inout TextPage) {
    let kind = style.paint(change.kind.rawValue.padded(to: 9), change.kind.ink)
    page.add("\(kind)  \(style.paint(NeutralText.line(change.title), .bold))")
    if let explanation = change.explanation { page.addProse(NeutralText.sentence(explanation)) }
    if change.showsAfter, let after = change.after {
      page.addDetail("now " + NeutralText.line(after.text))
    }
    if change.showsBefore, let before = change.before {
      page.addDetail("was " + NeutralText.line(before.text))
    }
    // The path of a file or folder tells its side.
    let former = change.before?.place.map { $0.hasPrefix(base) ? $0 : "\(base): \($0)" }
    let places = [change.after?.place, former]
    page.addDetail(places.compactMap(\.self).joined(separator: " · "), .faint)
  }
}

extension SpecDifference {
  /// How many changes of each kind there are.
  var tally: String {
    guard !changes.isEmpty else { return "nothing means anything else" }
    return SpecChange.Kind.allCases.compactMap { kind in
      let count = count(of: kind)
      return count == 0 ? nil : "\(count) \(kind.rawValue)"
    }.joined(separator: ", ")
  }
}

extension SpecChange {
  /// What it is about, in a few words.
  var title: String {
    switch subject {
    case .gate, .source: name
    case .dataset: "the dataset"
    case .column, .sla, .rule: name
    }
  }

  /// What more there is to say; the texts of both sides tell of a condition all that there is.
  var explanation: String? {
    let parts = [aspect, remark].filter { !$0.isEmpty && $0 != "condition" && $0 != name }
    return parts.isEmpty ? nil : parts.joined(separator: ": ")
  }

  /// Whether the text says more than the title.
  var showsAfter: Bool { after != nil && after?.text != title && tellsTexts }

  /// Whether it says something that the other side does not.
  var showsBefore: Bool {
    guard let before else { return false }
    return tellsTexts && before.text != after?.text && (after != nil || before.text != title)
  }

  private var tellsTexts: Bool { subject != .dataset }
}

extension SpecChange.Side {
  /// The file and the line; `nil` where nothing is written.
  var place: String? { origin.map { NeutralText.line("\($0.path):\($0.start.line)") } }
}

extension SpecChange.Kind {
  /// Red where the net has become looser, green where it is tighter.
  var ink: Style.Ink {
    switch self {
    case .loosened, .disabled, .removed: .red
    case .added, .tightened: .green
    case .changed: .yellow
    case .moved: .blue
    }
  }
}
