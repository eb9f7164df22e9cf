import ArgumentParser
import AssayModel

/// What commands take that look at one partition of the data.
struct PartitionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Look at one partition of files, which paths name as key=*: day=2026-01-31.",
      valueName: "key=value"
    ),
    transform: { text in
      guard let partition = Partition(text) else {
        throw ValidationError("--partition takes KEY=VALUE, the name of a folder: day=2026-01-31")
      }
      return partition
    }
  )
  var partition: Partition?

  /// The suite with only the rows of the partition; one that no dataset has ends the command.
  func select(from suite: Suite, _ environment: Environment) throws -> Suite {
    guard let partition else { return suite }
    guard let part = suite.only(partition) else {
      Console(environment).complain(
        "no dataset has partitions by \(partition.key)",
        help: "write the key in the path of a source: orders/\(partition.key)=*/*.parquet"
      )
      throw ExitStatus.specsWrong.error
    }
    return part
  }
}
