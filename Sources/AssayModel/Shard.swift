/// A part of a run that is made in several processes.
package struct Shard: Sendable, Hashable, Codable {
  /// Which part it is, from 1.
  package let number: Int
  /// How many parts there are.
  package let count: Int
  /// The names of the datasets of the whole run, in order.
  package let datasets: [String]

  /// Makes a part.
  package init(number: Int, count: Int, datasets: [String]) {
    self.number = number
    self.count = count
    self.datasets = datasets
  }
}

extension Suite {
  /// Which datasets each of so many shards checks, by number from 1; the same for the same specs, and about as many
  /// checks in each.
  package func shards(_ count: Int) -> [[String]] {
    var shards = [[String]](repeating: [], count: count)
    var weights = [Int](repeating: 0, count: count)
    let ordered = checked.sorted { left, right in
      (right.checks.count, left.name) < (left.checks.count, right.name)
    }
    for dataset in ordered {
      let lightest = weights.indices.min { weights[$0] < weights[$1] } ?? 0
      shards[lightest].append(dataset.name)
      // A dataset without checks, but with analyzers, is work as well.
      weights[lightest] += max(1, dataset.checks.count)
    }
    return shards.map { $0.sorted() }
  }

  /// The suite with only the checks of a shard; the other datasets stay, for rules that refer to them.
  package func shard(_ number: Int, of count: Int) -> (suite: Suite, shard: Shard) {
    let names = Set(shards(count)[number - 1])
    let shard = Shard(number: number, count: count, datasets: checked.map(\.name))
    let datasets = datasets.map { dataset in
      names.contains(dataset.name) ? dataset : dataset.with(dataset.source, checks: [])
    }
    return (with(datasets), shard)
  }

  private var checked: [Dataset] {
    datasets.filter { !$0.checks.isEmpty || !$0.analyzers.isEmpty }
  }
}
