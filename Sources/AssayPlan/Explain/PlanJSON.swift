import AssayModel

extension PlanExplanation {
  /// The plan for programs.
  package var json: [UInt8] {
    let value: JSONValue = [
      "format": "assay.plan",
      "version": 1,
      "project": .optional(plan.suite.project, JSONValue.string),
      "checks": .integer(checkCount),
      "metrics": .integer(plan.metricCount),
      "queries": .integer(queryCount),
      "steps": .array(plan.steps.map(json)),
    ]
    return value.document
  }

  private func json(_ step: Step) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .integer(step.id)),
      .init("task", .string(step.task.word)),
      .init("dataset", .string(step.dataset)),
      .init("connection", .string(step.connection)),
      .init("needs", .array(step.needs.map { .integer($0) })),
      .init("metrics", .array(step.task.metrics.map { .string($0.words) })),
    ]
    let relocations = relocations(of: step)
    if !relocations.isEmpty {
      members.append(.init("relocations", .array(relocations.map { .string($0) })))
    }
    if let sql = sql(of: step) { members.append(.init("sql", .string(sql))) }
    return .object(members)
  }
}
