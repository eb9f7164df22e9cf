import ArgumentParser
import AssayDiagnostics

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

/// Installs and lists the shared libraries by which databases are reached.
struct Drivers: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drivers",
    abstract: "Install and list database drivers.",
    subcommands: [Install.self, List.self]
  )
}

extension Drivers {
  /// Installs drivers for this user.
  struct Install: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "install",
      abstract: "Install drivers for this user.",
      discussion: """
        Each driver is fetched with Python's pip in one pinned version, checked against a known \
        SHA-256, and put into this user's folder. Nothing else of Python is used.
        """
    )

    @Argument(help: "duckdb, sqlite, postgresql, flightsql, iceberg")
    var names: [String] = ["duckdb"]

    @Flag(help: "Install again what is installed already.")
    var force = false

    func run() async throws {
      let packages = try names.map(Self.package)
      do {
        let installer = try DriverInstaller(environment: ProcessInfo.processInfo.environment)
        for package in packages {
          let title = "\(package.name) \(package.version)"
          switch try await installer.install(package, force: force) {
          case .installed(let path): print("\(title) installed: \(path)")
          case .alreadyInstalled(let path): print("\(title) is installed already: \(path)")
          }
        }
      } catch {
        Self.complain("error: \(error)\n")
        throw ExitCode(3)
      }
    }

    private static func complain(_ text: String) {
      let bytes = Array(text.utf8)
      _ = write(STDERR_FILENO, bytes, bytes.count)
    }

    private static func package(named name: String) throws -> DriverPackage {
      if let package = DriverPackage.all.first(where: { $0.name == name }) { return package }
      let known = DriverPackage.all.map(\.name)
      let advice =
        nearest(to: name, among: known).map { "did you mean '\($0)'?" }
        ?? "there are \(known.joined(separator: ", "))"
      throw ValidationError("there is no driver '\(name)' to install; \(advice)")
    }
  }

  /// Lists the drivers that are found, and which rule finds them.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List drivers and where they are."
    )

    /// How the list is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
      case text, json
    }

    @Option(help: "text or json")
    var format = Format.text

    func run() async throws {
      let list = await DriverList.read(environment: ProcessInfo.processInfo.environment)
      switch format {
      case .text: print(list.table)
      case .json: print(try list.json())
      }
    }
  }
}
