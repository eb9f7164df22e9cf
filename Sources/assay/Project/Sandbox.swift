import ArgumentParser
import AssayModel
import AssayPlan
import Foundation

/// What commands take that may be given specs of people whom nobody trusts.
struct SandboxOptions: ParsableArguments {
  @Flag(
    help:
      "Trust the specs with nothing but the project's folder: no network, no environment, no drivers."
  )
  var sandbox = false

  @Option(
    help: ArgumentHelp(
      "A folder that a sandbox reads as well; may be repeated.",
      valueName: "folder"
    )
  )
  var allowPath: [String] = []

  @Option(
    help: ArgumentHelp(
      "A variable that a sandbox gives to specs; may be repeated.",
      valueName: "name"
    )
  )
  var allowEnv: [String] = []

  func validate() throws {
    guard !sandbox, let option = allowPath.isEmpty ? allowEnv.isEmpty ? nil : "env" : "path" else {
      return
    }
    throw ValidationError("--allow-\(option) goes with --sandbox")
  }

  /// The sandbox around a project; `nil` where none is asked for.
  func sandbox(around root: String, in environment: Environment) -> Sandbox? {
    guard sandbox else { return nil }
    let folders = ([root] + allowPath).map { canonicalPath(environment.absolutePath($0)) }
    return Sandbox(
      root: root,
      folders: folders.compactMap(\.self),
      variables: Set(allowEnv),
      environment: environment
    )
  }
}

/// What specs that nobody trusts may reach.
struct Sandbox: Sendable {
  /// The folder of the project, as a person here would write it.
  let root: String
  /// The folders that may be read, without symbolic links in their paths.
  let folders: [String]
  /// The environment variables that specs are given.
  let variables: Set<String>
  let environment: Environment

  /// Whether a file or folder lies where the sandbox may read, wherever symbolic links lead.
  func contains(_ path: String) -> Bool {
    guard let real = canonicalPath(environment.absolutePath(path)) else { return false }
    return folders.contains { real == $0 || real.hasPrefix($0 == "/" ? $0 : $0 + "/") }
  }
}

/// Why a file is not read; it is not even told whether it is there.
struct OutsideOfSandbox: LocalizedError {
  /// What can be done about it.
  static let help = "a sandbox reads the folder of the project, and what `--allow-path` names"

  var failureReason: String? { "it lies outside of the sandbox" }
}

/// A path without symbolic links, as far as it is there; `nil` where nobody can tell where it leads.
private func canonicalPath(_ path: String) -> String? {
  var existing = path
  var missing: [Substring] = []
  while true {
    if let real = realpath(existing, nil) {
      defer { free(real) }
      let start = String(cString: real)
      return ([start == "/" ? "" : start] + missing.map(String.init)).joined(separator: "/")
    }
    // A link that leads nowhere now may lead somewhere later.
    let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: existing)) != nil
    guard !isLink, let slash = existing.lastIndex(of: "/"), existing != "/" else { return nil }
    let name = existing[existing.index(after: slash)...]
    guard name != ".." else { return nil }
    missing.insert(name, at: 0)
    existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
  }
}
