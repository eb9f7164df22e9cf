import ArgumentParser

/// Prints what a shell needs to complete the command line.
struct Completions: ParsableCommand {
  /// The shells that can be helped.
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish
  }

  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the completions of a shell: bash, zsh or fish.",
    discussion: """
      bash: source <(assay completions bash); zsh: assay completions zsh > a folder of $fpath, as _assay; \
      fish: assay completions fish > ~/.config/fish/completions/assay.fish
      """
  )

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    Signals.ignoreClosedPipe()
    let known: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    StandardStream.output.write(Assay.completionScript(for: known) + "\n")
  }
}
