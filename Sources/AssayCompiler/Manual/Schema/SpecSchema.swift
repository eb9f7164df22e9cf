import AssayModel
import AssaySyntax

/// The JSON Schemas of the files that people write, made of the one table of keys and of the catalog.
package enum SpecSchema: String, Sendable, CaseIterable {
  /// The project file.
  case project
  /// A dataset spec, or a fragment of one.
  case dataset

  /// The schema as a document.
  package var document: [UInt8] {
    var members = header
    switch body {
    case .object(let own): members += own
    case .null, .boolean, .integer, .number, .string, .array: break
    }
    members.append(JSONValue.Member("$defs", definitions))
    return JSONValue.object(members).document
  }

  private var header: [JSONValue.Member] {
    [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("$id", .string("urn:assay:schema:\(rawValue):1")),
      .init("title", .string(title)),
    ]
  }

  private var title: String {
    switch self {
    case .project: "The project file of Assay, assay.yaml"
    case .dataset: "A dataset spec of Assay, or a fragment that datasets extend"
    }
  }

  private var body: JSONValue {
    switch self {
    case .project: Schema.project
    case .dataset: Schema.dataset
    }
  }

  private var definitions: JSONValue {
    let own: [(String, JSONValue)] =
      switch self {
      case .project: []
      case .dataset: [("rule", Schema.rule), ("analyzer", Schema.analyzer)]
      }
    return .object((Schema.scalars + own).map { JSONValue.Member($0, $1) })
  }
}

/// The parts that schemas are made of; each kind of file adds its own.
enum Schema {
  /// The pattern of a text with a reference to a variable, which stands for any value.
  private static let reference: JSONValue = ["type": "string", "pattern": "\\$\\{"]

  /// The kinds of values that stand in many places.
  static let scalars: [(String, JSONValue)] = [
    (
      "text",
      [
        "description": "A text; what looks like a number is one.",
        "type": ["string", "number", "boolean"],
      ]
    ),
    ("boolean", ["anyOf": [["type": "boolean"], reference]]),
    ("number", ["anyOf": [["type": "number"], reference]]),
    ("count", ["anyOf": [["type": "integer", "minimum": 1], reference]]),
    ("samples", ["anyOf": [["type": "integer", "minimum": 0], reference]]),
    (
      "ratio",
      [
        "description": "A ratio: `0.5`, or with a percent sign, `50%`.",
        "anyOf": [
          ["type": "number", "minimum": 0],
          ["type": "string", "pattern": "^[0-9]*\\.?[0-9]*%$"], reference,
        ],
      ]
    ),
    (
      "duration",
      [
        "description": "A time span, such as `24 hours`.",
        "anyOf": [
          [
            "type": "string",
            "pattern": "^[1-9][0-9]*[ \\t]+(second|minute|hour|day|week)s?$",
          ],
          reference,
        ],
      ]
    ),
    (
      "size",
      [
        "description": "An amount of memory, such as `2 GB`.",
        "anyOf": [
          ["type": "string", "pattern": "^0*[1-9][0-9]*[ \\t]*[MGT]i?B$"],
          reference,
        ],
      ]
    ),
    ("options", ["description": "Handed on as they are.", "type": "object"]),
  ]

  /// What a kind of value is called.
  static func ref(_ name: String, _ description: String) -> JSONValue {
    ["description": .string(description), "$ref": .string("#/$defs/\(name)")]
  }

  /// A text.
  static func text(_ description: String) -> JSONValue { ref("text", description) }

  /// One of a set of words.
  static func word(_ words: [String], _ description: String) -> JSONValue {
    [
      "description": .string(description),
      "anyOf": [["enum": .array(words.map(JSONValue.string))], reference],
    ]
  }

  /// A list.
  static func list(_ description: String, of items: JSONValue) -> JSONValue {
    ["description": .string(description), "type": "array", "items": items]
  }

  /// A list of texts.
  static func texts(_ description: String) -> JSONValue {
    list(description, of: ["$ref": "#/$defs/text"])
  }

  /// A mapping with free keys.
  static func mapping(_ description: String, of values: JSONValue) -> JSONValue {
    ["description": .string(description), "type": "object", "additionalProperties": values]
  }

  /// A mapping with a closed set of keys.
  ///
  /// - Parameters:
  ///   - keys: the keys of the table, in its order; one that nothing is said of may have any value.
  ///   - values: what is said of each.
  static func object(
    _ keys: [String],
    requiring required: [String] = [],
    _ values: [String: JSONValue],
    _ more: [(String, JSONValue)] = []
  ) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("type", "object"), .init("additionalProperties", false),
    ]
    if !required.isEmpty {
      members.append(.init("required", .array(required.map(JSONValue.string))))
    }
    members += more.map { JSONValue.Member($0, $1) }
    let properties = keys.map { JSONValue.Member($0, values[$0] ?? true) }
    members.append(.init("properties", .object(properties)))
    return .object(members)
  }

  /// One of several shapes.
  static func either(_ shapes: JSONValue...) -> JSONValue { ["anyOf": .array(shapes)] }

  /// A value with words about it before all else.
  static func described(_ description: String, _ value: JSONValue) -> JSONValue {
    guard case .object(let members) = value else { return value }
    return .object([.init("description", .string(description))] + members)
  }
}
