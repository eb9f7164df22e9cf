import AssayDiagnostics
import AssaySyntax

/// The limits of labels, as AWS sets them.
enum LabelLimits {
  static let count = 10
  static let keyLength = 128
  static let valueLength = 256
}

/// The labels of a list; reports those beyond the limits.
///
/// - Parameter defaultCount: the number of default labels, which count against the limit of each rule.
func checkedLabels(
  _ labels: LabelsSyntax,
  defaultCount: Int,
  dialect: DQDL.Dialect,
  into sink: inout DiagnosticSink
) -> [(key: String, value: String)] {
  if labels.entries.isEmpty { sink.emit(.emptyLabels(at: labels.span)) }
  if labels.entries.count + defaultCount > LabelLimits.count {
    sink.emit(.tooManyLabels(labels.entries.count, defaults: defaultCount, at: labels.span))
  }
  var places: [String: Span] = [:]
  for (key, value) in labels.entries {
    if let earlier = places.updateValue(key.span, forKey: key.value.value) {
      sink.emit(.duplicateLabel(key.value.value, earlier: earlier, at: key.span))
    }
    let limits = [
      ("key", key, LabelLimits.keyLength), ("value", value, LabelLimits.valueLength),
    ]
    for (part, text, limit) in limits {
      let length = text.value.raw.utf16.count
      if length == 0 {
        let isTolerated = dialect == .lenient && part == "value"
        sink.emit(isTolerated ? .emptyLabelValue(at: text.span) : .emptyLabel(part, at: text.span))
      }
      if length > limit {
        sink.emit(.longLabel(part, length: length, limit: limit, at: text.span))
      }
    }
  }
  return labels.entries.map { ($0.key.value.value, $0.value.value.value) }
}

/// Default labels overlaid by own ones: an own value replaces the default in its place.
func overlaid(
  _ defaults: [(key: String, value: String)],
  with own: [(key: String, value: String)]
) -> [(key: String, value: String)] {
  let values = Dictionary(own, uniquingKeysWith: { first, _ in first })
  let defaultKeys = Set(defaults.map(\.key))
  return defaults.map { ($0.key, values[$0.key] ?? $0.value) }
    + own.filter { !defaultKeys.contains($0.key) }
}
