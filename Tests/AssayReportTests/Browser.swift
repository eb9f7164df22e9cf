import Foundation
import Testing

/// A browser that others wrote, without a window; `ASSAY_BROWSER` names another one.
enum Browser {
  /// Where it is installed; `nil` where it is not.
  static let path: String? = {
    let named = ProcessInfo.processInfo.environment["ASSAY_BROWSER"].map { [$0] }
    let usual = [
      "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ]
    return (named ?? usual + brought).first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Those that the package which drives them has brought along.
  private static let brought: [String] = {
    let files = FileManager.default
    let home = files.homeDirectoryForCurrentUser
    let folders = [home.appending(path: ".cache"), home.appending(path: "Library/Caches")]
    return folders.map { $0.appending(path: "ms-playwright") }.flatMap { folder in
      ((try? files.subpathsOfDirectory(atPath: folder.path())) ?? [])
        .filter { ["chrome", "Chromium"].contains($0.split(separator: "/").last) }
        .map { folder.appending(path: $0).path() }.sorted()
    }
  }()

  /// Whether tests that need it are to run: where it is not installed they fail in CI, and are left out elsewhere.
  static let isExpected = path != nil || ProcessInfo.processInfo.environment["CI"] != nil

  /// A script that came to no end.
  ///
  /// Not the error of an expectation: those count once, and every test that asks for the results must fail.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// What is wrong with pages, by the name of each check of `browser.py`; an empty text where nothing is.
  static func check(_ pages: [(name: String, bytes: [UInt8])]) throws -> [String: String] {
    guard let path else { return [:] }
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-pages-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for page in pages {
      try Data(page.bytes).write(to: folder.appending(path: "\(page.name).html"))
    }
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "browser.py")
    let output = try Python.run(script: script.path(), path, folder.path())
    let results = output.output.split(separator: "\n").last.flatMap {
      try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: String]
    }
    guard let results else { throw Failure(description: "\(output.output)\n\(Python.advice)") }
    return results
  }
}
