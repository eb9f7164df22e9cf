import ArgumentParser
import AssayCompiler
import AssayModel
import AssayReport
import AssayRun
import AssaySyntax
import Foundation

/// Looks at data and writes a first project.
struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Look at files, or at the tables of a connection, and write first specs for them.",
    discussion: """
      Writes assay.yaml where there is none, a spec for each file or table, and JSON Schemas for editors. The rules \
      hold for the data as they are; which of them are meant to, only you know. No file that is there already is \
      overwritten without --force. Exit codes: 0 done; 2 the command line is wrong, or a file is there already; \
      3 some data could not be read.
      """
  )

  @Argument(
    help: "Files of CSV, JSON or Parquet, folders, or globs in quotes; a glob is one dataset."
  )
  var files: [String] = []

  @Option(
    help: ArgumentHelp("A connection of the project, to look at its tables.", valueName: "name")
  )
  var connection: String?

  @Option(
    help: ArgumentHelp("With --connection: only this table; may be repeated.", valueName: "name")
  )
  var table: [String] = []

  @Option(help: ArgumentHelp("The folder of the project.", valueName: "folder"))
  var into = "."

  @Option(
    name: .customLong("var"),
    help: ArgumentHelp(
      "Set ${NAME} in the project file; wins over the environment.",
      valueName: "name=value"
    )
  )
  var variables: [String] = []

  @Flag(help: "Overwrite files that are there already.")
  var force = false

  @Flag(help: "Write nothing; print what would be written.")
  var dryRun = false

  func validate() throws {
    if connection == nil, files.isEmpty {
      throw ValidationError("name files to look at, or a connection with --connection")
    }
    if connection != nil, !files.isEmpty {
      throw ValidationError("files and --connection do not go together")
    }
    if connection == nil, !table.isEmpty {
      throw ValidationError("--table goes with --connection only")
    }
  }

  func run() async throws {
    Signals.ignoreClosedPipe()
    let environment = Environment.current
    let console = Console(environment)
    let folder = environment.displayPath(into) == "." ? "" : environment.displayPath(into)
    let project = try ExistingProject(in: folder, variables, environment, console)
    let found = try await sources(of: project, environment, console)
    var draft = Draft(folder: folder, environment: environment)
    draft.addProject(for: project)
    var isWhole = true
    for source in found {
      switch await project.profiler.profile(source.measured, as: source.dataset) {
      case .success(let profile): draft.add(profile, from: source.written)
      case .failure(let trouble):
        isWhole = false
        console.complain("cannot read \(source.dataset): \(trouble.message)", help: trouble.hint)
      }
    }
    if dryRun {
      StandardStream.output.write(draft.listing)
    } else if draft.hasSpecs {
      try save(draft, environment, console)
    }
    if !isWhole { throw ExitStatus.notMeasured.error }
  }

  private func sources(
    of project: ExistingProject,
    _ environment: Environment,
    _ console: Console
  ) async throws -> [FoundSource] {
    do {
      let found =
        if let connection {
          try await project.tables(of: connection, only: table)
        } else {
          try project.files(named: files, in: environment)
        }
      guard found.isEmpty else { return found }
      console.complain("there is nothing to look at", help: "the connection has no tables")
    } catch let error as LoadError {
      console.complain(error.message, help: error.help)
      throw error.status.error
    }
    throw ExitStatus.nothingChecked.error
  }

  /// Writes nothing where something would be overwritten.
  private func save(_ draft: Draft, _ environment: Environment, _ console: Console) throws {
    let taken = force ? [] : draft.files.map(\.path).filter(environment.hasFile)
    guard taken.isEmpty else {
      console.complain(
        "\(taken.joined(separator: ", ")) \(taken.count == 1 ? "is" : "are") there already",
        help: "nothing was written; --force overwrites, --dry-run shows what would be written"
      )
      throw ExitStatus.specsWrong.error
    }
    for file in draft.files {
      do throws(WriteError) {
        try writeAtomically(file.bytes, to: environment.absolutePath(file.path))
      } catch {
        console.complain(error.description, help: error.help)
        throw ExitStatus.notMeasured.error
      }
    }
    StandardStream.output.write(draft.summary)
  }
}
