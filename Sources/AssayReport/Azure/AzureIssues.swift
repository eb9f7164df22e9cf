package import AssayModel

/// Logging commands that make Azure Pipelines list findings on the page of a run, to be printed on standard output.
///
/// Azure knows errors and warnings, and shows ten of each; what is left to the other reports is told.
package enum AzureIssues {
  /// Renders a record.
  package static func render(_ record: RunRecord, _ context: ReportContext) -> [UInt8] {
    Array(text(Annotations(record, context)).utf8)
  }

  /// The lines of annotations.
  static func text(_ annotations: Annotations) -> String {
    let annotations = annotations.leavingOut(.note)
    var text = annotations.shown.compactMap { command($0)?.line }.joined()
    if let omission = annotations.omission {
      text += "not listed as issues: \(omission), which the other reports have\n"
    }
    return text
  }

  private static func command(_ annotation: Annotation) -> AzureCommand? {
    let type: String
    switch annotation.level {
    case .note: return nil
    case .warning: type = "warning"
    case .error: type = "error"
    }
    let message = annotation.title + ": " + annotation.message
    guard let place = annotation.place else {
      return AzureCommand("task.logissue", ["type": type], message)
    }
    return AzureCommand(
      "task.logissue",
      [
        "type": type, "sourcepath": place.path, "linenumber": String(place.line),
        "columnnumber": String(annotation.columns?.lowerBound ?? 1),
      ],
      message
    )
  }
}
