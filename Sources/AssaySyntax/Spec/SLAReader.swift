internal import AssayDiagnostics

// `slas:` of a dataset.

extension SpecReader {
  /// Reads the SLAs in the order of the table of keys.
  mutating func slas(_ entry: YAMLEntry?) -> [SLASyntax] {
    guard let entry = filled(entry),
      let fields = fields(of: entry.value, "`slas`", keys: Keys.slas)
    else { return [] }
    var slas: [SLASyntax] = []
    if let entry = filled(fields["freshness"]), let sla = freshness(entry) { slas.append(sla) }
    if let entry = filled(fields["volume"]), let sla = volume(entry) { slas.append(sla) }
    if let entry = filled(fields["score"]) {
      if case .sequence(let items) = entry.value.content {
        slas += items.compactMap { score($0, key: entry.key) }
      } else if let sla = score(entry.value, key: entry.key) {
        slas.append(sla)
      }
    }
    return slas
  }

  private mutating func freshness(_ entry: YAMLEntry) -> SLASyntax? {
    guard let fields = fields(of: entry.value, "`freshness`", keys: Keys.freshness) else {
      return nil
    }
    require("max_age", in: fields, "`freshness`")
    var sla = SLASyntax(kind: entry.key.located, span: entry.value.span)
    sla.column = name(fields["column"])
    sla.maximumAge = duration(fields["max_age"])
    sla.severity = word(fields["severity"], of: Keys.severities)
    sla.snooze = snooze(fields["snooze"])
    sla.schedule = schedule(fields["schedule"])
    return sla
  }

  private mutating func schedule(_ entry: YAMLEntry?) -> Located<CronExpression>? {
    guard let scalar = text(entry) else { return nil }
    do throws(CronExpression.Fault) {
      return Located(try CronExpression(scalar.text), at: scalar.span)
    } catch {
      sink.emit(.badSchedule(error, in: scalar))
      return nil
    }
  }

  private mutating func volume(_ entry: YAMLEntry) -> SLASyntax? {
    guard let fields = fields(of: entry.value, "`volume`", keys: Keys.volume) else { return nil }
    var sla = SLASyntax(kind: entry.key.located, span: entry.value.span)
    sla.last = integer(fields["last"], atLeast: 1)
    sla.minimum = ratio(fields["min"])
    sla.maximum = ratio(fields["max"])
    sla.severity = word(fields["severity"], of: Keys.severities)
    sla.snooze = snooze(fields["snooze"])
    checkBounds(of: sla)
    return sla
  }

  /// Bounds that are crossed, be one of them a default, never hold.
  private mutating func checkBounds(of sla: SLASyntax) {
    typealias Default = SLASyntax.VolumeDefault
    switch (sla.minimum, sla.maximum) {
    case (let minimum?, let maximum?) where minimum.value > maximum.value:
      sink.emit(.minimumAboveMaximum(minimum.span, maximum.span))
    case (let minimum?, nil) where minimum.value > Default.maximum:
      sink.emit(.boundsCrossed(at: minimum.span, "`min` is above `max`, which is 200 % by default"))
    case (nil, let maximum?) where maximum.value < Default.minimum:
      sink.emit(.boundsCrossed(at: maximum.span, "`max` is below `min`, which is 50 % by default"))
    default: break
    }
  }

  private mutating func score(_ node: YAMLNode, key: Scalar) -> SLASyntax? {
    guard let fields = fields(of: node, "`score`", keys: Keys.score) else { return nil }
    require("min", in: fields, "`score`")
    var sla = SLASyntax(kind: key.located, span: node.span)
    sla.minimum = ratio(fields["min"], atMost: 1)
    sla.dimension = word(fields["dimension"], of: Keys.dimensions)
    sla.severity = word(fields["severity"], of: Keys.severities)
    sla.snooze = snooze(fields["snooze"])
    return sla
  }
}
