import Foundation

/// A server of others in a process of its own on this machine, stopped when nobody needs it any more.
package final class Peer {
  /// Which server.
  package enum Kind: String {
    case http, smtp
  }

  /// The port that it listens on.
  package let port: Int
  private let process: Process
  private let output = Pipe()
  private let record: URL

  /// Starts a server that answers as the steps tell it.
  package init(_ kind: Kind, _ steps: [String], environment: [String: String] = [:]) throws {
    record = FileManager.default.temporaryDirectory.appending(path: "assay-peer-\(UUID())")
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "\(kind.rawValue)_server.py"
    )
    process = Python.process([script.path(), record.path()] + steps, environment)
    process.standardOutput = output
    try process.run()
    var line: [UInt8] = []
    while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A {
      line.append(byte)
    }
    guard let port = Int(String(decoding: line, as: UTF8.self)) else {
      throw Python.Failure(description: Python.advice)
    }
    self.port = port
  }

  deinit {
    // A process that was started from a task inherits that other signals are held back.
    kill(process.processIdentifier, SIGKILL)
    // Its output ends with it. Foundation's own waiting is bound to the thread that started the process.
    _ = try? output.fileHandleForReading.readToEnd()
    try? FileManager.default.removeItem(at: record)
  }

  /// What it was sent, in order, as JSON objects.
  package var received: [[String: Any]] {
    get throws {
      guard let data = try? Data(contentsOf: record) else { return [] }
      return try data.split(separator: 0x0A).map { try object($0) }
    }
  }

  /// The bodies of what it was sent.
  package var bodies: [[String: Any]] {
    get throws {
      try received.map { try object(Data(($0["body"] as? String ?? "").utf8)) }
    }
  }

  private func object(_ data: Data) throws -> [String: Any] {
    guard let object = try JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      throw Python.Failure(description: "not an object: \(String(decoding: data, as: UTF8.self))")
    }
    return object
  }
}

/// A port on which nobody listens: one that was taken and given back.
package func closedPort() throws -> Int { try Peer(.http, ["200"]).port }
