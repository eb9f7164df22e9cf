/// What the manual says of an analyzer type beyond what its signature tells.
package struct AnalyzerPage: Sendable {
  /// What is measured, in a sentence or two.
  package let measures: String

  /// What the parameter means.
  package let parameter: String

  /// What is to know of tags; may be empty.
  package let tags: String

  /// What NULL counts as.
  package let nulls: String

  /// The analyzer as it is written in the example.
  package let example: String

  /// A spec that asks for it.
  package var project: ExampleProject {
    .spec(
      """
      dataset: orders
      source: {path: orders.csv}
      analyzers:
        - \(example)
      """
    )
  }
}
