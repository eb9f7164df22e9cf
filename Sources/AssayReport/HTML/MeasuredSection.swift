import AssayModel

/// What analyzers measured, which nothing judges: values, and distributions as bars.
struct MeasuredSection {
  let record: RunRecord

  /// Datasets with more values are folded.
  private static let opened = 40
  /// A dataset of many columns can have more values than anybody reads.
  private static let mostValues = 2000

  var markup: Markup {
    let datasets = record.datasets.filter { !$0.analyzers.isEmpty }
    guard !datasets.isEmpty else { return .nothing }
    return tag("section", ["aria-labelledby": "measured"]) {
      tag("h2", ["id": "measured"]) { "Measured, and judged by nothing" }
      for dataset in datasets { fold(dataset) }
    }
  }

  private func fold(_ dataset: DatasetRecord) -> Markup {
    let values = dataset.measuredValues
    let name = dataset.name.truncated(toBytes: 300)
    return tag(
      "details",
      [
        "class": "fold measured", "data-about": dataset.name,
        "open": values.count <= Self.opened ? "" : nil,
      ]
    ) {
      tag("summary") {
        tag("h3") { name }
        tag("span", ["class": "aside"]) { count(dataset.analyzers.count, "analyzer") }
      }
      if !values.isEmpty { table(values, of: name) }
      for record in dataset.analyzers {
        if !record.distribution.isEmpty { DistributionChart(record).markup }
        if !record.trouble.isEmpty {
          tag("p", ["class": "trouble"]) {
            tag("span", ["aria-hidden": "true"]) { "! " }
            "not measured: "
            tag("code") { record.analyzer.text.truncated(toBytes: 400) }
            " – " + NeutralText.sentence(record.trouble).truncated(toBytes: 1000)
          }
        }
      }
    }
  }

  private func table(_ values: [NamedValue], of name: String) -> Markup {
    tag("table", ["class": "values"]) {
      tag("caption", ["class": "unseen"]) { "Values measured on \(name)" }
      tag("thead") {
        tag("tr") {
          tag("th", ["scope": "col"]) { "value" }
          tag("th", ["scope": "col", "class": "number"]) { "measured" }
        }
      }
      tag("tbody") {
        for value in values.prefix(Self.mostValues) {
          tag("tr") {
            tag("th", ["scope": "row"]) { value.name.truncated(toBytes: 300) }
            tag("td", ["class": "number"]) { value.value.map(brief) ?? "–" }
          }
        }
        if values.count > Self.mostValues {
          tag("tr") {
            tag("td", ["colspan": "2"]) {
              "and \(count(values.count - Self.mostValues, "more value")), which the JSON report has"
            }
          }
        }
      }
    }
  }
}

/// How often values occur: a table whose last column is a bar.
struct DistributionChart {
  private let record: AnalyzerRecord

  init(_ record: AnalyzerRecord) { self.record = record }

  private static let mostBins = 200

  var markup: Markup {
    let bins = record.distribution.prefix(Self.mostBins)
    let most = bins.map(\.count).max() ?? 0
    let left = record.distribution.count - bins.count
    return tag("table", ["class": "distribution"]) {
      tag("caption") {
        tag("code") { record.analyzer.text.truncated(toBytes: 400) }
        if left > 0 { ", without \(count(left, "more value"))" }
      }
      tag("thead") {
        tag("tr") {
          tag("th", ["scope": "col"]) { "value" }
          tag("th", ["scope": "col", "class": "number"]) { "rows" }
          tag("th", ["scope": "col"]) { "share of the most frequent" }
        }
      }
      tag("tbody") {
        for bin in bins {
          tag("tr") {
            tag("th", ["scope": "row"]) { bin.label.truncated(toBytes: 240) }
            tag("td", ["class": "number"]) { grouped(bin.count) }
            tag("td") { bar(most > 0 ? Double(bin.count) / Double(most) : 0) }
          }
        }
      }
    }
  }

  private func bar(_ share: Double) -> Markup {
    tag(
      "svg",
      [
        "role": "img", "aria-label": "\(fixed(share * 100, decimals: 0)) percent",
        "viewBox": "0 0 200 10", "preserveAspectRatio": "none",
      ]
    ) {
      tag("rect", ["x": "0", "y": "0", "height": "10", "width": tenths(max(1, 200 * share))])
    }
  }
}
