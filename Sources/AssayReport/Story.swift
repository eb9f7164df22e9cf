import AssayDiagnostics
import AssayModel

/// What there is to tell about a check that did not pass, line by line; every line is neutral.
struct Story {
  /// A line and what it tells.
  struct Line {
    /// What a line tells.
    enum Role {
      case rule, place, finding, background, sampleHeader, sample, hint, gap
    }

    let role: Role
    let text: String
    /// How far further lines are indented when this one is wrapped.
    let hanging: Int
  }

  /// The lines in the order of telling.
  private(set) var lines: [Line] = []

  /// Tells a check; where the check has no owner, that of its dataset is named.
  init(_ record: CheckRecord, of dataset: DatasetRecord) {
    let (check, outcome) = (record.check, record.outcome)
    add(.rule, NeutralText.line(check.text))
    add(.place, check.origin.neutralText)
    for line in NeutralText.lines(outcome.message) { add(.finding, line) }
    if let words = outcome.suppression?.words ?? outcome.known?.words { add(.finding, "", words) }
    add(.background, "because: ", check.because)
    add(.background, "owner: ", check.owner.isEmpty ? dataset.owner : check.owner)
    if let streak = record.streak { add(.background, "failing since: \(streak.words)") }
    if let samples = outcome.samples, !samples.rows.isEmpty {
      add(.gap, "")
      for (index, line) in TextTable(samples).lines.enumerated() {
        add(index == 0 ? .sampleHeader : .sample, line)
      }
    }
    if !outcome.hint.isEmpty {
      add(.gap, "")
      add(.hint, "hint: ", outcome.hint)
    }
  }

  private mutating func add(_ role: Line.Role, _ text: String, hanging: Int = 0) {
    lines.append(Line(role: role, text: text, hanging: hanging))
  }

  /// Adds a text of a spec or an engine under a title, its further lines indented to the first.
  private mutating func add(_ role: Line.Role, _ title: String, _ text: String) {
    for (index, line) in NeutralText.lines(text).enumerated() {
      let margin = index == 0 ? title : String(repeating: " ", count: title.count)
      add(role, margin + line, hanging: title.count)
    }
  }
}

extension Streak {
  /// Since when: `2026-01-31 09:05 UTC`, or `this run`.
  var words: String { isNew ? "this run" : since.minute }
}

extension SourceLocation {
  /// The path, line and column as terminals and editors link them.
  var neutralText: String { "\(NeutralText.line(path)):\(start.line):\(start.column)" }
}
