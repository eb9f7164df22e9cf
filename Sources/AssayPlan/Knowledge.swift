package import AssayModel

/// What is known while statements are written: at planning time little, during a run everything.
package struct Knowledge: Sendable {
  /// The columns of each dataset that was described.
  package var columns: [String: [SourceColumn]] = [:]
  /// The datasets that were parsed into a table.
  package var loaded: Set<String> = []
  /// The folder that relative paths start from; empty leaves them as they are.
  package var root: String = ""
  /// The day that a date operand stands for, as `2024-01-31`.
  package var day: @Sendable (DateOperand) -> String = symbolicDay

  /// Knows nothing but what the specs say.
  package init() {}
}

/// A date operand in the words of a plan that has no clock yet.
@Sendable private func symbolicDay(_ operand: DateOperand) -> String {
  switch operand {
  case .day(let day): day
  case .now(offsetMinutes: 0): "$now"
  case .now(let minutes): "$now\(minutes < 0 ? "" : "+")\(minutes)min"
  case .today(let minutes, let zone): "$today+\(minutes)min(\(zone))"
  }
}
