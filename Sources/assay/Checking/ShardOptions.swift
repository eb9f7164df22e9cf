import ArgumentParser
import AssayModel

/// What commands take that check a part of the datasets.
struct ShardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Check one of so many parts of the datasets; `assay merge` makes one run of their records.",
      valueName: "i/n"
    ),
    transform: ShardChoice.init
  )
  var shard: ShardChoice?

  /// Refuses a shard of a partition, which would be merged into a run over the whole, and partitions that nobody remembers.
  func refuse(_ options: CheckOptions) throws {
    guard shard == nil || options.part.partition == nil else {
      throw ValidationError("give either --shard or --partition; a partition is a run of its own")
    }
    guard shard == nil || options.addition.partitions == nil else {
      throw ValidationError(
        "give either --shard or --partitions; nobody remembers what a shard measures"
      )
    }
  }

  /// The part of a suite that is asked for, and what its record says of it.
  func part(of suite: Suite, _ compilation: Compilation) -> (suite: Suite, origin: RecordOrigin) {
    var origin = RecordOrigin(specHash: compilation.specHash)
    guard let shard else { return (suite, origin) }
    let (part, place) = suite.shard(shard.number, of: shard.count)
    origin.shard = place
    return (part, origin)
  }
}

/// What `--shard I/N` says.
struct ShardChoice: Sendable {
  /// Which part, from 1.
  let number: Int
  /// How many parts there are.
  let count: Int

  /// Reads `I/N`.
  @Sendable init(_ text: String) throws {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], count > 0,
      (1...count).contains(number), count <= 1000
    else {
      throw ValidationError(
        "--shard takes I/N, the number of a part and how many there are: 1/4 up to 4/4"
      )
    }
    (self.number, self.count) = (number, count)
  }
}
