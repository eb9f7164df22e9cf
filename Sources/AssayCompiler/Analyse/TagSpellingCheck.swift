import AssayDiagnostics
import AssaySyntax

/// Warns of a tag that is written once and looks like one that is written often.
///
/// Digits tell tags apart: `tier-1` and `tier-2` are no misspellings of each other.
func checkTagSpelling(
  of documents: [DatasetSyntax],
  into sink: inout DiagnosticSink
) {
  var places: [String: [Span]] = [:]
  var seen: Set<Span> = []
  for document in documents {
    let tags = document.tags + document.rules.flatMap(\.tags)
    // Fragments give the same tag to many datasets, which is one place.
    for tag in tags where seen.insert(tag.span).inserted {
      places[tag.value, default: []].append(tag.span)
    }
  }
  let common = places.filter { $0.value.count >= 3 }
  guard !common.isEmpty else { return }
  let known = KnownWords(common.keys.filter { $0.count >= shortestWord })
  for (tag, spans) in places.sorted(by: { $0.key < $1.key }) where spans.count == 1 {
    guard tag.count >= shortestWord, let near = known.nearest(to: tag), near.digits == tag.digits,
      editDistance(near.lowercased(), tag.lowercased(), limit: 1) <= 1,
      let first = common[near]?.first
    else { continue }
    sink.emit(
      .rareTag(tag, near: near, count: common[near]?.count ?? 0, first: first, at: spans[0])
    )
  }
}

/// Shorter words are often one letter apart, as `pii` and `pci` are.
private let shortestWord = 5

extension RuleEntrySyntax {
  fileprivate var tags: [Located<String>] {
    if case .item(let item) = self { item.notes?.tags ?? [] } else { [] }
  }
}

extension String {
  fileprivate var digits: String { filter(\.isNumber) }
}
