import Subprocess

/// The Python interpreter that fetches and unpacks packages.
enum Python {
  /// What a run of the interpreter left.
  struct Outcome {
    let isSuccess: Bool
    let output: String
    let errors: String
  }

  /// Runs `python3` with arguments and waits for its end.
  static func run(_ arguments: [String]) async throws(InstallError) -> Outcome {
    do {
      let result = try await Subprocess.run(
        .name("python3"),
        arguments: Arguments(arguments),
        output: .string(limit: 1 << 20),
        error: .string(limit: 1 << 20)
      )
      return Outcome(
        isSuccess: result.terminationStatus.isSuccess,
        output: result.standardOutput,
        errors: result.standardError
      )
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .noPython
    } catch {
      throw InstallError("python3 could not be run: \(error)")
    }
  }

  /// The folder in which the interpreter's own shared library is; it may hold none.
  static func libraryFolder() async throws(InstallError) -> String? {
    let outcome = try await run([
      "-c", "import sysconfig; print(sysconfig.get_config_var('LIBDIR') or '')",
    ])
    let folder = outcome.output.split(whereSeparator: \.isNewline).first.map(String.init)
    return outcome.isSuccess ? folder : nil
  }
}
