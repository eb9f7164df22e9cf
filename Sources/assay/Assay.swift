import ArgumentParser

@main
struct Assay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract: "Data quality as code.",
    subcommands: [Drivers.self]
  )
}
