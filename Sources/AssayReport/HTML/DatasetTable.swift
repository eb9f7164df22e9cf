import AssayModel

/// The datasets with their scores, how those went, and how many checks came out how.
struct DatasetTable {
  let record: RunRecord

  /// More rows than this are folded.
  private static let shown = 30

  var markup: Markup {
    guard !record.datasets.isEmpty else { return .nothing }
    let hasTrends = record.datasets.contains { !$0.earlierScores.isEmpty }
    return tag("section", ["aria-labelledby": "datasets"]) {
      tag("h2", ["id": "datasets"]) { "Datasets" }
      if record.datasets.count > Self.shown {
        tag("details") {
          tag("summary") { count(record.datasets.count, "dataset") }
          table(hasTrends: hasTrends)
        }
      } else {
        table(hasTrends: hasTrends)
      }
    }
  }

  private func table(hasTrends: Bool) -> Markup {
    tag("div", ["class": "scroll panel"]) {
      tag("table", ["class": "datasets"]) {
        tag("caption", ["class": "unseen"]) {
          "Scores of datasets, and how many checks came out how"
        }
        tag("thead") {
          tag("tr") {
            tag("th", ["scope": "col"]) { "dataset" }
            tag("th", ["scope": "col", "class": "number"]) { "score" }
            if hasTrends { tag("th", ["scope": "col"]) { "earlier runs" } }
            for word in ["passed", "failed", "errored", "skipped"] {
              tag("th", ["scope": "col", "class": "number"]) { word }
            }
            tag("th", ["scope": "col"]) { "owner" }
          }
        }
        tag("tbody") {
          for dataset in record.datasets { row(of: dataset, hasTrends: hasTrends) }
        }
      }
    }
  }

  private func row(of dataset: DatasetRecord, hasTrends: Bool) -> Markup {
    let tally = Tally(dataset.checks)
    let filter = "dataset=\(percentEncoded(dataset.name, keeping: ""))"
    return tag("tr", ["data-about": dataset.name]) {
      tag("th", ["scope": "row"]) {
        tag("a", ["href": "#findings", "data-filter": filter]) {
          dataset.name.truncated(toBytes: 300)
        }
        if !dataset.source.isEmpty {
          tag("span", ["class": "aside"]) { dataset.source.truncated(toBytes: 300) }
        }
        if let unchanged = dataset.unchanged {
          tag("span", ["class": "aside"]) { unchanged.words }
        }
        if let addedUp = dataset.addedUp {
          tag("span", ["class": "aside"]) { addedUp.words }
        }
      }
      tag("td", ["class": "number"]) { dataset.score.map { fixed($0, decimals: 3) } ?? "–" }
      if hasTrends {
        tag("td") {
          ScoreTrend(earlier: dataset.earlierScores, now: dataset.score, at: record.asOf).markup
        }
      }
      for (number, kind) in zip(
        [tally.passed, tally.failed, tally.errored, tally.skipped],
        [CheckKind.passed, .failed, .errored, .skipped]
      ) {
        tag("td", ["class": "number \(number == 0 ? "none" : kind.rawValue)"]) {
          number == 0 ? "0" : grouped(number)
        }
      }
      tag("td") { dataset.owner.truncated(toBytes: 300) }
    }
  }
}
