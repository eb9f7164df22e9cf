import AssayModel
import Foundation
import Testing

/// Every rule of `specs/dqdl/files.txt` gets its verdict on a folder of known files.
@Suite struct FileRuleTests {
  @Test func verdicts() async throws {
    let folder = try FileFolder()
    let vectors = try FileVector.all()
    #expect(vectors.count >= 45)
    for vector in vectors {
      let judged = try await GoldenVectorTests.judge(vector.rule, in: folder.root)
      switch judged {
      case .refused(let headline):
        #expect(vector.verdict == "R", "\(vector.rule) does not compile: \(headline)")
      case .outcome(let outcome):
        #expect(
          outcome.status.rawValue.first?.uppercased() == String(vector.verdict),
          "\(vector.rule) \(outcome.status): \(outcome.message)"
        )
        let values = outcome.values.compactMap(\.value)
        for metric in vector.metrics {
          #expect(
            values.contains { abs($0 - metric) < 0.00006 },
            "\(vector.rule): \(metric) is not among \(values)"
          )
        }
      }
    }
  }

  @Test func whatFailsIsShown() async throws {
    let folder = try FileFolder()
    let rules = [
      #"FileSize "data" > 1 KB"#: ["data/a.csv", "data/c.csv"],
      #"FileFreshness "data" > (now() - 3 days)"#: ["data/a.csv"],
      #"FileUniqueness "data" > 0.9"#: ["data/a.csv", "data/c.csv"],
      #"FileMatch "data" "copy""#: ["data/c.csv"],
      #"FileMatch "copy" "data/sub""#: ["copy/x.csv"],
    ]
    for (rule, names) in rules {
      guard case .outcome(let outcome) = try await GoldenVectorTests.judge(rule, in: folder.root)
      else {
        Issue.record("\(rule)")
        continue
      }
      let samples = try #require(outcome.samples, "\(rule)")
      #expect(samples.columns.prefix(3) == ["filename", "size", "last_modified"])
      #expect(samples.rows.map { $0.first?.text } == names, "\(rule)")
    }
  }

  @Test func noFileIsSaidPlainly() async throws {
    let folder = try FileFolder()
    let judged = try await GoldenVectorTests.judge(#"FileSize "nothing" > 0"#, in: folder.root)
    guard case .outcome(let outcome) = judged else {
      Issue.record("\(judged)")
      return
    }
    #expect(outcome.message == "there is no file at nothing")
  }

  @Test func rulesOverFilesNeedNoRows() async throws {
    let folder = try FileFolder()
    try Data("a,b\n1\n2,3,4,5\n\"".utf8).write(to: URL(filePath: "\(folder.root)/t.csv"))
    let judged = try await GoldenVectorTests.judge("FileSize > 0", in: folder.root)
    guard case .outcome(let outcome) = judged else {
      Issue.record("\(judged)")
      return
    }
    #expect(outcome.status == .passed, "\(outcome.message)")
  }
}

/// A verdict of `files.txt`.
private struct FileVector {
  let verdict: Character
  let rule: String
  let metrics: [Double]

  static func all() throws -> [FileVector] {
    try String(contentsOf: GoldenVector.folder.appending(path: "files.txt"), encoding: .utf8)
      .split(separator: "\n").compactMap(Self.init)
  }

  private init?(_ line: Substring) {
    guard let verdict = line.first, "PFER".contains(verdict),
      let arrow = line.range(of: "=>", options: .backwards)
    else { return nil }
    self.verdict = verdict
    rule = line.dropFirst(2)[..<arrow.lowerBound].trimmingCharacters(in: .whitespaces)
    metrics = line[arrow.upperBound...].split(separator: ";").compactMap {
      Double($0.trimmingCharacters(in: .whitespaces))
    }
  }
}

/// The files that `files.txt` describes, in a temporary folder that is gone when the test is over.
private final class FileFolder: Sendable {
  let root: String

  init() throws {
    let temporary = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    root = temporary.appending(path: "assay-files-\(UUID().uuidString)").path()
    let rows = "id\n1\n"
    let zeros = String(repeating: "\0", count: 2048)
    try write("id\n1\n2\n3\n", to: "t.csv", minutesAgo: 1)
    try write(rows, to: "data/a.csv", minutesAgo: 10 * 24 * 60)
    try write(rows, to: "data/c.csv", minutesAgo: 120)
    try write(zeros, to: "data/sub/b.bin", minutesAgo: 60)
    try write(rows, to: "copy/x.csv", minutesAgo: 0)
    try write(zeros, to: "copy/b.bin", minutesAgo: 0)
    for name in ["a.csv", "c.csv"] { try write(rows, to: "twin/\(name)", minutesAgo: 0) }
    try write(zeros, to: "twin/b.bin", minutesAgo: 0)
    try FileManager.default.createDirectory(
      atPath: "\(root)/nothing",
      withIntermediateDirectories: true
    )
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  private func write(_ text: String, to name: String, minutesAgo minutes: Double) throws {
    let url = URL(filePath: "\(root)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: url)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -60 * minutes)],
      ofItemAtPath: url.path()
    )
  }
}
