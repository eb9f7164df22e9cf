import AssayModel

/// Where the steps of a plan stand in a picture: a lane for each dataset, from left to right what waits for what.
struct PlanLayout {
  /// A step, or several of the same kind that would fill the picture.
  struct Node {
    let word: String
    let caption: String
    /// How many steps it stands for.
    fileprivate(set) var steps = 1
    fileprivate(set) var metrics: Int
    fileprivate(set) var x = 0
    fileprivate(set) var y = 0
    /// Whether it stands for the rows of the data being asked, and not for what has to be known before.
    var asks: Bool { metrics > 0 && word != "describe" && word != "compare" }
  }

  /// The steps of a dataset.
  struct Lane {
    let dataset: String
    let y: Int
    let height: Int
  }

  private(set) var nodes: [Node] = []
  private(set) var lanes: [Lane] = []
  /// Pairs of places in `nodes`: what comes first, and what waits for it.
  private(set) var edges: [(from: Int, to: Int)] = []
  /// How many datasets there was no room for.
  private(set) var datasetsLeft = 0
  private(set) var width = 0
  private(set) var height = 0

  static let nodeWidth = 200
  static let nodeHeight = 42
  private static let laneTitle = 150
  private static let (columnGap, rowGap, padding) = (46, 8, 12)
  /// More steps of a kind than this become one node.
  private static let apart = 3
  private static let mostLanes = 40

  init(_ plan: PlanOutline) {
    var depths: [Int: Int] = [:]
    for step in plan.steps {
      depths[step.id] = (step.needs.compactMap { depths[$0] }.max() ?? -1) + 1
    }
    var datasets: [String] = []
    for step in plan.steps where !datasets.contains(step.dataset) { datasets.append(step.dataset) }
    datasets.sort()
    datasetsLeft = max(0, datasets.count - Self.mostLanes)
    var places: [Int: Int] = [:]
    var y = 0
    for dataset in datasets.prefix(Self.mostLanes) {
      let steps = plan.steps.filter { $0.dataset == dataset }
      y += addLane(dataset, steps, depths, at: y, &places)
    }
    height = y
    join(plan, places)
  }

  /// Adds the steps of a dataset and gives the height that they take.
  private mutating func addLane(
    _ dataset: String,
    _ steps: [PlanOutline.Step],
    _ depths: [Int: Int],
    at top: Int,
    _ places: inout [Int: Int]
  ) -> Int {
    let kinds = Dictionary(grouping: steps) { Kind(word: $0.word, depth: depths[$0.id] ?? 0) }
    var merged: [Kind: Int] = [:]
    var filled: [Int: Int] = [:]
    for step in steps {
      let kind = Kind(word: step.word, depth: depths[step.id] ?? 0)
      let count = kinds[kind]?.count ?? 1
      if count > Self.apart, let place = merged[kind] {
        nodes[place].metrics += step.metrics
        nodes[place].steps += 1
        places[step.id] = place
        continue
      }
      let row = filled[kind.depth, default: 0]
      filled[kind.depth] = row + 1
      var node = Node(word: step.word, caption: step.caption, metrics: step.metrics)
      node.x = Self.laneTitle + kind.depth * (Self.nodeWidth + Self.columnGap)
      node.y = top + Self.padding + row * (Self.nodeHeight + Self.rowGap)
      width = max(width, node.x + Self.nodeWidth + Self.padding)
      places[step.id] = nodes.count
      if count > Self.apart { merged[kind] = nodes.count }
      nodes.append(node)
    }
    let rows = filled.values.max() ?? 0
    let height = 2 * Self.padding + rows * Self.nodeHeight + max(0, rows - 1) * Self.rowGap
    lanes.append(Lane(dataset: dataset, y: top, height: height))
    return height
  }

  private struct Kind: Hashable {
    let word: String
    let depth: Int
  }

  private mutating func join(_ plan: PlanOutline, _ places: [Int: Int]) {
    var seen: Set<[Int]> = []
    for step in plan.steps {
      for need in step.needs {
        guard let from = places[need], let to = places[step.id], from != to,
          seen.insert([from, to]).inserted
        else { continue }
        edges.append((from, to))
      }
    }
  }
}
