import AssayDiagnostics
import AssaySyntax

/// Replaces `extends` and `rules: {file: …}` by what they name; gives the documents that are datasets.
func resolveInclusions(
  _ specs: [SpecSyntax],
  with library: inout Library,
  into sink: inout DiagnosticSink
) -> [DatasetSyntax] {
  var datasets: [DatasetSyntax] = []
  var fragments: [DatasetSyntax] = []
  var used: Set<String> = []
  for document in specs.flatMap(\.documents) {
    guard case .dataset(let syntax) = document else { continue }
    guard syntax.name != nil else {
      // A source without a name was reported while it was read.
      if syntax.source == nil { fragments.append(syntax) }
      continue
    }
    var trail = Trail(path: syntax.span.path)
    let extended = extend(syntax, &trail, with: &library, into: &sink)
    used.formUnion(trail.visited)
    datasets.append(includeRules(of: extended, with: &library, into: &sink))
  }
  for fragment in fragments where !used.contains(fragment.span.path) {
    sink.emit(.unusedFragment(fragment.span))
  }
  return datasets
}

/// The files from a dataset down to the fragment being read, and every file that was visited.
private struct Trail {
  /// How many files may extend each other in a row; folders that link to each other could go on forever.
  static let depthLimit = 32
  /// How many times fragments may be added to one dataset, since each level can double what it names.
  static let countLimit = 200

  var path: [String]
  var visited: Set<String> = []
  var count = 0
  var isOverLimit = false

  init(path: String) { self.path = [path] }
}

/// Adds what the fragments say, first those that are named first, each with its own fragments.
private func extend(
  _ syntax: DatasetSyntax,
  _ trail: inout Trail,
  with library: inout Library,
  into sink: inout DiagnosticSink
) -> DatasetSyntax {
  var base = DatasetSyntax(span: syntax.span)
  for name in syntax.extends {
    guard let (path, documents) = library.documents(of: name, as: .spec, into: &sink) else {
      continue
    }
    guard !trail.path.contains(path) else {
      sink.emit(.inclusionCycle(name.located, trail: trail.path + [path]))
      continue
    }
    guard trail.path.count <= Trail.depthLimit, trail.count < Trail.countLimit else {
      sink.emit(.tooManyInclusions(name.located, depth: Trail.depthLimit, count: Trail.countLimit))
      trail.isOverLimit = true
      break
    }
    trail.count += 1
    trail.visited.insert(path)
    trail.path.append(path)
    for case .dataset(let fragment) in documents {
      if let name = fragment.name { sink.emit(.fragmentHasName(name)) }
      if let source = fragment.source { sink.emit(.fragmentHasSource(source.span)) }
      let extended = extend(fragment, &trail, with: &library, into: &sink)
      base = extended.overlaying(base)
    }
    trail.path.removeLast()
    // One message says it for the whole dataset.
    if trail.isOverLimit { break }
  }
  return syntax.overlaying(base)
}

/// Replaces `rules: {file: …}` by the rules of the file.
private func includeRules(
  of syntax: DatasetSyntax,
  with library: inout Library,
  into sink: inout DiagnosticSink
) -> DatasetSyntax {
  guard syntax.rules.contains(where: \.isFile) else { return syntax }
  var syntax = syntax
  syntax.rules = syntax.rules.flatMap { entry -> [RuleEntrySyntax] in
    guard case .file(let name) = entry else { return [entry] }
    guard let (_, documents) = library.documents(of: name, as: .ruleset, into: &sink) else {
      return []
    }
    return documents.compactMap { document in
      if case .ruleset(let ruleset) = document { .ruleset(ruleset) } else { nil }
    }
  }
  return syntax
}

extension RuleEntrySyntax {
  fileprivate var isFile: Bool { if case .file = self { true } else { false } }
}

extension DatasetSyntax {
  /// This document on top of another: lists add up, and keys of this one win.
  fileprivate func overlaying(_ base: DatasetSyntax) -> DatasetSyntax {
    var merged = self
    merged.summary = summary ?? base.summary
    merged.owner = owner ?? base.owner
    merged.tags = base.tags + tags
    merged.source = source ?? base.source
    merged.strictColumns = strictColumns ?? base.strictColumns
    merged.watermark = watermark ?? base.watermark
    let own = Set(columns.map { $0.name.value.lowercased() })
    merged.columns = base.columns.filter { !own.contains($0.name.value.lowercased()) } + columns
    merged.slas = base.slas.filter { sla in !slas.contains { $0.isAbout(sla) } } + slas
    merged.notify = base.notify + notify
    merged.rules = base.rules.isEmpty ? rules : base.rules + rules
    merged.analyzers = base.analyzers + analyzers
    merged.tests = base.tests + tests
    return merged
  }
}

extension SLASyntax {
  /// Whether both promise the same thing, perhaps in other numbers.
  fileprivate func isAbout(_ other: SLASyntax) -> Bool {
    kind.value == other.kind.value && dimension?.value == other.dimension?.value
  }
}
