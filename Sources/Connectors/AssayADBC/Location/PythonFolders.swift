#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The folders in which a Python 3 shared library may be.
package struct PythonFolders: Sendable, Hashable {
  /// The folders, in order.
  package let folders: [String]

  /// Names folders outright; tests do.
  package init(folders: [String]) {
    self.folders = folders
  }

  /// Works out the folders: of the system, and of the interpreters that the environment points at.
  ///
  /// No interpreter is run; the installer asks one, names its folder `first` and keeps what it found.
  package init(environment: [String: String], first: [String] = []) {
    let search = environment["PATH"]?.split(separator: ":").map(String.init) ?? []
    let beside = search.filter { $0.hasSuffix("/bin") }.map { String($0.dropLast(4)) + "/lib" }
    var folders =
      first + [DriverFolders.multiarch, "/usr/lib64", "/usr/lib", "/usr/local/lib"] + beside
    #if canImport(Darwin)
      folders += Self.frameworks
    #endif
    let roots = [environment["PYENV_ROOT"], environment["HOME"].map { $0 + "/.pyenv" }]
    for case .some(let root) in roots {
      let versions =
        (try? FileManager.default.contentsOfDirectory(atPath: root + "/versions")) ?? []
      folders += versions.sorted().reversed().map { "\(root)/versions/\($0)/lib" }
    }
    self.folders = folders
  }

  /// Every Python library there is, the version that drivers are built for first, then newer ones.
  package func libraries() -> [String] {
    var found: [(rank: Int, path: String)] = []
    var seen: Set<String> = []
    for folder in folders where seen.insert(folder).inserted {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names.sorted() {
        guard let rank = Self.rank(name) else { continue }
        found.append((rank, "\(folder)/\(name)"))
      }
    }
    return found.enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element.path)
  }

  /// How well a file's name fits: 3.11 best, then upwards, then downwards; `nil` for other files.
  static func rank(_ name: String) -> Int? {
    #if canImport(Darwin)
      if name == "Python" || name == "Python3" { return 50 }
    #endif
    let prefix = "libpython3."
    guard name.hasPrefix(prefix), name.contains(".so") || name.hasSuffix(".dylib") else {
      return nil
    }
    let digits = name.dropFirst(prefix.count).prefix { $0.isASCII && $0.isNumber }
    guard let minor = Int(digits) else { return nil }
    return minor >= 11 ? minor - 11 : 100 - minor
  }

  #if canImport(Darwin)
    private static let frameworks: [String] = (9...16).reversed().flatMap { minor in
      let inside = "Python.framework/Versions/3.\(minor)"
      return [
        "/opt/homebrew/opt/python@3.\(minor)/Frameworks/\(inside)",
        "/usr/local/opt/python@3.\(minor)/Frameworks/\(inside)",
        "/Library/Frameworks/\(inside)",
        "/Library/Developer/CommandLineTools/Library/Frameworks/Python3.framework/Versions/3.\(minor)",
      ]
    }
  #endif
}
