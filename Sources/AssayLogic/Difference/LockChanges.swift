import AssayModel

extension Check {
  /// The schema that the source must still have; `nil` for any check but that of a lock.
  var lockedSchema: SourceSchema? {
    for metric in verdict.metrics {
      if case .schema(.drift(let schema)) = metric.quantity { return schema }
    }
    return nil
  }
}

/// What it means that another schema is locked; `nil` where the same sources fit both.
///
/// A source may have more than what is locked, and never less: so a schema that fits an older one asks for more.
func kindOfChange(from old: SourceSchema, to new: SourceSchema) -> SpecChange.Kind? {
  let tightens = !old.changes(to: new).contains(where: \.isBreaking)
  let loosens = !new.changes(to: old).contains(where: \.isBreaking)
  if tightens && loosens { return nil }
  return tightens ? .tightened : loosens ? .loosened : .changed
}
