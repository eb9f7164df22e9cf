import ArgumentParser
import AssayModel
import AssayReport
import Foundation

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

/// Refuses two reports that would be written to one place, where the later one would replace the other.
func refuseSharedPaths(_ paths: [String]) throws {
  var seen: Set<String> = []
  for path in paths {
    let place = path == "-" ? path : URL(fileURLWithPath: path).absoluteURL.standardized.path
    guard seen.insert(place).inserted else {
      let name = path == "-" ? "standard output" : path
      throw ValidationError("two reports go to \(name); give each a file of its own")
    }
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
