import AssayADBC
import AssayConnector

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Installs drivers for one user.
///
/// The manifest is written last and in one step: until it is there, or if anything goes wrong before,
/// nothing has changed.
struct DriverInstaller {
  /// What came of an installation.
  enum Outcome {
    case installed(at: String)
    case alreadyInstalled(at: String)
  }

  private let environment: [String: String]
  private let folder: String
  private var files: FileManager { .default }

  /// Makes an installer; the environment tells where the user keeps data.
  init(environment: [String: String]) throws(InstallError) {
    guard let folder = DriverFolders(environment: environment).installed else { throw .noHome }
    self.environment = environment
    self.folder = folder
  }

  /// Installs a driver, unless it is there and whole.
  func install(_ package: DriverPackage, force: Bool) async throws -> Outcome {
    for companion in package.companions { _ = try await install(companion, force: force) }
    if !force, let library = intactLibrary(of: package) { return .alreadyInstalled(at: library) }
    try createFolder(folder)
    let lock = try lockFolder()
    defer { close(lock) }
    removeLeftovers()
    let workshop = "\(folder)/\(Self.workshopPrefix)\(UUID().uuidString)"
    try createFolder(workshop)
    defer { try? files.removeItem(atPath: workshop) }

    let wheel = try await download(package, into: workshop)
    let library = try await unpack(wheel, of: package, into: workshop)
    return .installed(
      at: package.isExtension
        ? try putExtensionInPlace(library, of: package)
        : try await putInPlace(library, of: package, workshop: workshop)
    )
  }

  /// An extension needs no manifest: its folder tells the version, and the engine whether it is whole.
  private func putExtensionInPlace(
    _ library: String,
    of package: DriverPackage
  ) throws(InstallError) -> String {
    guard let home = ExtensionFolder.path(in: environment),
      let final = ExtensionFolder.path(of: package.name, in: environment)
    else { throw .noHome }
    try createFolder(home)
    try move(library, to: final)
    return final
  }
}

// MARK: What is there

extension DriverInstaller {
  /// The library of an earlier installation, if it is of the right version, whole, and loads.
  private func intactLibrary(of package: DriverPackage) -> String? {
    if package.isExtension {
      let path = ExtensionFolder.path(of: package.name, in: environment)
      return path.flatMap { files.fileExists(atPath: $0) ? $0 : nil }
    }
    let path = manifestPath(of: package)
    guard let data = files.contents(atPath: path),
      let manifest = try? DriverManifest(parsing: String(decoding: data, as: UTF8.self)),
      manifest.version == package.version,
      let size = manifest.size, size == LibraryImage.size(of: manifest.library),
      let located = try? locator().locate(package.name, given: path),
      (try? DriverLibrary.load(located)) != nil
    else { return nil }
    return manifest.library
  }

  private func manifestPath(of package: DriverPackage) -> String {
    "\(folder)/\(package.name).toml"
  }

  private func locator(pythonFolder: String? = nil) -> DriverLocator {
    DriverLocator(
      folders: DriverFolders(environment: environment),
      pythonFolders: PythonFolders(
        environment: environment,
        first: pythonFolder.map { [$0] } ?? []
      )
    )
  }

  private static let workshopPrefix = ".installing-"

  /// Takes away what an installation left that was killed; the lock says that none is under way.
  private func removeLeftovers() {
    for path in contents(of: folder) where path.hasPrefix("\(folder)/\(Self.workshopPrefix)") {
      try? files.removeItem(atPath: path)
    }
  }
}

// MARK: Steps

extension DriverInstaller {
  /// Downloads the one file that has the known hash; pip itself refuses any other.
  private func download(
    _ package: DriverPackage,
    into workshop: String
  ) async throws(InstallError) -> String {
    let platform = DriverPackage.Platform.current
    guard let hash = package.hashes[platform] else {
      throw InstallError("\(package.name) is not published for this kind of machine")
    }
    let requirements = "\(workshop)/requirements.txt"
    try write("\(package.project)==\(package.version) --hash=sha256:\(hash)\n", to: requirements)
    let outcome = try await Python.run([
      "-m", "pip", "download", "--quiet", "--no-input", "--disable-pip-version-check",
      "--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement", requirements,
      "--python-version", "3.11", "--implementation", "cp", "--abi", "cp311",
      "--platform", package.isExtension ? platform.extensionTag : platform.tag, "--dest", workshop,
    ])
    guard outcome.isSuccess else {
      throw .download(of: package, failed: outcome.errors + outcome.output)
    }
    guard let wheel = contents(of: workshop).first(where: { $0.hasSuffix(".whl") }) else {
      throw .download(of: package, failed: outcome.errors)
    }
    return wheel
  }

