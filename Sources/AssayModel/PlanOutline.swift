/// A plan as a picture needs it: what is done with which dataset, and what has to be done before.
package struct PlanOutline: Sendable, Hashable, Codable {
  /// One piece of work on one dataset.
  package struct Step: Sendable, Hashable, Codable {
    /// The place in the plan.
    package let id: Int
    /// What is done, in one word: `scan`.
    package let word: String
    /// How, in a few more: `14 metrics`.
    package let caption: String
    /// The dataset whose rows are looked at.
    package let dataset: String
    /// The connection that does it.
    package let connection: String
    /// How many metrics it measures.
    package let metrics: Int
    /// The steps that must be done before; each stands before this one.
    package let needs: [Int]

    /// Makes a step.
    package init(
      id: Int,
      word: String,
      caption: String,
      dataset: String,
      connection: String,
      metrics: Int,
      needs: [Int]
    ) {
      self.id = id
      self.word = word
      self.caption = caption
      self.dataset = dataset
      self.connection = connection
      self.metrics = metrics
      self.needs = needs
    }
  }

  /// How many rules, promises and SLAs the plan answers.
  package let checks: Int
  /// How many distinct metrics are measured.
  package let metrics: Int
  /// How many steps ask for measurements of rows or files.
  package let queries: Int
  /// The steps; each stands behind those that it needs.
  package let steps: [Step]

  /// The plans of the parts of a run, one behind the other; `nil` where there are none.
  package init?(_ parts: [PlanOutline]) {
    guard !parts.isEmpty else { return nil }
    var steps: [Step] = []
    for part in parts {
      let start = steps.count
      steps += part.steps.map { step in
        Step(
          id: start + step.id,
          word: step.word,
          caption: step.caption,
          dataset: step.dataset,
          connection: step.connection,
          metrics: step.metrics,
          needs: step.needs.map { start + $0 }
        )
      }
    }
    self.init(
      checks: parts.reduce(0) { $0 + $1.checks },
      metrics: parts.reduce(0) { $0 + $1.metrics },
      queries: parts.reduce(0) { $0 + $1.queries },
      steps: steps
    )
  }

  /// Makes an outline.
  package init(checks: Int, metrics: Int, queries: Int, steps: [Step]) {
    self.checks = checks
    self.metrics = metrics
    self.queries = queries
    self.steps = steps
  }
}
