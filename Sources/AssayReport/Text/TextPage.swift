import AssayModel

/// The lines of a text report; each gets a sign or a gutter of ours before anything else.
struct TextPage {
  /// How it looks.
  let style: Style
  /// What has been added.
  private(set) var text = ""

  /// Makes an empty page.
  init(style: Style) { self.style = style }

  /// The columns beside the gutter.
  var room: Int { style.width - 2 }

  /// Adds a line as it is; it must start with a word of ours.
  mutating func add(_ line: String) { text += NeutralText.withoutLogCommands(line) + "\n" }

  /// Adds a line that starts with a sign.
  mutating func add(_ sign: Sign, _ line: String) {
    add(style.paint(sign.mark, sign.ink) + " " + line)
  }

  /// Adds a title over what follows.
  mutating func addHeading(_ title: String) {
    addGap()
    add(style.paint("─", .faint) + " " + style.paint(title, .bold))
  }

  /// Adds a line in the gutter.
  mutating func addDetail(_ line: String, _ ink: Style.Ink? = nil) {
    let line = ink.map { style.paint(line, $0) } ?? line
    add(style.paint("│", .faint) + (line.isEmpty ? "" : " " + line))
  }

  /// Adds sentences in the gutter, wrapped; further lines are indented.
  mutating func addProse(_ prose: String, hanging: Int = 0, _ ink: Style.Ink? = nil) {
    let margin = String(repeating: " ", count: hanging)
    for (index, line) in prose.wrapped(to: room - hanging).enumerated() {
      addDetail(index == 0 ? line : margin + line, ink)
    }
  }

  /// Adds an empty line, but not at the top.
  mutating func addGap() { if !text.isEmpty { text += "\n" } }
}

/// The sign at the start of a line, and its colour.
struct Sign {
  let mark: String
  let ink: Style.Ink

  /// Makes a sign.
  init(mark: String, ink: Style.Ink) {
    self.mark = mark
    self.ink = ink
  }

  /// The sign of a check.
  init(of record: CheckRecord) {
    switch record.outcome.status {
    case .passed: (mark, ink) = ("✓", record.outcome.isVacuous ? .yellow : .green)
    case .failed:
      mark = "✗"
      guard !record.isSuppressed else {
        ink = .faint
        return
      }
      switch record.check.severity {
      case .critical: ink = .red
      case .warning: ink = .yellow
      case .info: ink = .blue
      }
    case .errored: (mark, ink) = ("!", .red)
    case .skipped: (mark, ink) = ("–", .faint)
    }
  }

  /// The sign of a dataset: that of the worst that happened in it.
  init(of dataset: DatasetRecord) {
    let failed = dataset.checks.filter { $0.outcome.status == .failed }
    let gravest = failed.max {
      ($0.isSuppressed ? 0 : 1, $0.check.severity) < ($1.isSuppressed ? 0 : 1, $1.check.severity)
    }
    let tally = Tally(dataset.checks)
    if tally.errored > 0 {
      self.init(mark: "!", ink: .red)
    } else if let gravest {
      self.init(of: gravest)
    } else if tally.passed > 0 {
      self.init(mark: "✓", ink: .green)
    } else {
      self.init(mark: "–", ink: .faint)
    }
  }
}
