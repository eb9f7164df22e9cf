package import AssayDiagnostics
import AssayModel

/// What is wrong in specs, for the CI system whose run ends with it.
package struct DiagnosticAnnotations {
  private let annotations: Annotations
  private let text: String

  /// Takes diagnostics, the gravest first.
  ///
  /// - Parameters:
  ///   - files: the files that they point into, by path.
  ///   - pathPrefix: the path from the root of the repository to where relative paths start.
  package init(_ diagnostics: [Diagnostic], files: [String: TextFile], pathPrefix: String) {
    let sorted =
      diagnostics.filter { $0.severity == .error } + diagnostics.filter { $0.severity != .error }
    let context = ReportContext(toolVersion: "", pathPrefix: pathPrefix)
    annotations = Annotations(
      sorted.map { Self.annotation($0, files, context) }
    )
    text = TextRenderer(files: files, style: .plain).render(sorted)
  }

  /// As workflow commands of GitHub.
  package var gitHub: String { GitHubAnnotations.text(annotations) }

  /// As logging commands of Azure.
  package var azure: String { AzureIssues.text(annotations) }

  /// As a page of at most so many bytes.
  package func markdown(limit: Int) -> [UInt8] {
    let head = "## ✗ The specs do not compile\n\n"
    let room = max(100, limit - head.utf8.count - 400)
    let lines = text.truncated(toBytes: room).split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    return Array((head + MarkdownText.block(lines.map { NeutralText.line(String($0)) })).utf8)
  }

  private static func annotation(
    _ diagnostic: Diagnostic,
    _ files: [String: TextFile],
    _ context: ReportContext
  ) -> Annotation {
    let level: Finding.Level =
      switch diagnostic.severity {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
    let location = diagnostic.primary.flatMap { files[$0.span.path]?.location(of: $0.span) }
    let lines =
      [diagnostic.headline, diagnostic.reason].filter { !$0.isEmpty }
      + diagnostic.help.map { "help: \($0)" }
    let isOneLine = location.map { $0.start.line == $0.end.line && $0.start < $0.end } ?? false
    return Annotation(
      level: level,
      place: location.map { (NeutralText.line(context.rooted($0.path)), $0.start.line) },
      columns: isOneLine ? location.map { $0.start.column..<$0.end.column } : nil,
      title: NeutralText.line(diagnostic.id.rawValue),
      message: lines.flatMap(NeutralText.lines).joined(separator: "\n").truncated(toBytes: 4000)
    )
  }
}
