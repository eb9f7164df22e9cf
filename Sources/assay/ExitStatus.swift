import ArgumentParser
import AssayModel

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How a command ends, as scripts and CI systems see it.
enum ExitStatus: Int32 {
  /// All that the gate asks for holds.
  case holds = 0
  /// The data fall short.
  case fallsShort = 1
  /// The specs do not compile, or the command line is wrong.
  case specsWrong = 2
  /// Something could not be measured, or a report could not be written.
  case notMeasured = 3
  /// Nothing was selected, or there are no specs.
  case nothingChecked = 4
  /// SIGINT.
  case interrupted = 130
  /// SIGTERM.
  case terminated = 143

  /// Ends the process.
  func exit() -> Never { systemExit(rawValue) }

  /// What to throw out of a command.
  var error: ArgumentParser.ExitCode { ArgumentParser.ExitCode(rawValue) }

  /// How a run ends; what could not be measured weighs more than what fell short.
  init(_ record: RunRecord, allowingEmpty: Bool) {
    switch record.interruption {
    case .interrupt: self = .interrupted
    case .terminate: self = .terminated
    case nil:
      let active = record.checks.filter { $0.check.status == .active }
      let isForgotten = record.history.isRequired && record.history.status != .recorded
      if isForgotten || active.contains(where: { $0.outcome.status == .errored }) {
        self = .notMeasured
      } else if !record.gate.holds {
        self = .fallsShort
      } else {
        self = record.checks.isEmpty && !allowingEmpty ? .nothingChecked : .holds
      }
    }
  }
}

private func systemExit(_ code: Int32) -> Never { exit(code) }
