import AssayDiagnostics

/// The manual of the language: what `assay explain` prints, and the same pages as files.
package enum Manual {
  /// A page as a file, with its path below the folder of the manual.
  package typealias File = (path: String, text: String)

  // MARK: Pages by name

  /// The page of a rule type, or of a diagnostic, in any letter case; `nil` when there is no such name.
  package static func page(named name: String) -> ManualPage? {
    let wanted = name.lowercased()
    if let rule = Signature.names.first(where: { $0.lowercased() == wanted }) {
      return rulePage(rule, outputs: RuleExampleOutput.all)
    }
    return DiagnosticPage.all.first { $0.id.rawValue == wanted }.map { ManualPage(of: $0) }
  }

  /// Every name that there is a page for.
  package static var names: [String] {
    Signature.names.sorted() + DiagnosticPage.all.map(\.id.rawValue).sorted()
  }

  private static func rulePage(
    _ name: String,
    outputs: [String: RuleExampleOutput]
  ) -> ManualPage {
    if let analyzer = AnalyzerCatalog.byName[name] {
      return ManualPage(ofAnalyzer: analyzer.signature, analyzer.page)
    }
    guard let type = RuleCatalog.byName[name] else { return ManualPage(name) }
    return ManualPage(of: type, type.page, output: outputs[name])
  }

  // MARK: Lists

  /// What `assay explain` prints without a name.
  package static var overview: ManualPage {
    var page = ManualPage("Rule types")
    page.blocks.append(.table(header: ["rule type", "what it checks"], rows: ruleRows { $0 }))
    page.blocks += [
      .heading("More"),
      .paragraph("`assay explain NAME` prints the page of a rule type, with examples."),
      .paragraph(
        "A message of the compiler starts with its name, as in `error[unknown-column]`: "
          + "`assay explain unknown-column` tells what it means and how to mend it. There are "
          + "\(DiagnosticPage.all.count) of them, listed in `specs/diagnostics`."
      ),
    ]
    return page
  }

  /// The rule types that give a verdict, with their pages.
  package static let judged: [(name: String, page: RulePage)] = RuleCatalog.all.map { type in
    (type.signatures[0].name, type.page)
  }

  /// The analyzer types that are no rule types, with their pages.
  package static let analyzers: [(name: String, page: AnalyzerPage)] = AnalyzerCatalog.all.map {
    ($0.signature.name, $0.page)
  }

  private static func ruleRows(_ cell: (String) -> String) -> [[String]] {
    judged.map { [cell($0.name), $0.page.checks.firstSentence] }
      + analyzers.map { [cell($0.name), "An analyzer. " + $0.page.measures.firstSentence] }
  }

  // MARK: Files

  /// Every page as Markdown.
  ///
  /// - Parameter outputs: what the tool prints for the examples of rule types, by name.
  package static func files(
    outputs: [String: RuleExampleOutput] = RuleExampleOutput.all
  ) -> [File] {
    ruleFiles(outputs) + diagnosticFiles
  }

  private static func ruleFiles(_ outputs: [String: RuleExampleOutput]) -> [File] {
    var index = ManualPage("Rule types")
    index.blocks.append(.paragraph(origin))
    index.blocks.append(
      .table(
        header: ["rule type", "what it checks"],
        rows: ruleRows { "[\($0)](\(fileName(of: $0)))" }
      )
    )
    let pages = (judged.map(\.name) + analyzers.map(\.name)).map { name -> File in
      ("rules/\(fileName(of: name))", rulePage(name, outputs: outputs).markdown)
    }
    return [("rules/README.md", index.markdown)] + pages
  }

  private static var diagnosticFiles: [File] {
    var index = ManualPage("Diagnostics")
    index.blocks.append(.paragraph(origin))
    var files: [File] = []
    for topic in DiagnosticPage.topics {
      let path = "pages/\(topic.name.lowercased().replacing(" ", with: "-")).md"
      index.blocks.append(.heading(topic.name))
      index.blocks.append(
        .table(
          header: ["diagnostic", "what it means"],
          rows: topic.pages.map { ["[\($0.id.rawValue)](\(path)#\($0.id.rawValue))", $0.meaning] }
        )
      )
      let blocks = topic.pages.flatMap { page in
        let page = ManualPage(of: page)
        return [ManualPage.Block.heading(page.title)]
          + page.blocks.filter { if case .heading = $0 { false } else { true } }
      }
      files.append(("diagnostics/\(path)", ManualPage(topic.name, blocks).markdown))
    }
    return [("diagnostics/README.md", index.markdown)] + files
  }

  private static let origin =
    "These pages are what `assay explain NAME` prints. They are written by `UPDATE_GOLDEN=1 swift test --filter "
    + "ManualTests`, from the sources; do not edit them."

  /// The name of a rule type in lower case, its words separated by hyphens.
  private static func fileName(of rule: String) -> String {
    var name = ""
    for character in rule {
      if character.isUppercase, !name.isEmpty { name += "-" }
      name += character.lowercased()
    }
    return name + ".md"
  }
}

extension String {
  fileprivate var firstSentence: String {
    guard let end = firstRange(of: ". ") else { return self }
    return String(self[..<end.lowerBound]) + "."
  }
}
