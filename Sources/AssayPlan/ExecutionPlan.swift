package import AssayModel

/// The statements that answer a suite, as data: printable, comparable, the same for the same specs.
package struct ExecutionPlan: Sendable, Hashable, Codable {
  /// What is to be answered.
  package let suite: Suite
  /// The steps; each stands behind those that it needs.
  package let steps: [Step]

  /// Makes a plan.
  package init(suite: Suite, steps: [Step]) {
    self.suite = suite
    self.steps = steps
  }

  /// The distinct metrics that the steps measure.
  package var metricCount: Int { steps.reduce(0) { $0 + $1.task.metrics.count } }
}

/// One piece of work on one dataset; mostly one statement.
package struct Step: Sendable, Hashable, Codable {
  /// The place in the plan, from 0.
  package let id: Int
  /// The dataset whose rows are looked at.
  package let dataset: String
  /// The connection that does it.
  package let connection: String
  /// What is done.
  package let task: StepTask
  /// The steps that must be done before.
  package let needs: [Int]

  /// Makes a step.
  package init(id: Int, dataset: String, connection: String, task: StepTask, needs: [Int]) {
    self.id = id
    self.dataset = dataset
    self.connection = connection
    self.task = task
    self.needs = needs
  }
}

/// What a step does.
package enum StepTask: Sendable, Hashable, Codable {
  /// Asks for the columns and their types, which also answers the facts about the schema.
  case describe(answers: [Metric])
  /// Compares the columns with those of another dataset, which needs no statement.
  case compare(Metric)
  /// Parses text files once into a table of only the columns that are asked for.
  case load
  /// Looks at every row once.
  case scan([Metric])
  /// Looks at the rows of partitions by a key that are not known yet, and adds up what is known of all.
  case addUp(by: String, [Metric], atOnce: Int)
  /// Groups the rows by the values of some columns.
  case group([String], [Metric])
  /// Counts the distinct values of a column that a check expects to be unique; groups the rows where it is not.
  case distinct(String, [Metric])
  /// Looks at rows by the ways in which the embedded engine answers fastest.
  case survey(Survey)
  /// Finds the rows that have a partner in another dataset.
  case join(Metric)
  /// Runs a query of the user that gives one number.
  case query(Metric)
  /// Runs a query of the user that gives back rows of the dataset.
  case returned(Metric)
  /// Measures statistics of columns, or with `nil` of all of them, so many at once; which ones depends on their types.
  case statistics([String?], atOnce: Int)
  /// Counts how often values occur.
  case distribution(Distribution)
  /// Looks at files, which needs no dataset.
  case files(FileQuery, [Metric])

  /// What it measures.
  package var metrics: [Metric] {
    switch self {
    case .describe(let metrics), .scan(let metrics), .group(_, let metrics),
      .distinct(_, let metrics), .files(_, let metrics), .addUp(_, let metrics, _):
      metrics
    case .survey(let survey): survey.metrics
    case .load, .statistics, .distribution: []
    case .compare(let metric), .join(let metric), .query(let metric), .returned(let metric):
      [metric]
    }
  }

  /// One word for plans and messages.
  package var word: String {
    switch self {
    case .describe: "describe"
    case .compare: "compare"
    case .load: "load"
    case .scan: "scan"
    case .group: "group"
    case .distinct: "distinct"
    case .survey: "survey"
    case .addUp: "partitions"
    case .join: "join"
    case .query, .returned: "query"
    case .statistics: "statistics"
    case .distribution: "distribution"
    case .files: "files"
    }
  }

  /// Whether it reads the rows of the dataset.
  package var readsRows: Bool {
    switch self {
    case .describe, .compare, .files: false
    case .load, .scan, .addUp, .group, .distinct, .survey, .join, .query, .returned, .statistics,
      .distribution:
      true
    }
  }
}

/// Why no plan can be made.
package enum PlanError: Error, Sendable, Hashable {
  /// A dataset names a connection for which there are no capabilities.
  case unknownConnection(String, dataset: String)
}
