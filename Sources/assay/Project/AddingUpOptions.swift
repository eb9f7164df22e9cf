import ArgumentParser
import AssayModel

/// What commands take that add up the partitions of the data.
struct AddingUpOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Look only at partitions that have changed, and add up all; paths name them as key=*: day.",
      valueName: "key"
    ),
    transform: { text in
      guard Partition.isKey(text) else {
        throw ValidationError(
          "--partitions takes the key of folders: day; --partition day=2026-01-31 looks at one of them"
        )
      }
      return text
    }
  )
  var partitions: String?

  /// Refuses a key that no dataset has.
  func validate(for suite: Suite, _ environment: Environment) throws {
    guard let partitions,
      !suite.datasets.contains(where: { $0.source.isPartitioned(by: partitions) })
    else { return }
    Console(environment).complain(
      "no dataset has partitions by \(partitions)",
      help: "write the key in the path of a source: orders/\(partitions)=*/*.parquet"
    )
    throw ExitStatus.specsWrong.error
  }
}
