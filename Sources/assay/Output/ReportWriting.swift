import ArgumentParser
import AssayModel
import AssayReport

extension [ReportRequest] {
  /// Writes the report for people to standard output, and to files what was asked for.
  ///
  /// - Returns: whether every report that was asked for could be written.
  func write(
    _ record: RunRecord,
    for suite: Suite,
    verbose: Bool,
    in environment: Environment,
    origin: RecordOrigin = RecordOrigin()
  ) -> Bool {
    writeReports(
      map(\.path),
      verbose: verbose,
      in: environment,
      text: { TextReport.render(record, style: $0) },
      bytes: { self[$0].format.render(record, for: suite, in: environment, origin: origin) }
    )
  }
}

/// Writes a report for people to standard output, or to standard error where another one goes there, and others to files.
///
/// - Parameters:
///   - paths: where the others go; `-` is standard output.
///   - bytes: the report that goes to the path of an index.
/// - Returns: whether every report that was asked for could be written.
func writeReports(
  _ paths: [String],
  verbose: Bool,
  in environment: Environment,
  text: (Style) -> String,
  bytes: (Int) -> [UInt8]
) -> Bool {
  var isWritten = true
  let toOutput = paths.contains("-")
  let stream = toOutput ? StandardStream.error : .output
  let style = environment.style(on: stream, verbose: verbose)
  if !stream.write(text(style)), !toOutput { isWritten = false }
  for (index, path) in paths.enumerated() {
    if path == "-" {
      if !StandardStream.output.write(bytes(index)) { isWritten = false }
      continue
    }
    do throws(WriteError) {
      try writeAtomically(bytes(index), to: path)
    } catch {
      Console(environment).complain(error.description, help: "choose another path for --report")
      isWritten = false
    }
  }
  return isWritten
}

/// What `--shard I/N` says.
struct ShardChoice: Sendable {
  /// Which part, from 1.
  let number: Int
  /// How many parts there are.
  let count: Int

  /// Reads `I/N`.
  @Sendable init(_ text: String) throws {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], count > 0,
      (1...count).contains(number), count <= 1000
    else {
      throw ValidationError(
        "--shard takes I/N, the number of a part and how many there are: 1/4 up to 4/4"
      )
    }
    (self.number, self.count) = (number, count)
  }
}
