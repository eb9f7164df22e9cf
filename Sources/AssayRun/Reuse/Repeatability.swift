package import AssayModel

/// Tells of each metric of a suite whether it depends on nothing but the data.
package struct Repeatability: Sendable {
  private let names: [String]
  private let readings: [String: QueryReading]

  /// Takes the names that queries may use, and the SQL of each dataset's connection.
  package init(_ suite: Suite) {
    names = suite.datasets.map(\.name)
    let dialects = Dictionary(
      suite.connections.map { ($0.name, $0.dialect) },
      uniquingKeysWith: { first, _ in first }
    )
    readings = Dictionary(
      suite.datasets.map { ($0.name, dialects[$0.source.connection]?.reading ?? .postgres) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Whether a metric gives the same value again as long as the data stay as they are.
  package subscript(metric: Metric) -> Bool {
    metric.isRepeatable(among: names, as: readings[metric.dataset] ?? .postgres)
  }
}

extension Dataset {
  /// Every metric that its checks and analyzers look at, each once, in their order.
  package var neededMetrics: [Metric] {
    var seen: Set<Metric> = []
    let judged = checks.filter { $0.status != .disabled }.flatMap(\.verdict.metrics)
    return (judged + analyzers.flatMap(\.metrics)).filter { seen.insert($0).inserted }
  }

  /// Whether its analyzers ask for what only the columns can tell, which no record holds.
  package var isSurveyed: Bool {
    analyzers.contains { analyzer in
      switch analyzer.subject {
      case .values: false
      case .statistics, .distribution: true
      }
    }
  }

  /// Every value that its checks and analyzers report.
  var namedFormulas: [NamedFormula] {
    let judged = checks.flatMap(\.verdict.criteria).flatMap { criterion in
      [NamedFormula(name: criterion.name, value: criterion.value)] + criterion.background
    }
    let analyzed = analyzers.flatMap { analyzer -> [NamedFormula] in
      if case .values(let values) = analyzer.subject { values } else { [] }
    }
    return judged + analyzed
  }
}

extension Suite {
  /// The datasets whose data decide what comes of a dataset, itself among them, in order.
  package func involved(in dataset: Dataset) -> [Dataset] {
    let all = datasets.map(\.name)
    var names: Set<String> = [dataset.name]
    for metric in dataset.neededMetrics {
      names.insert(metric.dataset)
      names.formUnion(metric.otherDatasets(among: all))
    }
    return datasets.filter { names.contains($0.name) }
  }
}
