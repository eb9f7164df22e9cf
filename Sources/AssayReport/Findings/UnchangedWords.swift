import AssayModel

extension RunRecord {
  /// What was taken from earlier runs: a line for each run whose data have not changed, then one for each dataset that was
  /// added up of its partitions.
  var reuseLines: [String] {
    unchangedLines
      + datasets.compactMap { dataset in dataset.addedUp.map { "\($0.words): \(dataset.name)" } }
  }

  /// Which datasets were not measured again, because they have not changed since which run.
  private var unchangedLines: [String] {
    var runs: [(mark: Unchanged, names: [String])] = []
    for dataset in datasets {
      guard let mark = dataset.unchanged else { continue }
      let all = mark.recalled + mark.measured
      let name =
        mark.measured == 0
        ? dataset.name
        : "\(dataset.name) (\(grouped(mark.measured)) of \(count(all, "metric")) measured again)"
      if let index = runs.firstIndex(where: { $0.mark.run == mark.run }) {
        runs[index].names.append(name)
      } else {
        runs.append((mark, [name]))
      }
    }
    return runs.map { run in
      "unchanged since run \(run.mark.run) of \(run.mark.asOf.minute): "
        + run.names.joined(separator: ", ")
    }
  }
}
