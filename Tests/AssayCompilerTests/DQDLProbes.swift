import AssayCompiler
import AssayDiagnostics
import AssaySyntax
import Foundation

/// A line of `specs/dqdl/probes.txt`: a rule or document, and whether the reference parser accepts it.
struct Probe: Sendable, CustomStringConvertible {
  /// The whole document.
  let document: String
  /// The rule, when the line is one.
  let rule: String?
  /// The line without its verdict.
  let text: String
  /// The verdict of the reference parser.
  let isAccepted: Bool

  var description: String { text }

  /// The folder of the conformance cases.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "specs/dqdl")

  /// All probes in the order of the file.
  static let all: [Probe] = lines(of: "probes.txt").compactMap { Probe(line: $0) }

  /// The texts that Assay judges otherwise, from the table of `deviations.md`.
  static let deviations: Set<String> = Set(
    lines(of: "deviations.md").prefix { $0 != "## The evaluator" }.filter { $0.hasPrefix("| `") }
      .compactMap { line in
        line.split(separator: "`").dropFirst().first.map(String.init)
      }
  )

  static func lines(of file: String) -> [String] {
    let text = (try? String(contentsOf: folder.appending(path: file), encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n")
  }

  init?(line: String) {
    guard line.hasPrefix("+ ") || line.hasPrefix("- ") else { return nil }
    isAccepted = line.hasPrefix("+")
    text = String(line.dropFirst(2))
    switch text.prefix(2) {
    case "D ":
      rule = nil
      document = String(text.dropFirst(2))
    case "E ":
      rule = nil
      document = Self.unescaped(text.dropFirst(2))
    default:
      rule = text
      document = "Rules = [ \(text) ]"
    }
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var rest = text
    while let character = rest.popFirst() {
      guard character == "\\", let escape = rest.popFirst() else {
        result.append(character)
        continue
      }
      switch escape {
      case "r": result.unicodeScalars.append("\r")
      case "n": result.unicodeScalars.append("\n")
      case "u":
        let scalar = UInt32(rest.prefix(4), radix: 16).flatMap(Unicode.Scalar.init)
        rest = rest.dropFirst(4)
        if let scalar { result.unicodeScalars.append(scalar) }
      default: result.append(escape)
      }
    }
    return result
  }
}

extension Probe {
  /// Everything that parsing and checking say about a document.
  static func judge(
    _ document: String,
    path: String = "test.dqdl",
    dialect: DQDL.Dialect = .strict
  ) -> (RulesetSyntax, [Diagnostic]) {
    var sink = DiagnosticSink()
    let scalar = Scalar(contentsOf: TextFile(path: path, text: document))
    let ruleset = DQDL.parseRuleset(scalar, dialect: dialect, into: &sink)
    _ = checkRuleset(ruleset, into: &sink)
    return (ruleset, sink.emitted)
  }

  /// A tree without its places, for comparing.
  static func outline(_ value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty { return "\(value)" }
    let children = mirror.children.compactMap { child -> String? in
      let isPlace = child.value is Span || child.value is Span?
      if isPlace || child.value is DQDL.Dialect { return nil }
      return "\(child.label ?? ""):\(outline(child.value))"
    }
    return "(\(children.joined(separator: " ")))"
  }
}

extension [Diagnostic] {
  /// Whether one of them keeps the suite from running.
  var haveError: Bool { contains { $0.severity == .error } }
}
