/// Why one side of a comparison cannot be read, and what to do.
struct RevisionError: Error {
  let message: String
  let help: String

  static let notInstalled = RevisionError(
    message: "git was not found",
    help: "install git, or name two folders or files to compare"
  )

  static let noRepository = RevisionError(
    message: "this folder is not in a git repository",
    help: "call assay inside of one, or name two folders or files to compare"
  )

  /// The specs of a side cannot be found or read.
  static func unreadable(_ error: LoadError, of side: String) -> RevisionError {
    RevisionError(message: "the specs of \(side): \(error.message)", help: error.help)
  }

  /// The baseline of a side is wrong.
  static func brokenBaseline(_ path: String, of side: String) -> RevisionError {
    RevisionError(
      message: "the baseline of \(side), \(path), cannot be understood",
      help: "`assay baseline show` tells why, with that side checked out"
    )
  }

  /// Nothing that git knows has this name.
  static func noRevision(_ name: String, isShallow: Bool, near: String?) -> RevisionError {
    if isShallow {
      return RevisionError(
        message: "this clone is shallow and does not have \(name)",
        help:
          "fetch it with `git fetch --unshallow origin`; in GitHub Actions, `fetch-depth: 0` of actions/checkout does"
      )
    }
    return RevisionError(
      message: "there is neither a revision nor a folder or file \(name)",
      help: near.map { "did you mean \($0)?" } ?? advice(for: name)
    )
  }

  /// What to do about a name, by what it looks like.
  private static func advice(for name: String) -> String {
    if name.contains(":") { return "name a commit, a branch or a tag, and no file of one" }
    if name.contains(where: { "~^@".contains($0) }) {
      return "`git log --oneline` lists the commits that there are"
    }
    if name.hasPrefix(".") || name.hasPrefix("/") || name.hasSuffix(".yaml") {
      return "check the path"
    }
    return "`git fetch origin \(name)` gets a branch, which is called origin/\(name) then"
  }

  /// Two revisions that have nothing in common, as far as the clone knows.
  static func noMergeBase(_ name: String, isShallow: Bool) -> RevisionError {
    RevisionError(
      message: "HEAD and \(name) have no commit in common"
        + (isShallow ? ", as far as this shallow clone knows" : ""),
      help: isShallow
        ? "fetch the rest with `git fetch --unshallow origin`; in GitHub Actions, `fetch-depth: 0` of actions/checkout does"
        : "compare without --merge-base"
    )
  }

  /// Git ended with an error of its own.
  static func failed(_ words: String) -> RevisionError {
    RevisionError(
      message: "git cannot read the repository: \(words)",
      help: "see what git says of it"
    )
  }
}
