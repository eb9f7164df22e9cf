/// Why a driver could not be installed.
struct InstallError: Error, CustomStringConvertible {
  /// What went wrong, in one sentence.
  let message: String

  /// What to do about it; may be empty.
  let hint: String

  init(_ message: String, hint: String = "") {
    self.message = message
    self.hint = hint
  }

  var description: String { hint.isEmpty ? message : "\(message)\n  \(hint)" }
}

extension InstallError {
  static let noHome = InstallError(
    "there is no folder to install drivers in",
    hint: "set HOME to your home folder"
  )

  static let noPython = InstallError(
    "drivers are fetched with Python's pip, and no python3 was found on PATH",
    hint: installing(debian: "python3-pip", brew: "python@3.11")
  )

  static let noPip = InstallError(
    "drivers are fetched with Python's pip, and python3 has no pip",
    hint: installing(debian: "python3-pip", brew: "python@3.11")
  )

  static func cannotWrite(_ folder: String, _ reason: String) -> InstallError {
    InstallError("cannot write to '\(folder)': \(reason)")
  }

  static func noLibrary(in package: DriverPackage) -> InstallError {
    InstallError("the package \(package.project) \(package.version) holds no shared library")
  }

  static func pythonFailed(_ action: String, _ output: String) -> InstallError {
    InstallError("\(action) failed: \(lastLine(of: output))")
  }

  /// Puts pip's output into one sentence; the table's first fitting row counts.
  static func download(of package: DriverPackage, failed output: String) -> InstallError {
    let known: [(sign: String, error: InstallError)] = [
      ("No module named pip", .noPip),
      (
        "DO NOT MATCH THE HASHES",
        InstallError(
          "what was downloaded as \(package.project) \(package.version) is not what was published:"
            + " its SHA-256 differs from the one that Assay was built with",
          hint: "nothing was installed; see whether the package index in use is a faithful one"
        )
      ),
      ("No space left on device", InstallError("the disk is full")),
      ("Permission denied", InstallError("permission denied: \(lastLine(of: output))")),
    ]
    if let row = known.first(where: { output.contains($0.sign) }) { return row.error }
    let unreachable = [
      "NewConnectionError", "NameResolutionError", "ConnectTimeout", "ReadTimeout", "ProxyError",
      "SSLError", "Failed to establish", "No matching distribution found", "ConnectionError",
    ]
    if unreachable.contains(where: output.contains) {
      return InstallError(
        "\(package.project) \(package.version) could not be downloaded:"
          + " the package index cannot be reached or does not have it",
        hint:
          "look at the network, the proxy and pip's configuration (`python3 -m pip config list`)"
      )
    }
    return .pythonFailed("downloading \(package.project) \(package.version)", output)
  }

  private static func installing(debian: String, brew: String) -> String {
    #if canImport(Darwin)
      "brew install \(brew)"
    #else
      "apt-get install \(debian), or the package of that name in your system"
    #endif
  }

  private static func lastLine(of output: String) -> String {
    let line = output.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }
    let text = line.map(String.init) ?? "it gave no reason"
    return text.hasPrefix("ERROR: ") ? String(text.dropFirst(7)) : text
  }
}
