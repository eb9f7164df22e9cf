import AssayDiagnostics
import AssaySyntax
import AssayTesting
import Testing

/// A small generator of numbers that repeats itself, so that a failure can be found again.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Any bytes end in a tree and diagnostics whose places lie within the file.
@Suite struct MutationTests {
  private static let seeds = [
    everyKeyOfADataset, everyKeyOfAProject,
    "a: &x [1, {b: 'c''d', e: \"f\\x41\\n\"}]\ng: *x\nh: |+\n  i\n\n   j\nk: >2-\n    l\n   m\n",
    "rules:\n  - ColumnValues \"x\" matches \"a: b\"\n  - [RowCount > 0]\n  - a # b\n  - ${X:-y}\n",
  ]
  private static let pieces: [[UInt8]] = [
    "\t", "\r\n", "\r", ": ", " #", "- ", "[", "]", "{", "}", "'", "\"", "\\", "|", ">", "${", "*x",
    "&x ", "!!str ", "<<: ", "---\n", "...\n", "%", "\u{FEFF}", "\u{2028}", "\u{85}", "数", "\n\n",
    "? ", "~", "\\u12", "''", "  ",
  ].map { Array($0.utf8) }

  @Test(arguments: 0..<8)
  func bytesAreChanged(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<250 {
      var bytes = Array((Self.seeds.randomElement(using: &generator) ?? "").utf8)
      for _ in 0...Int.random(in: 0..<6, using: &generator) { Self.mutate(&bytes, &generator) }
      let file = TextFile(path: "x.yaml", bytes: bytes)
      let kind: FileKind = Bool.random(using: &generator) ? .spec : .project
      check(file, as: kind)
    }
  }

  @Test func truncations() {
    for seed in Self.seeds {
      let bytes = Array(seed.utf8)
      for length in stride(from: 0, to: bytes.count, by: 3) {
        check(TextFile(path: "x.yaml", bytes: Array(bytes[..<length])), as: .spec)
      }
    }
  }

  static func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    let offset = Int.random(in: 0...bytes.count, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0 where offset < bytes.count: bytes[offset] = .random(in: 0...255, using: &generator)
    case 1 where offset < bytes.count: bytes.remove(at: offset)
    case 2:
      let end = min(bytes.count, offset + Int.random(in: 0..<20, using: &generator))
      bytes.removeSubrange(offset..<end)
    default:
      bytes.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: offset)
    }
  }

  private func check(_ file: TextFile, as kind: FileKind) {
    let nodes = YAMLReader.read(file, variables: ["X": "value"])
    for node in nodes.tree { check(node, in: file) }
    let parsed = read(file, as: kind, variables: ["X": "value"])
    for diagnostic in parsed.diagnostics {
      for annotation in [diagnostic.primary].compactMap(\.self) + diagnostic.secondary {
        #expect(isWithin(annotation.span.range, file), "\(diagnostic.id.rawValue) \(file.bytes)")
      }
      #expect(!diagnostic.headline.hasSuffix("."))
    }
    let text = TextRenderer(files: [file.path: file]).render(parsed.diagnostics)
    #expect(!text.utf8.contains(0x1B))
  }

  private func check(_ node: YAMLNode, in file: TextFile) {
    #expect(isWithin(node.span.range, file), "\(file.bytes)")
    switch node.content {
    case .scalar(let scalar): check(scalar, in: file)
    case .sequence(let items): for item in items { check(item, in: file) }
    case .mapping(let entries):
      for entry in entries {
        check(entry.key, in: file)
        check(entry.value, in: file)
      }
    }
  }

  /// No place of a scalar's text lies outside of the scalar.
  private func check(_ scalar: Scalar, in file: TextFile) {
    let count = scalar.text.utf8.count
    for offset in 0..<count {
      let range = scalar.span(of: offset..<offset + 1).range
      let isInside =
        range.lowerBound >= scalar.span.range.lowerBound && isWithin(range, file)
      #expect(isInside, "\(scalar.text) \(file.bytes)")
    }
    #expect(isWithin(scalar.span(of: 0..<count).range, file))
  }

  private func isWithin(_ range: Range<Int>, _ file: TextFile) -> Bool {
    range.lowerBound >= 0 && range.upperBound <= file.bytes.count
  }
}
