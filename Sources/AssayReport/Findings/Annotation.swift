import AssayDiagnostics
import AssayModel

/// What is said beside one line of a spec; all of its texts are neutral.
struct Annotation {
  let level: Finding.Level
  /// The path from the root of the repository and the line; `nil` for what is written nowhere.
  let place: (path: String, line: Int)?
  /// The columns of the check where it stands on one line, the last one being behind it.
  let columns: Range<Int>?
  let title: String
  /// What was found; may have several lines.
  let message: String
}

/// The annotations of a run, as few as CI systems show: they drop what comes later, and say nothing of it.
struct Annotations {
  /// The gravest first.
  private(set) var shown: [Annotation] = []
  /// How many lines of each level have none.
  private(set) var omitted: [Finding.Level: Int] = [:]

  /// How many of each level GitHub and Azure show for a step.
  static let most = 10

  /// Takes the first of each level.
  init(_ annotations: some Sequence<Annotation>) {
    var counts: [Finding.Level: Int] = [:]
    for annotation in annotations {
      counts[annotation.level, default: 0] += 1
      if counts[annotation.level, default: 0] <= Self.most {
        shown.append(annotation)
      } else {
        omitted[annotation.level, default: 0] += 1
      }
    }
  }

  /// Takes what came of a run: an annotation for each line with findings, and one for a gate that fails without any.
  init(_ record: RunRecord, _ context: ReportContext) {
    let findings = record.findings(context)
    let isExplained = findings.contains { $0.level == .error } || record.closingReasons.isEmpty
    let gate = Annotation(
      level: .error,
      place: nil,
      columns: nil,
      title: "gate",
      message: record.closingReasons.joined(separator: "\n").truncated(toBytes: Self.longest)
    )
    let lines = Self.byLine(findings).compactMap { Self.annotation(of: $0) }
    let notes = record.gate.notes.map { note in
      Annotation(
        level: .note,
        place: nil,
        columns: nil,
        title: "gate",
        message: NeutralText.sentence(note).truncated(toBytes: Self.longest)
      )
    }
    self.init((isExplained ? [] : [gate]) + lines + notes)
  }

  /// The annotations without those of a level, which are left out like what there is no room for.
  func leavingOut(_ level: Finding.Level) -> Annotations {
    var rest = self
    rest.shown.removeAll { $0.level == level }
    let count = shown.count - rest.shown.count
    if count > 0 { rest.omitted[level, default: 0] += count }
    return rest
  }

  /// What is left out, in words: `3 more errors and 1 more note`; `nil` where nothing is.
  var omission: String? {
    let parts = Finding.Level.allCases.reversed().compactMap { level in
      omitted[level].map { "\($0) more \(level.word)\($0 == 1 ? "" : "s")" }
    }
    return parts.isEmpty ? nil : parts.joined(separator: " and ")
  }

  private static let longest = 4000

  /// The findings of each line together, in the order of the gravest.
  private static func byLine(_ findings: [Finding]) -> [[Finding]] {
    struct Place: Hashable {
      let path: String
      let line: Int
    }
    var order: [Place] = []
    var groups: [Place: [Finding]] = [:]
    for finding in findings {
      let place = Place(path: finding.path, line: finding.line)
      if groups[place] == nil { order.append(place) }
      groups[place, default: []].append(finding)
    }
    return order.compactMap { groups[$0] }
  }

  private static func annotation(of group: [Finding]) -> Annotation? {
    guard let first = group.first else { return nil }
    let origin = first.check.origin
    let isOneLine = origin.start.line == origin.end.line && origin.end.column > origin.start.column
    let others = group.count == 1 ? "" : " and \(group.count - 1) more"
    let told = group.prefix(most).map { story(of: $0, isAlone: group.count == 1) }
    let more = group.count > told.count ? ["and \(group.count - told.count) more on this line"] : []
    return Annotation(
      level: first.level,
      place: (NeutralText.line(first.path), first.line),
      columns: isOneLine ? origin.start.column..<origin.end.column : nil,
      title: (first.weight + " · " + first.title).truncated(toBytes: 250) + others,
      message: (told + more).joined(separator: "\n").truncated(toBytes: longest)
    )
  }

  /// What reviewers ask for: what was found, against which rule, why there is one, since when.
  private static func story(of finding: Finding, isAlone: Bool) -> String {
    let check = finding.check
    var lines = [isAlone ? finding.sentence : "\(finding.title): \(finding.sentence)"]
    if check.name != check.text { lines.append("rule: " + NeutralText.line(check.text)) }
    if !check.because.isEmpty { lines.append("because: " + NeutralText.sentence(check.because)) }
    if !finding.owner.isEmpty { lines.append("owner: " + finding.owner) }
    if !finding.known.isEmpty { lines.append(finding.known) }
    if let streak = finding.record.streak { lines.append("failing since: " + streak.words) }
    let hint = NeutralText.sentence(finding.outcome.hint)
    if !hint.isEmpty { lines.append("hint: " + hint) }
    return lines.joined(separator: "\n")
  }
}

extension Finding.Level {
  /// The level in a word.
  var word: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }
}
