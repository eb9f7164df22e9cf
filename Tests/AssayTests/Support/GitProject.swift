import Foundation
import Subprocess
import Testing

/// A project in a git repository of its own.
struct GitProject {
  let project: ScratchProject

  /// Writes files and commits them on the branch `main`.
  init(_ files: [String: String]) async throws {
    project = try ScratchProject(files)
    try await git("init", "--quiet", "--initial-branch=main")
    try await commit([:])
  }

  /// Runs git in the project, which must succeed.
  @discardableResult
  func git(_ arguments: String..., in folder: String? = nil) async throws -> String {
    let finished = try await Tool.runShell(
      ["-c", "cd \"$0\" && exec git \"$@\"", folder ?? project.folder] + arguments,
      environment: [
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
        "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@example.org",
        "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.org",
      ]
    )
    try #require(finished.ending == .exited(0), "git \(arguments): \(finished.errors)")
    return finished.output
  }

  /// Writes files, or with `nil` removes them, and commits all that is there.
  func commit(_ files: [String: String?]) async throws {
    for (path, text) in files {
      if let text {
        try project.write(Array(text.utf8), to: path)
      } else {
        try FileManager.default.removeItem(atPath: project.path(path))
      }
    }
    try await git("add", "--all")
    try await git("commit", "--quiet", "--allow-empty", "--message", "next")
  }
}
