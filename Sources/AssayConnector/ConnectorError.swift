/// Why a connector could not do what it was asked.
///
/// `message` is safe to print: connectors take secrets out before they make an error.
public struct ConnectorError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble it is.
  public struct Code: Sendable, Hashable {
    private enum Kind: Sendable, Hashable {
      case driverMissing, driverUnusable, connectionFailed, invalidStatement, dataUnreadable
      case cancelled, busy, unreachable, connectionLost, notWritable, failed
    }

    private let kind: Kind

    /// No driver was found; the hint names the command that installs it.
    public static let driverMissing = Code(kind: .driverMissing)
    /// A driver was found but it is damaged, foreign, or of another version.
    public static let driverUnusable = Code(kind: .driverUnusable)
    /// The database could not be reached or refused the connection.
    public static let connectionFailed = Code(kind: .connectionFailed)
    /// The engine does not accept the statement: syntax, an unknown name, a wrong type, a bad pattern.
    public static let invalidStatement = Code(kind: .invalidStatement)
    /// The data could not be read: a missing or unreadable file, a malformed line, a failed conversion.
    public static let dataUnreadable = Code(kind: .dataUnreadable)
    /// The statement was cancelled.
    public static let cancelled = Code(kind: .cancelled)
    /// Others hold the database, and it may do better in a while.
    public static let busy = Code(kind: .busy)
    /// Nothing answers where the database should be; a server that is starting may do so in a while.
    public static let unreachable = Code(kind: .unreachable)
    /// The connection broke while it was in use; the session is of no more use, others may be.
    public static let connectionLost = Code(kind: .connectionLost)
    /// The database can be read and not written: its rights, or the disk, do not allow it.
    public static let notWritable = Code(kind: .notWritable)
    /// Anything else that went wrong in the engine.
    public static let failed = Code(kind: .failed)
  }

  /// What kind of trouble it is.
  public let code: Code

  /// One sentence or the engine's own words, without secrets.
  public let message: String

  /// The message without any value of the data, for reports that must show none.
  public let messageWithoutValues: String

  /// What to do about it; may be empty.
  public let hint: String

  /// Makes an error.
  ///
  /// - Parameter messageWithoutValues: the message itself when not said, which then holds no value of the data.
  public init(
    _ code: Code,
    _ message: String,
    withoutValues messageWithoutValues: String? = nil,
    hint: String = ""
  ) {
    self.code = code
    self.message = message
    self.messageWithoutValues = messageWithoutValues ?? message
    self.hint = hint
  }

  /// The message and the hint.
  public var description: String { hint.isEmpty ? message : "\(message) (\(hint))" }
}
