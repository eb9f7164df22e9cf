package import AssayModel

/// Workflow commands that make GitHub show findings beside the lines of specs, to be printed on standard output.
///
/// GitHub shows ten errors, ten warnings and ten notices of a step, so no more are printed, and what is left out is told.
package enum GitHubAnnotations {
  /// Renders a record.
  package static func render(_ record: RunRecord, _ context: ReportContext) -> [UInt8] {
    Array(text(Annotations(record, context)).utf8)
  }

  /// The lines of annotations.
  static func text(_ annotations: Annotations) -> String {
    var text = annotations.shown.map { command($0) + "\n" }.joined()
    if let omission = annotations.omission {
      text += "not annotated: \(omission), which the other reports have\n"
    }
    return text
  }

  private static func command(_ annotation: Annotation) -> String {
    var properties: [(String, String)] = []
    if let place = annotation.place {
      properties += [("file", place.path), ("line", String(place.line))]
      if let columns = annotation.columns {
        properties += [
          ("endLine", String(place.line)), ("col", String(columns.lowerBound)),
          ("endColumn", String(columns.upperBound)),
        ]
      }
    }
    properties.append(("title", annotation.title))
    let list = properties.map { "\($0)=\(escaped($1, isProperty: true))" }.joined(separator: ",")
    let level =
      switch annotation.level {
      case .note: "notice"
      case .warning: "warning"
      case .error: "error"
      }
    return NeutralText.withoutLogCommands("::\(level) \(list)::\(escaped(annotation.message))")
  }

  /// A text in which nothing can end a command or one of its properties.
  private static func escaped(_ text: String, isProperty: Bool = false) -> String {
    let text = text.replacing("%", with: "%25").replacing("\r", with: "%0D")
      .replacing("\n", with: "%0A")
    guard isProperty else { return text }
    return text.replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
