package import AssayDiagnostics

/// The project file as written.
package struct ProjectSyntax: Sendable {
  /// `project:`.
  package var name: Scalar?
  /// `specs:`; `nil` when the key is absent.
  package var specs: [Scalar]?
  /// `connections:` in the order of the file.
  package var connections: [ConnectionSyntax] = []
  /// `history:`.
  package var history: HistorySyntax?
  /// `notify.channels` in the order of the file.
  package var channels: [ChannelSyntax] = []
  /// `notify.routes` in the order of the file.
  package var routes: [RouteSyntax] = []
  /// `dqdl:`, one of the words of `Keys.dialects`.
  package var dqdl: Located<String>?
  /// `defaults.severity`, one of the words of `Keys.severities`.
  package var defaultSeverity: Located<String>?
  /// `defaults.samples`, at least 0.
  package var defaultSamples: Located<Int>?
  /// `defaults.composites`, one of the words of `Keys.compositeModes`.
  package var composites: Located<String>?
  /// `defaults.memory`, in bytes, above 0.
  package var defaultMemory: Located<Int>?
  /// `gate.fail_on`, one of the words of `Keys.severities`.
  package var failOn: Located<String>?
  /// `gate.min_score`, between 0 and 1.
  package var minimumScore: Located<Double>?
  /// `gate.vacuous`, `pass` or `fail`.
  package var vacuous: Located<String>?

  /// Makes a project that says nothing.
  package init() {}

  /// How closely rules must keep to the language.
  package var dialect: DQDL.Dialect { dqdl.flatMap { .init(rawValue: $0.value) } ?? .strict }
}

/// A connection of the project file as written.
package struct ConnectionSyntax: Sendable {
  /// The key under `connections:`.
  package let name: Located<String>
  /// `type:`.
  package var type: Located<String>?
  /// `url:`, which may hold a secret.
  package var url: Scalar?
  /// `driver:`, the name or the path of a driver.
  package var driver: Scalar?
  /// `entrypoint:` of the driver.
  package var entrypoint: Scalar?
  /// `dialect:`, the SQL that the engine speaks.
  package var dialect: Located<String>?
  /// `options:` for the driver, in the order of the file; values may hold secrets.
  package var options: [OptionSyntax] = []
  /// `timeout:` of one query.
  package var timeout: Located<Duration>?
  /// `concurrency:`, queries at a time, at least 1.
  package var concurrency: Located<Int>?
  /// `memory:` of the engine, in bytes, above 0.
  package var memory: Located<Int>?

  /// Makes a connection that only has a name.
  package init(name: Located<String>) { self.name = name }
}

/// `history:` as written.
package struct HistorySyntax: Sendable {
  /// The store: a path, a URL, the name of a connection, or `off`; `nil` for the usual one.
  package var store: Scalar?
  /// Whether a run that cannot be remembered is one that could not be measured.
  package var isRequired = false

  /// Makes a setting that says nothing.
  package init() {}
}

/// A channel of `notify:` as written.
package struct ChannelSyntax: Sendable {
  /// The key under `channels:`.
  package let name: Located<String>
  /// `type:`, one of the words of `Keys.channelTypes`.
  package let type: Located<String>
  /// The whole mapping.
  package let span: Span
  /// The settings that are single texts, by key.
  package var texts: [String: Scalar] = [:]
  /// `headers:` of a webhook.
  package var headers: [(name: Scalar, value: Scalar)] = []
  /// `to:` of mail.
  package var recipients: [Scalar] = []

  /// Makes a channel that only has a type.
  package init(name: Located<String>, type: Located<String>, span: Span) {
    self.name = name
    self.type = type
    self.span = span
  }
}

/// A route of `notify:` as written.
package struct RouteSyntax: Sendable {
  /// The channels that it goes to.
  package var channels: [Located<String>] = []
  /// `severity:`, one of the words of `Keys.severities`.
  package var severity: Located<String>?
  /// `tags:`.
  package var tags: [Located<String>] = []
  /// `owner:`.
  package var owner: Located<String>?
  /// `dataset:`.
  package var dataset: Located<String>?

  /// Makes a route that leads nowhere.
  package init() {}
}

/// A key and a value that are handed on as they are.
package struct OptionSyntax: Sendable {
  /// The key.
  package let key: Located<String>
  /// The value.
  package let value: OptionValueSyntax

  /// Makes an option.
  package init(key: Located<String>, value: OptionValueSyntax) {
    self.key = key
    self.value = value
  }
}

/// The value of an option.
package indirect enum OptionValueSyntax: Sendable {
  case scalar(Scalar)
  case list([OptionValueSyntax], Span)
  case mapping([OptionSyntax], Span)
}
