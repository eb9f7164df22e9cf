import ArgumentParser
import AssayCompiler

/// Prints the JSON Schema of a kind of file.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of specs or of the project file, for editors.",
    discussion: """
      An editor with a YAML language server checks and completes a file that starts with \
      `# yaml-language-server: $schema=PATH`.
      """
  )

  @Argument(help: "project or dataset.")
  var file = SpecSchema.dataset

  func run() throws {
    Signals.ignoreClosedPipe()
    StandardStream.output.write(file.document)
  }
}

extension SpecSchema: ExpressibleByArgument {}
