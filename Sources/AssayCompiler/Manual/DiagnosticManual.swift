import AssayDiagnostics

extension ManualPage {
  /// The page of a diagnostic, with the message that its example provokes.
  package init(of page: DiagnosticPage) {
    self.init(page.id.rawValue)
    blocks = [
      .heading("What it means"),
      .paragraph(page.meaning),
      .heading("How to mend it"),
      .paragraph(page.remedy),
      .heading("Example"),
    ]
    for file in page.example.files where !file.shown.isEmpty {
      blocks.append(.paragraph("`\(file.path)`"))
      blocks.append(.code(file.shown, language: file.path.hasSuffix(".dqdl") ? "text" : "yaml"))
    }
    let (diagnostics, files) = page.diagnostics
    blocks.append(.heading("What the tool says"))
    blocks.append(.code(TextRenderer(files: files).render(Array(diagnostics.prefix(1)))))
  }
}
