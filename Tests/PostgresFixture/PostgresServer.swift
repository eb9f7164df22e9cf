import Foundation

/// A PostgreSQL server of the tests' own, on loopback, that is gone when their process ends, however it does.
package actor PostgresServer {
  /// The one server of this process, which starts when somebody asks it for a database.
  package static let shared = PostgresServer()

  /// The password of the user `assay`, which nothing may ever print.
  package static let password = "pgcanary5309"

  private var start: Task<Int, any Error>?
  private var count = 0
  /// As long as this is open the server lives.
  private let life = Pipe()

  /// The folder of the newest programs of PostgreSQL that are installed; `nil` where there are none.
  package static let programs: String? = {
    let files = FileManager.default
    let roots = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"]
    let folders = roots.flatMap { root in
      ((try? files.contentsOfDirectory(atPath: root)) ?? []).map { "\(root)/\($0)/bin" }
    }
    return folders.filter { files.isExecutableFile(atPath: "\($0)/initdb") }
      .max { $0.compare($1, options: .numeric) == .orderedAscending }
  }()

  /// Whether tests that need it are to run: where it is not installed they fail in CI, and are left out elsewhere.
  package static let isExpected =
    programs != nil || ProcessInfo.processInfo.environment["CI"] != nil

  /// Makes an empty database, and gives its URL, password included.
  package func makeDatabase(options: String = "") async throws -> String {
    count += 1
    let name = "store\(count)"
    let port = try await port()
    try await run(psql: "CREATE DATABASE \(name) \(options)", port: port)
    return "postgresql://assay:\(Self.password)@127.0.0.1:\(port)/\(name)"
  }

  /// Runs statements in the database of a URL.
  package func run(_ statements: String, in url: String) async throws {
    try await run(psql: statements, port: try await port(), database: url)
  }

  private func port() async throws -> Int {
    if let start { return try await start.value }
    let life = life
    let task = Task { try await Self.launch(life) }
    start = task
    return try await task.value
  }

  private func run(psql statements: String, port: Int, database: String? = nil) async throws {
    guard let programs = Self.programs else { throw Trouble("PostgreSQL is not installed") }
    let database =
      database ?? "postgresql://assay:\(Self.password)@127.0.0.1:\(port)/postgres"
    let process = Process()
    process.executableURL = URL(filePath: "\(programs)/psql")
    process.arguments = ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", statements]
    process.standardOutput = FileHandle.nullDevice
    try await withCheckedThrowingContinuation {
      (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { process in
        process.terminationStatus == 0
          ? continuation.resume()
          : continuation.resume(throwing: Trouble("psql failed: \(statements.prefix(200))"))
      }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
  }

  // MARK: Starting

  private static func launch(_ life: Pipe) async throws -> Int {
    guard let programs else { throw Trouble("PostgreSQL is not installed") }
    // No other program that the tests start may keep the server alive.
    _ = fcntl(life.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
    let port = try Loopback().port
    let output = Pipe()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script, programs, String(port), password]
    process.standardInput = life.fileHandleForReading
    process.standardOutput = output
    try process.run()
    let words = await firstLine(of: output.fileHandleForReading)
    guard words == "ready" else { throw Trouble("PostgreSQL does not start: \(words)") }
    return port
  }

  private static func firstLine(of file: FileHandle) async -> String {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        var text = Data()
        while !text.contains(10) {
          let more = file.availableData
          if more.isEmpty { break }
          text += more
        }
        let words = String(decoding: text, as: UTF8.self)
        continuation.resume(returning: words.trimmingCharacters(in: .whitespacesAndNewlines))
      }
    }
  }

  /// Sets a server up, says `ready`, and takes it away when nobody holds the other end of standard input any more.
  ///
  /// It refuses to work for root, for whom another user has to do.
  private static let script = """
    programs=$0 port=$1 password=$2
    folder=$(mktemp -d "${TMPDIR:-/tmp}/assay-postgres-XXXXXX")
    cd "$folder" || exit 1
    printf %s "$password" > password
    user() { "$@"; }
    if [ "$(id -u)" = 0 ]; then
      chown -R postgres "$folder"
      user() { setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; }
    fi
    settings="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories= \\
      -c fsync=off -c max_connections=300 -c shared_buffers=32MB"
    trap '' INT TERM HUP
    if user "$programs/initdb" -D data -U assay --pwfile=password -A scram-sha-256 -E UTF8 \\
        --locale=C > log 2>&1 \\
      && user "$programs/pg_ctl" -D data -l server.log -w -t 60 -o "$settings" start >> log 2>&1
    then
      echo ready
      cat > /dev/null
      user "$programs/pg_ctl" -D data -m immediate stop > /dev/null 2>&1
    else
      tr '\\n' ' ' < log
      echo
    fi
    rm -rf "$folder"
    """
}

/// Why the server cannot be used.
package struct Trouble: Error, CustomStringConvertible {
  /// What happened.
  package let description: String

  init(_ description: String) { self.description = description }
}
