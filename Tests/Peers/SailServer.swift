import Foundation

/// A Flight SQL server of the tests' own, gone when their process ends: Sail, a distributed engine with Spark's SQL.
package actor SailServer {
  /// The one server of this process, which starts when somebody asks where it is.
  package static let shared = SailServer()

  private var start: Task<String, any Error>?
  /// As long as this is open the server lives.
  private let life = Pipe()

  /// Where it is reached, for example `grpc://127.0.0.1:50051`.
  package func url() async throws -> String {
    if let start { return try await start.value }
    let life = life
    let task = Task { try Self.launch(life) }
    start = task
    return try await task.value
  }

  private static func launch(_ life: Pipe) throws -> String {
    // No other program that the tests start may keep the server alive.
    _ = fcntl(life.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
    let port = try closedPort()
    let output = Pipe()
    let process = Python.process(["-c", script, String(port)])
    process.standardInput = life.fileHandleForReading
    process.standardOutput = output
    process.standardError = output
    try process.run()
    var text = Data()
    while !String(decoding: text, as: UTF8.self).contains("Starting the Flight SQL server") {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else {
        throw Python.Failure(description: String(decoding: text, as: UTF8.self) + Python.advice)
      }
      text += more
    }
    // A pipe that nobody empties would stop the server.
    output.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
    return "grpc://127.0.0.1:\(port)"
  }

  /// Starts the server, and stops it by its process id when nobody holds the other end of standard input any more.
  private static let script = """
    import os, subprocess, sys, threading
    program = "import sys; from pysail.cli import main; sys.exit(main())"
    server = subprocess.Popen(
        [sys.executable, "-c", program, "flight", "server", "--ip", "127.0.0.1", "--port", sys.argv[1]],
        stdin=subprocess.DEVNULL,
    )
    def watch():
        sys.stdin.buffer.read()
        server.kill()
    threading.Thread(target=watch, daemon=True).start()
    # Whoever waits for input must not keep this process.
    os._exit(server.wait() & 1)
    """
}
