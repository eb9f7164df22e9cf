import AssayModel
import Crypto
import Subprocess

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension RunIdentity {
  /// What tells a run from all others: its moment and a few random digits, the trigger, the commit, the specs.
  ///
  /// - Parameters:
  ///   - files: the bytes of the specs by path.
  ///   - root: the folder of the project.
  init(
    startedAt: Timestamp,
    files: [String: [UInt8]],
    root: String,
    environment: Environment
  ) async {
    self.init()
    id = Self.name(startedAt)
    trigger = Self.trigger(environment.variables)
    specHash = Self.hash(of: files)
    commit = await Self.commit(root: root, environment)
  }

  /// Names sort as the runs do.
  private static func name(_ moment: Timestamp) -> String {
    let digits = moment.description.prefix(19).filter { $0 != "-" && $0 != ":" }
    let random = UInt32.random(in: .min ... .max)
    let suffix = String(random, radix: 16)
    return "\(digits)-" + String(repeating: "0", count: 8 - suffix.count) + suffix
  }

  /// The variables by which CI systems tell what set a job off.
  private static let triggers = ["GITHUB_EVENT_NAME", "CI_PIPELINE_SOURCE", "BUILD_REASON"]

  private static func trigger(_ variables: [String: String]) -> String {
    for name in triggers {
      if let value = variables[name], !value.isEmpty { return value.lowercased() }
    }
    if variables["JENKINS_URL"] != nil { return "jenkins" }
    return variables["CI"].map { !$0.isEmpty && $0 != "false" } == true ? "ci" : "manual"
  }

  /// The variables by which CI systems tell the commit.
  private static let commits = ["GITHUB_SHA", "CI_COMMIT_SHA", "BUILD_SOURCEVERSION", "GIT_COMMIT"]

  private static func commit(root: String, _ environment: Environment) async -> String {
    for name in commits {
      if let value = environment.variables[name], !value.isEmpty { return value }
    }
    let result = try? await Subprocess.run(
      .name("git"),
      arguments: ["-C", root.isEmpty ? "." : root, "rev-parse", "HEAD"],
      output: .string(limit: 200),
      error: .discarded
    )
    guard let result, result.terminationStatus.isSuccess else { return "" }
    return result.standardOutput.filter { $0.isHexDigit }
  }

  /// The SHA-256 of the specs, their paths among them.
  static func hash(of files: [String: [UInt8]]) -> String {
    var hash = SHA256()
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      hash.update(data: Array("\(path)\u{0}\(bytes.count)\u{0}".utf8))
      hash.update(data: bytes)
    }
    return hash.finalize().map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
