import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssayPlan
import AssayRun
import AssaySyntax

/// Tells the person what is wrong.
struct Console {
  let environment: Environment

  /// Speaks in the manner that the environment asks for.
  init(_ environment: Environment) { self.environment = environment }

  /// Reads and compiles what the command line asks for, and tells everything that was found.
  func compile(
    _ options: ProjectOptions,
    sandboxed: SandboxOptions? = nil,
    asOf: Timestamp? = nil,
    usesLock: Bool = true,
    mayBeEmpty: Bool = false,
    isStrict: Bool = false,
    needingFixtures: Bool = false
  ) throws -> Compilation {
    let compilation = try load(
      options,
      sandboxed: sandboxed,
      asOf: asOf,
      usesLock: usesLock,
      mayBeEmpty: mayBeEmpty,
      isStrict: isStrict,
      needingFixtures: needingFixtures
    )
    tell(compilation.diagnostics, in: compilation.files)
    return compilation
  }

  /// Reads and compiles what the command line asks for; a project that cannot be read ends the command.
  func load(
    _ options: ProjectOptions,
    dialect: DQDL.Dialect? = nil,
    sandboxed: SandboxOptions? = nil,
    asOf: Timestamp? = nil,
    usesLock: Bool = true,
    mayBeEmpty: Bool = false,
    isStrict: Bool = false,
    needingFixtures: Bool = false
  ) throws -> Compilation {
    do throws(LoadError) {
      return try Compilation(
        options,
        dialect: dialect,
        sandboxed: sandboxed,
        asOf: asOf,
        usesLock: usesLock,
        in: environment,
        mayBeEmpty: mayBeEmpty,
        isStrict: isStrict,
        needsFixtures: needingFixtures
      )
    } catch {
      complain(error.message, help: error.help)
      throw error.status.error
    }
  }

  /// Makes a plan, which must keep within the sandbox where there is one.
  func plan(
    _ suite: Suite,
    on connections: Connections,
    _ compilation: Compilation,
    taking shortcuts: Shortcuts = .all
  ) throws -> ExecutionPlan {
    let plan = try AssayPlan.plan(suite, on: connections.capabilities, taking: shortcuts)
    try refuse(compilation.sandbox?.objections(to: plan) ?? [])
    return plan
  }

  /// Tells what a sandbox does not allow; anything ends the command.
  func refuse(_ objections: [SandboxObjection]) throws {
    for objection in objections { complain(objection.message, help: objection.help) }
    guard objections.isEmpty else { throw ExitStatus.specsWrong.error }
  }

  /// Prints diagnostics as the best compilers do.
  func tell(_ diagnostics: [Diagnostic], in files: [String: TextFile]) {
    guard !diagnostics.isEmpty else { return }
    let colour = environment.wantsColour(on: .error)
    let renderer = TextRenderer(files: files, style: colour ? .ansi : .plain)
    StandardStream.error.write(
      renderer.render(diagnostics) + TextRenderer.summary(of: diagnostics) + hint(diagnostics)
        + "\n"
    )
  }

  /// Where to read more of the gravest message.
  private func hint(_ diagnostics: [Diagnostic]) -> String {
    let gravest = diagnostics.first { $0.severity == .error } ?? diagnostics.first
    return gravest.map { "; `assay explain \($0.id.rawValue)` tells more" } ?? ""
  }

  /// Prints something that is good to know.
  func note(_ message: String) {
    let mark = environment.wantsColour(on: .error) ? "\u{1B}[1;36mnote\u{1B}[0m" : "note"
    StandardStream.error.write("\(mark): \(message)\n")
  }

  /// Prints a problem that is in no file.
  func complain(_ message: String, help: String) {
    let mark = environment.wantsColour(on: .error) ? "\u{1B}[1;31merror\u{1B}[0m" : "error"
    StandardStream.error.write("\(mark): \(message)\n")
    if !help.isEmpty { StandardStream.error.write("  = help: \(help)\n") }
  }
}
