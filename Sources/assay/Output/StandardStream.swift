#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Standard output or standard error, written without buffering.
struct StandardStream: Sendable {
  /// What goes to the next program.
  static let output = StandardStream(descriptor: STDOUT_FILENO)
  /// What goes to the person.
  static let error = StandardStream(descriptor: STDERR_FILENO)

  private let descriptor: Int32

  /// Whether a person is looking.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// How many columns the terminal has; `nil` when it is none or does not say.
  var width: Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes a text whole.
  ///
  /// - Returns: whether all of it could be written; a reader that has gone away is no reason to stop working.
  @discardableResult
  func write(_ text: String) -> Bool { write(Array(text.utf8)) }

  /// Writes bytes whole.
  @discardableResult
  func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        systemWrite(descriptor, buffer.baseAddress, buffer.count)
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
