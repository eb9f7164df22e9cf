import Foundation
import Subprocess

/// The built tool, which lies in the folder of products that these tests were built into.
enum Tool {
  /// What a run left behind.
  struct Result {
    let output: String
    let errors: String
    let code: Int32?
  }

  /// The bundle of the tests lies among the products: on macOS as a folder, on Linux as a file.
  private static let path: String = {
    let bundle = "assayPackageTests.xctest"
    let candidates =
      CommandLine.arguments + [Bundle.main.bundlePath, Bundle.main.executablePath ?? ""]
    for candidate in candidates {
      if let start = candidate.range(of: bundle)?.lowerBound {
        return candidate[..<start] + "assay"
      }
    }
    return Bundle.main.bundlePath + "/assay"
  }()

  /// Runs the tool in the root of the package, as the README does, but leaves no history in the examples.
  ///
  /// - Parameter script: a script that runs the tool, whose path is its first argument.
  static func run(
    _ arguments: [String],
    through script: String? = nil
  ) async throws -> Result {
    let result = try await Subprocess.run(
      .name("sh"),
      // The shell goes to the folder and then becomes the tool.
      arguments: Arguments(
        ["-c", #"cd "$0" && exec "$@""#, Repository.path]
          + [script].compactMap(\.self) + [path] + arguments
      ),
      environment: .inherit.updating(["ASSAY_HISTORY": "off"]),
      output: .string(limit: 16 << 20),
      error: .string(limit: 16 << 20)
    )
    var code: Int32?
    if case .exited(let number) = result.terminationStatus { code = number }
    return Result(output: result.standardOutput, errors: result.standardError, code: code)
  }
}
