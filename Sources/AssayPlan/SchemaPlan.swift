package import AssayModel

/// The plan that asks sources for their schemas, and for nothing else.
///
/// - Parameter names: the datasets whose sources are asked.
package func schemaPlan(_ names: Set<String>, of suite: Suite) -> ExecutionPlan {
  let datasets = suite.datasets.filter { names.contains($0.name) }
  let steps = datasets.enumerated().map { index, dataset in
    // To ask for a difference from nothing is to ask for everything.
    let everything = Metric(.schema(.drift(from: SourceSchema(columns: []))), of: dataset.name)
    return Step(
      id: index,
      dataset: dataset.name,
      connection: dataset.source.connection,
      task: .describe(answers: [everything]),
      needs: []
    )
  }
  return ExecutionPlan(suite: suite, steps: steps)
}
