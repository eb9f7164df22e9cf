import AssayDiagnostics
import Foundation
import Testing

/// A document of `specs/dqdl/messages` with what is said about it; `UPDATE_GOLDEN=1` rewrites that.
struct MessageCase: Sendable, CustomStringConvertible {
  let input: URL
  var output: URL { input.deletingPathExtension().appendingPathExtension("out") }
  var description: String { input.deletingPathExtension().lastPathComponent }

  static let all: [MessageCase] = {
    let folder = Probe.folder.appending(path: "messages")
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder,
      includingPropertiesForKeys: nil
    )
    return (files ?? []).filter { $0.pathExtension == "dqdl" }
      .sorted { $0.path < $1.path }.map(MessageCase.init)
  }()
}

@Suite struct DQDLMessageTests {
  @Test func casesAreFound() { #expect(MessageCase.all.count > 25) }

  @Test(arguments: MessageCase.all)
  func saysWhatIsWrong(_ example: MessageCase) throws {
    let text = try String(decoding: Data(contentsOf: example.input), as: UTF8.self)
    let file = TextFile(path: example.description, text: text)
    let diagnostics = Probe.judge(text, path: example.description).1.sortedAndUnique()
    let actual = diagnostics.map { Self.render($0, in: file) }.joined()
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(actual.utf8).write(to: example.output)
    }
    let expected = (try? String(contentsOf: example.output, encoding: .utf8)) ?? ""
    #expect(actual == expected)
  }

  private static func render(_ diagnostic: Diagnostic, in file: TextFile) -> String {
    let place = diagnostic.primary.map { annotation in
      let start = file.location(of: annotation.span).start
      let bytes = file.bytes[annotation.span.range].prefix(40)
      return
        "\(start.line):\(start.column) \(String(decoding: bytes, as: UTF8.self).debugDescription)"
    }
    var lines = [
      "\(place ?? "-")",
      "  \(diagnostic.severity) \(diagnostic.id.rawValue): \(diagnostic.headline)",
    ]
    for annotation in diagnostic.secondary {
      let start = file.location(of: annotation.span).start
      lines.append("  also \(start.line):\(start.column): \(annotation.label)")
    }
    if !diagnostic.reason.isEmpty { lines.append("  why: \(diagnostic.reason)") }
    lines += diagnostic.help.map { "  help: \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
