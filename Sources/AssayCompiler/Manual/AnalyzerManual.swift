extension ManualPage {
  /// The page of an analyzer type that is no rule type.
  init(ofAnalyzer signature: Signature, _ page: AnalyzerPage) {
    self.init(signature.name)
    let parameter = signature.parameters.first ?? ""
    blocks = [
      .code("\(signature.name) \"\(parameter)\"\n"),
      .heading("What it measures"),
      .paragraph(page.measures),
      .heading("Parameters"),
      .table(header: ["parameter", "meaning"], rows: [[parameter, page.parameter]]),
      .heading("Where it stands"),
      .list(
        [
          "stands in analyzers only: it measures, and judges nothing",
          signature.isDocumentedOnly
            ? "stands in `analyzers:` of a dataset only; the parser that AWS publishes refuses it in a ruleset"
            : "",
          page.tags,
        ].filter { !$0.isEmpty }
      ),
      .heading("Null handling"),
      .paragraph(page.nulls),
      .heading("Example"),
    ]
    blocks += page.project.files.map { .code($0.shown, language: "yaml") }
  }
}
