internal import AssayDiagnostics

// `notify:` of the project file and of datasets.

extension SpecReader {
  /// Reads the channels and routes of the project file.
  mutating func readNotify(_ entry: YAMLEntry?, into project: inout ProjectSyntax) {
    guard let entry = filled(entry),
      let fields = fields(of: entry.value, "`notify`", keys: Keys.notify)
    else { return }
    if let channels = filled(fields["channels"]) {
      project.channels = (entries(of: channels.value, "`channels`") ?? [])
        .compactMap { channel($0) }
    }
    project.routes = items(of: fields["routes"]).compactMap { route($0, keys: Keys.route) }
  }

  /// Reads the routes of a dataset: names of channels, or mappings that pick alerts.
  mutating func notify(_ entry: YAMLEntry?) -> [RouteSyntax] {
    items(of: entry).compactMap { node in
      guard case .mapping = node.content else {
        return text(of: node, "an item of `notify`").map { scalar in
          var route = RouteSyntax()
          route.channels = [scalar.located]
          return route
        }
      }
      return route(node, keys: Keys.route.filter { $0 != "dataset" })
    }
  }

  private mutating func channel(_ entry: YAMLEntry) -> ChannelSyntax? {
    let owner = "the channel `\(entry.key.text)`"
    guard let entry = filled(entry) else { return nil }
    // Which keys there are depends on the type, so that it is looked for first.
    guard case .mapping(let written) = entry.value.content,
      let typeEntry = written.first(where: { $0.key.text == "type" })
    else {
      if let fields = fields(of: entry.value, owner, keys: Keys.channels.values.flatMap(\.self)) {
        require("type", in: fields, owner)
      }
      return nil
    }
    guard let type = word(typeEntry, of: Keys.channelTypes),
      let keys = Keys.channels[type.value],
      let fields = fields(of: entry.value, owner, keys: keys)
    else { return nil }
    var channel = ChannelSyntax(name: entry.key.located, type: type, span: entry.value.span)
    for key in keys where !["type", "headers", "to"].contains(key) {
      channel.texts[key] = optionalText(fields[key])
    }
    channel.recipients = oneOrMore(fields["to"])
    if let headers = filled(fields["headers"]) {
      for header in entries(of: headers.value, "`headers`") ?? [] {
        if let value = optionalText(header) { channel.headers.append((header.key, value)) }
      }
    }
    switch type.value {
    case "email": require("server", "from", "to", in: fields, owner)
    case "pagerduty": require("routing_key", in: fields, owner)
    default: require("url", in: fields, owner)
    }
    return channel
  }

  /// A text that may come to nothing where a variable is not set, which switches the channel off.
  private mutating func optionalText(_ entry: YAMLEntry?) -> Scalar? {
    guard let entry else { return nil }
    if let scalar = entry.value.scalar, scalar.isInterpolated, scalar.text.isEmpty { return scalar }
    return text(entry)
  }

  /// A text, or a list of texts that is not empty: nobody would be told, and nobody told so.
  private mutating func oneOrMore(_ entry: YAMLEntry?) -> [Scalar] {
    guard let entry else { return [] }
    if case .sequence(let items) = entry.value.content {
      if items.isEmpty { sink.emit(.emptyValue(of: entry.key)) }
      return texts(entry)
    }
    return text(entry).map { [$0] } ?? []
  }

  private mutating func route(_ node: YAMLNode, keys: [String]) -> RouteSyntax? {
    guard let fields = fields(of: node, "a route", keys: keys) else { return nil }
    require("to", in: fields, "a route")
    var route = RouteSyntax()
    route.channels = oneOrMore(fields["to"]).map(\.located)
    route.severity = word(fields["severity"], of: Keys.severities)
    route.tags = oneOrMore(fields["tags"]).map(\.located)
    route.owner = name(fields["owner"])
    route.dataset = name(fields["dataset"])
    return route
  }
}
