import ArgumentParser
import AssayCompiler
import AssayDiagnostics

/// Prints the manual: the page of a rule type or of a diagnostic, or a list of all.
struct Explain: ParsableCommand {
  /// How a page is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown
  }

  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a rule type or a diagnostic, with examples.",
    discussion: "Needs no data and no driver. Without a name it lists the rule types."
  )

  @Argument(help: "A rule type such as IsComplete, or a diagnostic such as unknown-column.")
  var name: String?

  @Option(help: "text or markdown.")
  var format = Format.text

  @Option(help: ArgumentHelp("Write every page below a folder.", visibility: .hidden))
  var write: String?

  func run() throws {
    Signals.ignoreClosedPipe()
    let environment = Environment.current
    if let write { return try writeAll(below: write, Console(environment)) }
    let page = try page(Console(environment))
    switch format {
    case .markdown: StandardStream.output.write(page.markdown)
    case .text:
      let stream = StandardStream.output
      StandardStream.output.write(
        page.text(
          width: min(stream.width ?? 100, 100),
          isColoured: environment.wantsColour(on: stream)
        )
      )
    }
  }

  private func page(_ console: Console) throws -> ManualPage {
    guard let name else { return Manual.overview }
    if let page = Manual.page(named: name) { return page }
    console.complain(
      "there is no rule type and no diagnostic \(name)",
      help: nearest(to: name, among: Manual.names).map { "did you mean \($0)?" }
        ?? "assay explain lists the rule types"
    )
    throw ExitStatus.specsWrong.error
  }

  private func writeAll(below folder: String, _ console: Console) throws {
    for file in Manual.files() {
      do throws(WriteError) {
        try writeAtomically(Array(file.text.utf8), to: "\(folder)/\(file.path)")
      } catch {
        console.complain(error.description, help: "choose another folder")
        throw ExitStatus.notMeasured.error
      }
    }
  }
}
