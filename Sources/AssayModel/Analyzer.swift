package import AssayDiagnostics

/// Something that is measured and reported, and judged by nothing.
package struct Analyzer: Sendable, Hashable, Codable {
  /// What is measured.
  package enum Subject: Sendable, Hashable, Codable {
    /// Values that are known from the spec.
    case values([NamedFormula])
    /// Statistics of a column, or of all of them where none is named; which ones depends on the types.
    case statistics(column: String?)
    /// How often the values of a column occur.
    case distribution(Distribution)
  }

  /// The analyzer as written, on one line.
  package let text: String
  /// Its type, for example `Completeness`.
  package let type: String
  /// Where it was written.
  package let origin: SourceLocation
  /// What is measured.
  package let subject: Subject

  /// Makes an analyzer.
  package init(text: String, type: String, origin: SourceLocation, subject: Subject) {
    self.text = text
    self.type = type
    self.origin = origin
    self.subject = subject
  }

  /// Every metric that is known from the spec.
  package var metrics: [Metric] {
    if case .values(let values) = subject { values.flatMap(\.value.metrics) } else { [] }
  }
}

/// How often values occur: numbers in ranges of equal width, of anything else the most frequent ones.
package struct Distribution: Sendable, Hashable, Codable {
  /// The dataset.
  package let dataset: String
  /// The column; NULL takes no part.
  package let column: String
  /// The number of ranges, or of values.
  package let bins: Int
  /// Whether values of rows may be shown; ranges of numbers show none but the extremes.
  package let showsValues: Bool

  /// Makes a distribution.
  package init(dataset: String, column: String, bins: Int, showsValues: Bool) {
    self.showsValues = showsValues
    self.dataset = dataset
    self.column = column
    self.bins = bins
  }
}

/// An analyzer and what it measured.
package struct AnalyzerRecord: Sendable, Hashable, Codable {
  /// The analyzer.
  package let analyzer: Analyzer
  /// The values in order.
  package var values: [NamedValue] = []
  /// How often values occur, where that was asked.
  package var distribution: [Bin] = []
  /// Why it could not be measured, in a sentence; empty where it was.
  package var trouble = ""

  /// Makes a record of nothing.
  package init(_ analyzer: Analyzer) { self.analyzer = analyzer }
}

/// A value, or a range of numbers, and how often it occurs.
package struct Bin: Sendable, Hashable, Codable {
  /// The value, or the range as `1 to 2`.
  package let label: String
  /// The number of rows.
  package let count: Int

  /// Makes a bin.
  package init(label: String, count: Int) {
    self.label = label
    self.count = count
  }
}
