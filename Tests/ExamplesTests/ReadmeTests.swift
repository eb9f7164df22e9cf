import AssayTesting
import Foundation
import Testing

/// What the README and pages of the manual show is what the tool prints.
@Suite struct ReadmeTests {
  @Test(arguments: ["README.md", "specs/tests.md"])
  func showsWhatTheToolPrints(_ path: String) async throws {
    var readme = try Readme(path: path)
    #expect(readme.outputs.count >= 2)
    for output in readme.outputs.reversed() {
      let words = output.command.split(separator: " ").map(String.init)
      #expect(words.first == "assay")
      let result = try await Tool.run(Array(words.dropFirst()))
      let printed = (result.output + result.errors).withoutTimes
      if Golden.isUpdating {
        readme.replace(output, with: printed)
      } else {
        Golden.expect(printed, equals: output.text, in: "\(path), output of \(output.command)")
      }
    }
    if Golden.isUpdating { try readme.write() }
  }

  @Test(arguments: ["README.md", "specs/tests.md", "specs/pull-request.md"])
  func showsTheSpecsThatItTalksOf(_ path: String) throws {
    let readme = try Readme(path: path)
    #expect(!readme.sources.isEmpty)
    for source in readme.sources {
      let file = Repository.root.appending(path: source.command)
      let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
      #expect(text.contains(source.text), "\(path) does not show \(source.command) as it is")
    }
  }
}

/// A Markdown file with fenced blocks that comments tell the origin of.
private struct Readme {
  /// A fenced block behind `<!-- output: … -->` or `<!-- file: … -->`.
  struct Block {
    let command: String
    /// The lines between the fences.
    let range: Range<Int>
    let text: String
  }

  private let file: URL
  private var lines: [String]

  init(path: String) throws {
    file = Repository.root.appending(path: path)
    lines = try String(decoding: Data(contentsOf: file), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The blocks that show what a command prints.
  var outputs: [Block] { blocks(marked: "output") }

  /// The blocks that show a file, or a part of it.
  var sources: [Block] { blocks(marked: "file") }

  /// All of it.
  var text: String { lines.joined(separator: "\n") }

  mutating func replace(_ block: Block, with text: String) {
    var text = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if text.last == "" { text.removeLast() }
    lines.replaceSubrange(block.range, with: text)
  }

  func write() throws { try Data(text.utf8).write(to: file, options: .atomic) }

  private func blocks(marked mark: String) -> [Block] {
    let (prefix, suffix) = ("<!-- \(mark): ", " -->")
    return lines.indices.compactMap { index in
      let line = lines[index]
      guard line.hasPrefix(prefix), line.hasSuffix(suffix), index + 1 < lines.count,
        lines[index + 1].hasPrefix("```"),
        let end = lines[(index + 2)...].firstIndex(of: "```")
      else { return nil }
      return Block(
        command: String(line.dropFirst(prefix.count).dropLast(suffix.count)),
        range: index + 2..<end,
        text: lines[(index + 2)..<end].map { $0 + "\n" }.joined()
      )
    }
  }
}
