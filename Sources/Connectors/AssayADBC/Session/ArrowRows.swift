import CADBC

/// The rows of a statement on their way from a driver to whoever reads them.
@safe final class ArrowRows: Sendable {
  /// The stream; a reader that takes it over leaves it without a `release`.
  let stream: DriverHandle<ArrowArrayStream>

  /// Makes room for the rows of a statement, which lives as long as they do.
  init(of statement: DriverHandle<AdbcStatement>) {
    unsafe stream = DriverHandle(zeroed: ArrowArrayStream(), inside: statement) { stream in
      if let release = unsafe stream.pointee.release { unsafe release(stream) }
    }
  }
}
