import AssayModel

extension RunRecord {
  /// Which datasets were not measured again, because they have not changed since which run; a line for each run.
  var unchangedLines: [String] {
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
