import AssayModel
import AssaySyntax

extension Schema {
  /// The project file.
  static let project = object(
    Keys.project,
    [
      "project": text("The name of the project."),
      "specs": texts("The specs: files, folders or globs, relative to this file."),
      "connections": mapping("The places where data live, by name.", of: connection),
      "history": history,
      "notify": object(Keys.notify, ["channels": channels, "routes": routes]),
      "dqdl": word(Keys.dialects, "How closely rules keep to the language."),
      "defaults": object(
        Keys.defaults,
        [
          "severity": word(Keys.severities, "How grave a failure is of what names no severity."),
          "samples": ref("samples", "Failing rows to show for a rule; 0 shows no values at all."),
          "composites": word(Keys.compositeModes, "How compositions are judged."),
          "memory": ref("size", "What the embedded engine may use before it spills to disk."),
        ]
      ),
      "gate": object(
        Keys.gate,
        [
          "fail_on": word(Keys.severities, "A failed check of this severity or a graver one."),
          "min_score": ref("ratio", "The least score of a dataset."),
          "vacuous": word(Keys.vacuous, "What a pass on nothing counts as."),
        ]
      ),
    ]
  )

  private static let connection = object(
    Keys.connection,
    requiring: ["type"],
    [
      "type": word(Keys.connectionTypes, "The kind of database."),
      "url": text("Where it is; `${NAME}` takes what is secret from the environment."),
      "driver": text("The name or the path of the driver; found by the type when left out."),
      "entrypoint": text("The function that the driver is initialized by."),
      "dialect": word(Keys.sqlDialects, "The SQL that it speaks, where the type does not tell."),
      "options": ref("options", "Settings of the driver."),
      "timeout": ref("duration", "How long one query may take."),
      "concurrency": ref("count", "How many queries run at a time."),
      "memory": ref("size", "What the embedded engine may use before it spills to disk."),
    ]
  )

  private static let history = described(
    "Where runs are remembered: a path, a URL, a connection, `required` or `off`.",
    either(
      ["type": ["string", "boolean"]],
      object(
        Keys.history,
        [
          "store": ["type": ["string", "boolean"]],
          "required": ref("boolean", "Whether a run that is not remembered ends with code 3."),
        ]
      )
    )
  )

  // MARK: Channels and routes

  private static let channels: JSONValue = [
    "description": "The ways to tell people of alerts, by name.",
    "type": "object",
    "additionalProperties": [
      "type": "object",
      "required": ["type"],
      "properties": ["type": word(Keys.channelTypes, "The service.")],
      "allOf": .array(Keys.channelTypes.map(channel)),
    ],
  ]

  /// What is asked of a channel of a type.
  private static func channel(_ type: String) -> JSONValue {
    let required = ["email": ["server", "from", "to"], "pagerduty": ["routing_key"]]
    var values: [String: JSONValue] = [:]
    for key in Keys.channels[type] ?? [] { values[key] = ["$ref": "#/$defs/text"] }
    values["type"] = ["const": .string(type)]
    if values["headers"] != nil { values["headers"] = ["type": "object"] }
    if values["to"] != nil { values["to"] = oneOrMore("Who is told.") }
    let isOfType: JSONValue = ["properties": ["type": ["const": .string(type)]]]
    return [
      "if": isOfType,
      "then": object(Keys.channels[type] ?? [], requiring: required[type] ?? ["url"], values),
    ]
  }

  private static let routes = list("Which alerts take which channels.", of: route(Keys.route))

  /// A route with these keys.
  static func route(_ keys: [String]) -> JSONValue {
    object(
      keys,
      requiring: ["to"],
      [
        "to": oneOrMore("The channels."),
        "severity": word(Keys.severities, "Alerts of this severity or a graver one."),
        "tags": oneOrMore("Alerts of what has one of these tags."),
        "owner": text("Alerts of what this person or team answers for."),
        "dataset": text("Alerts of this dataset."),
      ]
    )
  }

  private static func oneOrMore(_ description: String) -> JSONValue {
    described(
      description,
      either(
        ["$ref": "#/$defs/text"],
        ["type": "array", "minItems": 1, "items": ["$ref": "#/$defs/text"]]
      )
    )
  }
}
