import Foundation

/// A socket that listens on loopback and never answers.
package final class Loopback: Sendable {
  /// The number of its port, which was free.
  package let port: Int
  private let socket: Int32

  /// Listens on a port that nobody uses.
  package init() throws {
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    let socket = Foundation.socket(AF_INET, kind, 0)
    self.socket = socket
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(socket, pointer, length) == 0 && listen(socket, 8) == 0
          && getsockname(socket, pointer, &length) == 0
      }
    }
    guard isListening else { throw Trouble("there is no free port on loopback") }
    port = Int(UInt16(bigEndian: address.sin_port))
  }

  deinit { close(socket) }
}
