/// The folders in which drivers are looked for, worked out from the environment it is given.
package struct DriverFolders: Sendable, Hashable {
  /// Folders of driver manifests, in order.
  package let manifests: [String]

  /// Folders of shared libraries, in order.
  package let libraries: [String]

  /// The folder of what `assay drivers install` leaves; `nil` without a home folder.
  package let installed: String?

  /// Names folders outright; tests do.
  package init(manifests: [String], libraries: [String], installed: String?) {
    self.manifests = manifests
    self.libraries = libraries
    self.installed = installed
  }

  /// Works out the folders of this system.
  package init(environment: [String: String]) {
    func folder(_ variable: String, _ rest: String = "") -> [String] {
      guard let value = environment[variable], value.hasPrefix("/") else { return [] }
      return [value + rest]
    }
    func path(_ variable: String) -> [String] {
      environment[variable]?.split(separator: ":").map(String.init) ?? []
    }
    let prefixes =
      folder("VIRTUAL_ENV", "/etc/adbc/drivers") + folder("CONDA_PREFIX", "/etc/adbc/drivers")
    let brew = folder("HOMEBREW_PREFIX", "/lib")
    #if canImport(Darwin)
      let user = folder("HOME", "/Library/Application Support/ADBC/Drivers")
      manifests =
        path("ADBC_DRIVER_PATH") + prefixes + user + ["/Library/Application Support/ADBC/Drivers"]
      libraries =
        path("DYLD_LIBRARY_PATH") + brew + [
          "/opt/homebrew/lib", "/usr/local/lib", "/opt/local/lib",
        ]
      installed = folder("HOME", "/Library/Application Support/assay/drivers").first
    #else
      let configuration = folder("XDG_CONFIG_HOME") + folder("HOME", "/.config")
      let user = configuration.prefix(1).map { $0 + "/adbc/drivers" }
      manifests = path("ADBC_DRIVER_PATH") + prefixes + user + ["/etc/adbc/drivers"]
      libraries =
        path("LD_LIBRARY_PATH") + brew
        + [
          "/usr/local/lib", "/usr/lib", "/usr/lib64", Self.multiarch,
          "/home/linuxbrew/.linuxbrew/lib",
        ]
      let data = folder("XDG_DATA_HOME") + folder("HOME", "/.local/share")
      installed = data.first.map { $0 + "/assay/drivers" }
    #endif
  }

  /// Debian's folder of libraries for this processor.
  static var multiarch: String {
    #if arch(arm64)
      "/usr/lib/aarch64-linux-gnu"
    #else
      "/usr/lib/x86_64-linux-gnu"
    #endif
  }
}
