import AssayDiagnostics
import AssayModel

/// A case as it will be written; all of its texts are neutral.
struct JUnitCase {
  /// What a case says.
  enum Result {
    /// Nothing to tell, or what should not go unseen.
    case passed(remark: String)
    case failure(Finding)
    case error(Finding)
    case skipped(reason: String)
  }

  /// The content of `failure` and `error`.
  struct Finding {
    let message: String
    let type: String
    /// The whole story, as GitLab shows nothing else.
    let text: String
  }

  let name: String
  let className: String
  var file: String?
  var line: Int?
  let seconds: Double
  let result: Result

  /// Makes a case without a place.
  init(name: String, className: String, seconds: Double, result: Result) {
    self.name = name
    self.className = className
    self.seconds = seconds
    self.result = result
  }

  /// Makes the case of a check.
  init(
    _ record: CheckRecord,
    of dataset: DatasetRecord,
    name: String,
    options: JUnit.Options
  ) {
    let origin = record.check.origin
    let path = JUnit.path(of: origin, options)
    self.init(
      name: name,
      className: "assay." + NeutralText.line(dataset.name),
      seconds: printable(seconds: record.seconds),
      result: Result(record, of: dataset, path: path, options: options)
    )
    file = path
    line = origin.start.line
  }

  /// Writes the case.
  func write(to xml: inout XMLWriter) {
    let time = fixed(seconds, decimals: 3)
    let attributes: KeyValuePairs =
      if let file, let line {
        [
          "name": name, "classname": className, "file": file, "line": String(line), "time": time,
        ]
      } else {
        ["name": name, "classname": className, "time": time]
      }
    switch result {
    case .passed(let remark):
      guard !remark.isEmpty else {
        xml.element("testcase", attributes)
        return
      }
      xml.element("testcase", attributes) {
        $0.element("system-out", content: withoutAttachments(remark))
      }
    case .failure(let finding):
      xml.element("testcase", attributes) { finding.write(as: "failure", to: &$0) }
    case .error(let finding):
      xml.element("testcase", attributes) { finding.write(as: "error", to: &$0) }
    case .skipped(let reason):
      // GitLab shows the text, the others the attribute.
      xml.element("testcase", attributes) {
        $0.element("skipped", ["message": reason], content: reason)
      }
    }
  }
}

extension JUnitCase.Finding {
  fileprivate func write(as element: String, to xml: inout XMLWriter) {
    xml.element(element, ["message": message, "type": type], content: text)
  }
}

extension JUnitCase.Result {
  fileprivate init(
    _ record: CheckRecord,
    of dataset: DatasetRecord,
    path: String,
    options: JUnit.Options
  ) {
    let (check, outcome) = (record.check, record.outcome)
    let sentence = NeutralText.sentence(outcome.message)
    let message = sentence.isEmpty ? outcome.status.rawValue : sentence
    let story = Story(record, of: dataset).lines.map(\.text).joined(separator: "\n")
    let finding = JUnitCase.Finding(
      message: message,
      type: "assay." + NeutralText.line(check.type),
      text: story + "\n\n" + places(path, line: check.origin.start.line)
    )
    switch outcome.status {
    case .passed:
      let isWorthTelling = outcome.isVacuous || !outcome.drift.isEmpty
      let title = outcome.isVacuous ? "Passed on nothing (vacuous): " : ""
      self = .passed(remark: isWorthTelling ? title + message : "")
    case .errored:
      self = .error(finding)
    case .skipped:
      self = .skipped(reason: message)
    case .failed:
      if case .snooze(let snooze) = outcome.suppression {
        self = .skipped(reason: "Failed, \(NeutralText.sentence(snooze.words)); \(message)")
        return
      }
      let reason =
        outcome.suppression.map { $0.kind == .baseline ? "known" : $0.words }
        ?? (check.status == .proposed ? "a proposed rule" : check.severity.rawValue)
      let title = "Failed, which the gate does not count (\(reason)):"
      let counts = record.isNewFailure && check.severity >= options.failOn
      // What is known is no warning: nobody asks to see it in red.
      switch counts ? .fail : record.isSuppressed ? .pass : options.warnings {
      case .fail: self = .failure(finding)
      case .skip: self = .skipped(reason: "\(title) \(message)")
      case .pass: self = .passed(remark: "\(title)\n\(finding.text)")
      }
    }
  }

  /// Whether it is written as a failure.
  var isFailure: Bool { if case .failure = self { true } else { false } }

  /// Whether it is written as an error.
  var isError: Bool { if case .error = self { true } else { false } }

  /// Whether it is written as skipped.
  var isSkip: Bool { if case .skipped = self { true } else { false } }
}

/// A text without the marks by which GitLab and Jenkins find files to attach, which data must not name.
private func withoutAttachments(_ text: String) -> String {
  text.replacing("[[ATTACHMENT", with: "[ [ATTACHMENT")
}

/// The place of a check in the two forms in which readers look for it in the text.
///
/// The second is that of a Java stack trace, for dorny/test-reporter: folders with dots, up to a name that starts with a
/// capital. It compares the folders from the right, so those that its pattern cannot express are left out with all
/// before them; without any folder it looks for nothing.
func places(_ path: String, line: Int) -> String {
  let plainPlace = " \(path):\(line)"
  var folders = path.split(separator: "/")
  guard let file = folders.popLast() else { return plainPlace }
  let usable = folders.reversed().prefix { folder in
    !folder.contains(".") && folder.unicodeScalars.first.map { $0 > "Z" } ?? false
  }
  guard !usable.isEmpty else { return plainPlace }
  return plainPlace + "\nat \(usable.reversed().joined(separator: ".")).Assay(\(file):\(line))"
}
