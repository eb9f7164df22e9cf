import ArgumentParser
import AssayModel
import AssaySyntax

/// Makes a proposed rule count.
struct Approve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Make a proposed rule of a spec active.",
    discussion: """
      Changes the word behind `status:` where the rule is written, in the dataset's own file or in a fragment that it \
      extends; every other byte stays. Exit codes: 0 done; 2 the specs do not compile, or there is no such proposed \
      rule; 3 the file could not be written.
      """
  )

  @Argument(help: ArgumentHelp("The name of a dataset.", valueName: "dataset"))
  var datasetName: String

  @Argument(help: "The name of one of its rules, or the rule's text.")
  var rule: String

  @OptionGroup var options: ProjectOptions

  @Flag(help: "Write nothing; show what would change.")
  var dryRun = false

  func validate() throws {
    guard options.dataset.isEmpty else {
      throw ValidationError("the first argument names the dataset; leave out --dataset")
    }
  }

  func run() throws {
    Signals.ignoreClosedPipe()
    let environment = Environment.current
    let console = Console(environment)
    let editor = try SpecEditor(options, in: environment, console)
    do throws(EditError) {
      try approve(with: editor)
    } catch {
      console.complain(error.message, help: error.help)
      throw error.status.error
    }
  }

  private func approve(with editor: SpecEditor) throws(EditError) {
    let rewriting = try editor.rewrite(dataset: datasetName, rule: rule) { _ in .approve }
    guard !dryRun else {
      StandardStream.output.write(rewriting.difference)
      if let consequence = rewriting.consequence {
        StandardStream.error.write("note: \(consequence)\n")
      }
      return
    }
    try rewriting.save()
    let name = rewriting.rule.check.name
    let consequence = rewriting.consequence.map { "; \($0)" } ?? ""
    StandardStream.output.write(rewriting.difference)
    StandardStream.output.write("`\(name)` of \(datasetName) is active now\(consequence)\n")
  }
}
