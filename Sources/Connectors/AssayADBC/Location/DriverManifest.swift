/// A driver manifest: the file by which installers of ADBC drivers say what they installed.
package struct DriverManifest: Sendable, Hashable {
  /// The version of the driver.
  package var version: String?

  /// The symbol to call; drivers have conventional ones otherwise.
  package var entryPoint: String?

  /// The shared library.
  package var library: String

  /// A library that must be loaded first; our own addition, other readers pass over it.
  package var companion: String?

  /// The library's size when it was installed, to notice damage; our own addition.
  package var size: Int?

  /// Makes a manifest.
  package init(
    version: String?,
    entryPoint: String?,
    library: String,
    companion: String? = nil,
    size: Int? = nil
  ) {
    self.version = version
    self.entryPoint = entryPoint
    self.library = library
    self.companion = companion
    self.size = size
  }

  /// Why a manifest could not be read.
  package struct Malformed: Error, Hashable, CustomStringConvertible {
    /// One phrase, with the line where there is one.
    package let description: String
  }

  /// Reads a manifest's text.
  ///
  /// - Parameter platform: the key in a table of libraries, for example `linux_amd64`.
  package init(parsing text: String, platform: String = Self.platform) throws(Malformed) {
    let entries = try TOMLStrings.read(text)
    guard let library = entries["Driver.shared"] ?? entries["Driver.shared.\(platform)"] else {
      throw Malformed(description: "it names no library for \(platform) under Driver.shared")
    }
    self.init(
      version: entries["version"],
      entryPoint: entries["Driver.entrypoint"],
      library: library,
      companion: entries["Assay.libpython"],
      size: entries["Assay.size"].flatMap { Int($0) }
    )
  }

  /// The manifest as text.
  package func text(name: String, platform: String = Self.platform) -> String {
    var lines = ["manifest_version = 1", "name = \(Self.quoted(name))"]
    if let version { lines.append("version = \(Self.quoted(version))") }
    lines += ["", "[ADBC]", "version = \"1.1.0\"", "", "[Driver]"]
    if let entryPoint { lines.append("entrypoint = \(Self.quoted(entryPoint))") }
    lines += ["", "[Driver.shared]", "\(platform) = \(Self.quoted(library))"]
    if companion != nil || size != nil { lines += ["", "[Assay]"] }
    if let companion { lines.append("libpython = \(Self.quoted(companion))") }
    if let size { lines.append("size = \"\(size)\"") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The name of this platform in manifests.
  package static var platform: String {
    #if canImport(Darwin)
      let system = "macos"
    #else
      let system = "linux"
    #endif
    #if arch(arm64)
      return system + "_arm64"
    #else
      return system + "_amd64"
    #endif
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
