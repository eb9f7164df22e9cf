import AssayModel

/// What the run did, as a picture and, for those who cannot see it, as a list.
struct PlanSection {
  let plan: PlanOutline
  private let layout: PlanLayout
  private let checks: [String: Int]

  /// Further steps are told to be missing.
  private static let mostSteps = 500

  init(plan: PlanOutline, record: RunRecord) {
    self.plan = plan
    layout = PlanLayout(plan)
    checks = Dictionary(
      record.datasets.map { ($0.name, $0.checks.count) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  var markup: Markup {
    guard !plan.steps.isEmpty else { return .nothing }
    return tag("section", ["aria-labelledby": "plan", "class": "plan"]) {
      tag("h2", ["id": "plan"]) { "How it was measured" }
      tag("p", ["class": "remark"]) { summary }
      tag("div", ["class": "scroll"]) { picture }
      if layout.datasetsLeft > 0 {
        tag("p", ["class": "remark"]) {
          "The picture leaves out \(count(layout.datasetsLeft, "more dataset"))."
        }
      }
      tag("details", ["class": "fold"]) {
        tag("summary") { tag("h3") { "The steps as a list" } }
        list
      }
    }
  }

  private var summary: String {
    "\(count(plan.checks, "check")) needed \(count(plan.metrics, "metric")), which "
      + "\(plan.queries == 1 ? "1 query" : "\(grouped(plan.queries)) queries") answered. "
      + "What a step needs stands to its left."
  }

  // MARK: The picture

  private var picture: Markup {
    tag(
      "svg",
      [
        "role": "img", "aria-label": "The plan: \(summary)", "class": "picture",
        "width": "\(layout.width)", "height": "\(layout.height)",
        "viewBox": "0 0 \(layout.width) \(layout.height)",
      ]
    ) {
      for (index, lane) in layout.lanes.enumerated() { draw(lane, index) }
      for edge in layout.edges {
        tag("path", ["class": "edge", "d": curve(layout.nodes[edge.from], layout.nodes[edge.to])])
      }
      for node in layout.nodes { draw(node) }
    }
  }

  private func draw(_ lane: PlanLayout.Lane, _ index: Int) -> Markup {
    tag("g") {
      tag("title") { lane.dataset.truncated(toBytes: 300) }
      if index % 2 == 0 {
        tag(
          "rect",
          [
            "class": "lane", "x": "0", "y": "\(lane.y)", "width": "\(layout.width)",
            "height": "\(lane.height)", "rx": "6",
          ]
        )
      }
      tag("text", ["class": "name", "x": "12", "y": "\(lane.y + 30)"]) {
        NeutralText.line(lane.dataset).truncated(to: 17)
      }
      if let count = checks[lane.dataset] {
        tag("text", ["class": "caption", "x": "12", "y": "\(lane.y + 47)"]) {
          AssayReport.count(count, "check")
        }
      }
    }
  }

  private func draw(_ node: PlanLayout.Node) -> Markup {
    let caption =
      node.steps == 1
      ? node.caption : "\(node.steps) times, \(count(node.metrics, "metric"))"
    return tag("g", ["class": node.asks ? "node asks" : "node"]) {
      tag("title") { "\(node.word): \(caption)".truncated(toBytes: 300) }
      tag(
        "rect",
        [
          "x": "\(node.x)", "y": "\(node.y)", "width": "\(PlanLayout.nodeWidth)",
          "height": "\(PlanLayout.nodeHeight)", "rx": "5",
        ]
      )
      tag("text", ["class": "name", "x": "\(node.x + 12)", "y": "\(node.y + 18)"]) { node.word }
      tag("text", ["class": "caption", "x": "\(node.x + 12)", "y": "\(node.y + 33)"]) {
        NeutralText.line(caption).truncated(to: 27)
      }
    }
  }

  /// A line from the right side of a step to the left side of the one that waits for it.
  private func curve(_ from: PlanLayout.Node, _ to: PlanLayout.Node) -> String {
    let half = PlanLayout.nodeHeight / 2
    let (startX, startY) = (from.x + PlanLayout.nodeWidth, from.y + half)
    let (endX, endY) = (to.x, to.y + half)
    let bend = max(20, (endX - startX) / 2)
    return "M\(startX) \(startY)C\(startX + bend) \(startY) \(endX - bend) \(endY) \(endX) \(endY)"
  }

  // MARK: The list

  private var list: Markup {
    tag("div", ["class": "scroll"]) {
      tag("table", ["class": "steps"]) {
        tag("caption", ["class": "unseen"]) { "The steps of the plan" }
        tag("thead") {
          tag("tr") {
            tag("th", ["scope": "col", "class": "number"]) { "step" }
            for word in ["dataset", "what", "on", "after"] { tag("th", ["scope": "col"]) { word } }
            tag("th", ["scope": "col", "class": "number"]) { "metrics" }
          }
        }
        tag("tbody") {
          for step in plan.steps.prefix(Self.mostSteps) { row(step) }
          if plan.steps.count > Self.mostSteps {
            tag("tr") {
              tag("td", ["colspan": "6"]) {
                "and \(count(plan.steps.count - Self.mostSteps, "more step")), which assay plan shows"
              }
            }
          }
        }
      }
    }
  }

  private func row(_ step: PlanOutline.Step) -> Markup {
    tag("tr") {
      tag("th", ["scope": "row", "class": "number"]) { String(step.id) }
      tag("td") { step.dataset.truncated(toBytes: 300) }
      tag("td") { "\(step.word) \(step.caption)".truncated(toBytes: 400) }
      tag("td") { step.connection.truncated(toBytes: 300) }
      tag("td") { step.needs.map(String.init).joined(separator: ", ").truncated(toBytes: 200) }
      tag("td", ["class": "number"]) { step.metrics == 0 ? "" : String(step.metrics) }
    }
  }
}
