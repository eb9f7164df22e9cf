import Subprocess

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A git repository, of which only objects are read: nothing is checked out, and nothing in it is run.
struct GitRepository: Sendable {
  /// The folder with the work tree, as an absolute path.
  let top: String
  private let folder: String

  /// Finds the repository of a folder.
  init(of folder: String) async throws(RevisionError) {
    self.folder = folder
    let found = try await Self.run(["rev-parse", "--show-prefix"], in: folder)
    guard found.isSuccess else {
      let words = Self.firstLine(of: found.errors)
      throw words.contains("not a git repository") ? .noRepository : .failed(words)
    }
    // The way up is taken from the folder itself, which may be named by way of links.
    let depth = Self.firstLine(of: found.text).split(separator: "/").count
    top = "/" + folder.split(separator: "/").dropLast(depth).joined(separator: "/")
  }

  /// Why a name stands for no commit.
  func missing(_ name: String) async throws(RevisionError) -> RevisionError {
    let remote = try await commitIfAny("origin/\(name)") == nil ? nil : "origin/\(name)"
    return .noRevision(name, isShallow: try await isShallow, near: remote)
  }

  /// The last commit that HEAD has in common with another.
  func mergeBase(with commit: String, called name: String) async throws(RevisionError) -> String {
    let found = try await run(["merge-base", commit, "HEAD"])
    guard found.isSuccess else { throw .noMergeBase(name, isShallow: try await isShallow) }
    return Self.firstLine(of: found.text)
  }

  /// The commit that a name stands for; `nil` where it stands for none.
  func commitIfAny(_ name: String) async throws(RevisionError) -> String? {
    guard !name.isEmpty, !name.hasPrefix("-") else { return nil }
    let found = try await run(["rev-parse", "--verify", "--quiet", "\(name)^{commit}"])
    guard found.isSuccess else { return nil }
    // A full hash is one to git, whether it has the commit or not.
    let commit = Self.firstLine(of: found.text)
    return try await run(["cat-file", "-e", "\(commit)^{commit}"]).isSuccess ? commit : nil
  }

  private var isShallow: Bool {
    get async throws(RevisionError) {
      let found = try await run(["rev-parse", "--is-shallow-repository"])
      return Self.firstLine(of: found.text) == "true"
    }
  }

  // MARK: Objects

  /// What a commit holds, by paths from the top.
  func tree(of commit: String) async throws(RevisionError) -> [GitEntry] {
    let found = try await run(["ls-tree", "-r", "-z", "--full-tree", commit])
    guard found.isSuccess else { throw .failed(Self.firstLine(of: found.errors)) }
    return found.bytes.split(separator: 0).compactMap(GitEntry.init)
  }

  /// The contents of objects by their names.
  func contents(of objects: [String]) async throws(RevisionError) -> [String: [UInt8]] {
    let found = try await run(
      ["cat-file", "--batch"],
      input: objects.map { $0 + "\n" }.joined()
    )
    guard found.isSuccess else { throw .failed(Self.firstLine(of: found.errors)) }
    var contents: [String: [UInt8]] = [:]
    var rest = found.bytes[...]
    // Each object is `name type size`, a line break, the bytes, and another line break.
    for object in objects {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { break }
      let header = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
      rest = rest[(end + 1)...]
      guard header.count == 3, let size = Int(header[2]), size < rest.count else { continue }
      contents[object] = Array(rest.prefix(size))
      rest = rest.dropFirst(size + 1)
    }
    guard contents.count == Set(objects).count else {
      throw .failed("an object is missing; `git fsck` tells more")
    }
    return contents
  }

  // MARK: Calling git

  private struct Outcome {
    let isSuccess: Bool
    let bytes: [UInt8]
    let errors: String

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private func run(_ arguments: [String], input: String = "") async throws(RevisionError) -> Outcome
  {
    try await Self.run(arguments, in: folder, input: input)
  }

  private static func run(
    _ arguments: [String],
    in folder: String,
    input: String = ""
  ) async throws(RevisionError) -> Outcome {
    do {
      let result = try await Subprocess.run(
        .name("git"),
        arguments: Arguments(["-C", folder] + arguments),
        environment: .inherit.updating(["LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"]),
        input: .string(input),
        output: .bytes(limit: 1 << 30),
        error: .string(limit: 1 << 20)
      )
      return Outcome(
        isSuccess: result.terminationStatus.isSuccess,
        bytes: result.standardOutput,
        errors: result.standardError
      )
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .notInstalled
    } catch {
      throw .failed("\(error)")
    }
  }

  private static func firstLine(of text: String) -> String {
    text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }
}

/// A file, a link or a submodule in a commit.
struct GitEntry: Sendable, Hashable {
  /// What it is.
  enum Kind: Sendable {
    case file, link, submodule
  }

  /// What it is.
  let kind: Kind
  /// The name of the object that holds its content.
  let object: String
  /// The path from the top.
  let path: String

  /// Reads an entry of `git ls-tree`: mode, type and object between blanks, a tab, and the path.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let tab = bytes.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
    let words = String(decoding: bytes[..<tab], as: UTF8.self).split(separator: " ")
    guard words.count == 3 else { return nil }
    kind = words[1] == "commit" ? .submodule : words[0] == "120000" ? .link : .file
    object = String(words[2])
    path = String(decoding: bytes[(tab + 1)...], as: UTF8.self)
  }
}
