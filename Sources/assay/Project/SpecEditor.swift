import AssayCompiler
import AssayDiagnostics
import AssayModel
import AssaySyntax

/// A rule of a project, and the file that holds it.
struct WrittenRule {
  /// The dataset that it was asked for in.
  let dataset: String
  /// What the compiler made of it.
  let check: AssayModel.Check
  /// The file: the dataset's own, a fragment, or one of DQDL.
  let file: TextFile
  /// How the file was read.
  let kind: FileKind
  /// Where the rule's own text stands in the file.
  let place: Span
  /// The other datasets that have the rule from the same place, by name.
  let sharers: [String]
}

/// Why a rule is not changed, in words for the person who asked.
struct EditError: Error {
  let message: String
  let help: String
  var status = ExitStatus.specsWrong
}

/// Finds rules in the files of a project, and changes them there.
///
/// It knows the files as they were when it was made, and refuses to write over what came later; so a second change of a
/// file needs another editor.
struct SpecEditor {
  private let suite: Suite
  private let sources: [String: (syntax: SpecSyntax, kind: FileKind)]
  private let dialect: DQDL.Dialect

  /// Reads and compiles a project and tells what was found; errors end the command, warnings do not.
  init(_ options: ProjectOptions, in environment: Environment, _ console: Console) throws {
    let loader = SpecLoader(environment: environment, options: options)
    let project: LoadedProject
    do throws(LoadError) {
      project = try loader.load()
    } catch {
      console.complain(error.message, help: error.help)
      throw error.status.error
    }
    var sources: [String: (syntax: SpecSyntax, kind: FileKind)] = [:]
    for syntax in project.specs {
      sources[syntax.file.path] = (syntax, syntax.file.path.hasSuffix(".dqdl") ? .ruleset : .spec)
    }
    let compiled = compile(project.specs) { path, kind in
      let inclusion = loader.include(path, as: kind, project.dialect)
      if case .file(let parsed) = inclusion { sources[path] = (parsed.tree, kind) }
      return inclusion
    }
    let diagnostics = (project.diagnostics + compiled.diagnostics).sortedAndUnique()
    console.tell(diagnostics, in: compiled.files)
    guard !diagnostics.contains(where: { $0.severity == .error }), let suite = compiled.output
    else { throw ExitStatus.specsWrong.error }
    (self.suite, self.sources, dialect) = (suite, sources, project.dialect)
  }

  /// A changed file that is not written yet.
  ///
  /// - Parameters:
  ///   - rule: the name of the rule or its text, where letter case and white space matter only if they must.
  ///   - edit: decides on the change, or throws why there is none.
  func rewrite(
    dataset: String,
    rule: String,
    by edit: (WrittenRule) throws(EditError) -> RuleEdit
  ) throws(EditError) -> Rewriting {
    let found = try self.rule(rule, of: dataset)
    let change = try edit(found)
    let result = AssaySyntax.edit(
      found.file,
      as: found.kind,
      ruleAt: found.place,
      by: change,
      dialect: dialect
    )
    switch result {
    case .success(let new): return Rewriting(rule: found, new: new)
    case .failure(let refusal):
      throw EditError(
        message: "cannot change `\(found.check.name)` of \(dataset): \(refusal.reason)",
        help: refusal.help
      )
    }
  }

  // MARK: Finding

  /// The rule that a name or a text stands for, and where it is written.
  func rule(_ name: String, of dataset: String) throws(EditError) -> WrittenRule {
    guard let found = suite.datasets.first(where: { $0.name == dataset }) else {
      let error = suite.noDataset(dataset)
      throw EditError(message: error.message, help: error.help)
    }
    let check = try found.rule(name)
    let origin = check.origin
    guard let source = sources[origin.path],
      let place = source.syntax.places.first(where: {
        source.syntax.file.location(of: $0.origin) == origin
      })
    else {
      // Every rule that compiles was written somewhere; nobody should ever read this.
      throw EditError(
        message: "`\(check.name)` of \(dataset) is not where it was read",
        help: "change \(origin.path) by hand"
      )
    }
    let sharers = suite.datasets.filter { other in
      other.name != dataset
        && other.checks.contains { $0.kind == .rule && $0.origin == origin }
    }
    return WrittenRule(
      dataset: dataset,
      check: check,
      file: source.syntax.file,
      kind: source.kind,
      place: place.rule,
      sharers: sharers.map(\.name)
    )
  }
}

extension SpecSyntax {
  /// What the origin of each rule's check covers, and where the rule's own text stands.
  fileprivate var places: [(origin: Span, rule: Span)] {
    documents.flatMap { document -> [(origin: Span, rule: Span)] in
      switch document {
      case .project: return []
      case .ruleset(let ruleset): return ruleset.places
      case .dataset(let dataset):
        return dataset.rules.flatMap { entry -> [(origin: Span, rule: Span)] in
          switch entry {
          case .item(let item): item.rule.map { [(item.text.span, $0.span)] } ?? []
          case .ruleset(let ruleset): ruleset.places
          case .file: []
          }
        }
      }
    }
  }
}

extension RulesetSyntax {
  fileprivate var places: [(origin: Span, rule: Span)] {
    (rules ?? []).map { ($0.span, $0.span) }
  }
}
