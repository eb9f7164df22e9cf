import AssayModel

extension DatasetRecord {
  /// What all analyzers measured, each name once; where two mean different things, the analyzer tells them apart.
  var measuredValues: [NamedValue] {
    var values: [NamedValue] = []
    var names: Set<String> = []
    for record in analyzers {
      for value in record.values where !values.contains(value) {
        let isNew = names.insert(value.name).inserted
        let name = isNew ? value.name : "\(value.name) of \(record.analyzer.text)"
        values.append(NamedValue(name: name, value: value.value))
      }
    }
    return values
  }
}
