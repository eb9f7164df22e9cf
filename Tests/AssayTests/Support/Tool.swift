import Foundation
import Subprocess

/// The built tool, which lies in the folder of products that these tests were built into.
enum Tool {
  /// The path of the binary.
  ///
  /// The bundle of the tests lies among the products: on macOS as a folder, on Linux as a file.
  static let path: String = {
    let name = "assayPackageTests.xctest"
    let arguments = CommandLine.arguments + [Bundle.main.bundlePath, Bundle.main.executablePath]
    for case .some(let argument) in arguments where argument.contains(name) {
      if let end = argument.range(of: name)?.lowerBound {
        return argument[..<end] + "assay"
      }
    }
    return Bundle.main.bundlePath + "/assay"
  }()

  /// Signals to send while the tool runs, each some time after the one before.
  typealias Interruptions = [(after: Duration, signal: Signal)]

  /// Runs the tool in a folder and waits for its end, which comes by force when the time is over.
  ///
  /// - Parameters:
  ///   - environment: variables to set, or with `nil` to remove, in the environment of the tests. Nothing is
  ///     remembered unless `ASSAY_HISTORY` is among them, so that only tests of the history find a store.
  static func run(
    _ arguments: [String],
    in folder: String,
    environment: [String: String?] = [:],
    limit: Duration = .seconds(300),
    interruptions: Interruptions = []
  ) async throws -> Finished {
    try await runShell(
      // The shell goes to the folder and then becomes the tool.
      ["-c", "cd \"$0\" && exec \"$@\"", folder, path] + arguments,
      environment: environment,
      limit: limit,
      interruptions: interruptions
    )
  }

  private static let turnstile = Turnstile(places: 3)

  /// Nothing is remembered, and the CI system of the machine that runs the tests does not make itself known.
  private static let usual: [String: String?] = [
    "ASSAY_HISTORY": "off", "GITHUB_ACTIONS": nil, "GITHUB_STEP_SUMMARY": nil, "GITLAB_CI": nil,
    "TF_BUILD": nil, "JENKINS_URL": nil,
  ]

  /// Runs the shell with arguments of its own.
  static func runShell(
    _ arguments: [String],
    environment: [String: String?] = [:],
    limit: Duration = .seconds(60),
    interruptions: Interruptions = []
  ) async throws -> Finished {
    try await turnstile.pass {
      try await launchShell(
        arguments,
        environment: environment,
        limit: limit,
        interruptions: interruptions
      )
    }
  }

  private static func launchShell(
    _ arguments: [String],
    environment: [String: String?],
    limit: Duration,
    interruptions: Interruptions
  ) async throws -> Finished {
    let variables = usual.merging(environment) { $1 }
    let changes = Dictionary(
      uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0), $1) }
    )
    let result = try await Subprocess.run(
      .name("sh"),
      arguments: Arguments(arguments),
      environment: .inherit.updating(changes),
      input: .none,
      output: .string(limit: 64 << 20),
      error: .string(limit: 64 << 20)
    ) { execution in
      let watch = Task {
        try await Task.sleep(for: limit)
        try execution.send(signal: .kill)
      }
      var last = ContinuousClock.now
      for interruption in interruptions {
        try await Task.sleep(for: interruption.after)
        last = .now
        // A process that is gone already tells so by its ending.
        try? execution.send(signal: interruption.signal)
      }
      return (last: last, watch: watch)
    }
    result.closureResult.watch.cancel()
    return Finished(
      ending: result.terminationStatus,
      output: result.standardOutput,
      errors: result.standardError,
      sinceLastSignal: ContinuousClock.now - result.closureResult.last
    )
  }
}

/// What a run of the tool left on its streams, and how it ended.
struct Finished: Sendable {
  let ending: TerminationStatus
  let output: String
  let errors: String
  /// The time from the last signal that was sent, or from the start, to the end.
  let sinceLastSignal: Duration
  /// The files that were not there before, as paths below the folder.
  var newFiles: [String] = []
}
