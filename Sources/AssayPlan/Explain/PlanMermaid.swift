import AssayModel

extension PlanExplanation {
  /// The plan as a Mermaid flow chart, for READMEs.
  package var mermaid: String {
    var lines = ["flowchart LR"]
    for step in plan.steps {
      lines.append("  s\(step.id)[\"\(escaped(title(of: step)))\"]")
      for need in step.needs { lines.append("  s\(need) --> s\(step.id)") }
    }
    for dataset in plan.suite.datasets where !dataset.checks.isEmpty {
      let id = "d_\(dataset.name.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined())"
      lines.append(
        "  \(id)([\"\(escaped(dataset.name)): \(counted(dataset.checks.count, "check"))\"])"
      )
      for step in plan.steps where step.dataset == dataset.name && !step.task.metrics.isEmpty {
        lines.append("  s\(step.id) --> \(id)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Mermaid takes entities for the characters that end a label.
  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
      .replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