  /// Takes the shared library out of a downloaded file.
  private func unpack(
    _ wheel: String,
    of package: DriverPackage,
    into workshop: String
  ) async throws(InstallError) -> String {
    let unpacked = "\(workshop)/unpacked"
    let outcome = try await Python.run(["-m", "zipfile", "-e", wheel, unpacked])
    guard outcome.isSuccess else {
      if outcome.errors.contains("No space left") { throw InstallError("the disk is full") }
      throw .pythonFailed("unpacking \(package.project)", outcome.errors)
    }
    if package.isExtension {
      // Published as `NAME/extensions/VERSION/NAME.duckdb_extension`.
      let folders = contents(of: unpacked).map { "\($0)/extensions" }.flatMap(contents)
      guard let file = folders.flatMap(contents).first(where: { $0.hasSuffix(".duckdb_extension") })
      else { throw .noLibrary(in: package) }
      return file
    }
    let top = contents(of: unpacked)
    let libraries = (top + top.flatMap(contents)).filter { $0.hasSuffix(".so") }
    let duckdb = libraries.first { $0.contains("/_duckdb.") }
    guard let library = duckdb ?? libraries.first(where: { $0.contains("/libadbc_driver_") }) else {
      throw .noLibrary(in: package)
    }
    return library
  }

  /// Moves the library to where it stays, sees that it loads, and only then writes the manifest.
  private func putInPlace(
    _ library: String,
    of package: DriverPackage,
    workshop: String
  ) async throws -> String {
    let home = "\(folder)/\(package.name)-\(package.version)-\(UUID().uuidString.prefix(8))"
    try createFolder(home)
    var isDone = false
    defer { if !isDone { try? files.removeItem(atPath: home) } }

    let final = "\(home)/libadbc_driver_\(package.name).so"
    try move(library, to: final)
    let draft = "\(workshop)/\(package.name).toml"
    var manifest = DriverManifest(
      version: package.version,
      entryPoint: package.entryPoint,
      library: final,
      size: LibraryImage.size(of: final)
    )
    try write(manifest.text(name: package.name), to: draft)

    let locator = locator(pythonFolder: try await Python.libraryFolder())
    let located = try locator.locate(package.name, given: draft)
    manifest.companion = try DriverLibrary.load(located).companion
    try write(manifest.text(name: package.name), to: draft)
    try move(draft, to: manifestPath(of: package))
    isDone = true
    removeOlder(than: home, of: package)
    return final
  }

  /// Takes away the libraries of earlier installations, which no manifest names any more.
  private func removeOlder(than home: String, of package: DriverPackage) {
    for path in contents(of: folder)
    where path.hasPrefix("\(folder)/\(package.name)-") && path != home {
      try? files.removeItem(atPath: path)
    }
  }
}

// MARK: Files

extension DriverInstaller {
  private func createFolder(_ path: String) throws(InstallError) {
    do {
      try files.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path, Self.reason(error))
    }
  }

  /// Waits until no other installation is under way; closing the file ends the turn.
  private func lockFolder() throws(InstallError) -> Int32 {
    let file = open("\(folder)/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0, flock(file, LOCK_EX) == 0 else {
      throw .cannotWrite(folder, String(cString: strerror(errno)))
    }
    return file
  }

  private func write(_ text: String, to path: String) throws(InstallError) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path))
    } catch {
      throw .cannotWrite(path, Self.reason(error))
    }
  }

  /// Renames within one file system, in place of whatever is there.
  private func move(_ source: String, to target: String) throws(InstallError) {
    guard rename(source, target) == 0 else {
      throw .cannotWrite(target, String(cString: strerror(errno)))
    }
  }

  private func contents(of folder: String) -> [String] {
    let names = (try? files.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().map { "\(folder)/\($0)" }
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? CocoaError else { return "\(error)" }
    if let cause = error.underlying as? POSIXError {
      return String(cString: strerror(cause.code.rawValue))
    }
    return switch error.code {
    case .fileWriteNoPermission: "permission denied"
    case .fileWriteOutOfSpace: "the disk is full"
    case .fileWriteVolumeReadOnly: "the volume is read-only"
    default: "the file system refuses"
    }
  }
}
