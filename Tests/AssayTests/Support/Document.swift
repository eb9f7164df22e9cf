import Foundation
import Peers
import Testing

/// A document of JSON that the tool printed for programs.
enum Document {
  /// Reads a document, and expects that it is as the schema of its format says.
  static func read(_ text: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let document = try #require(object as? [String: Any])
    let format = try #require(document["format"] as? String)
    let name = format.replacing("assay.", with: "")
    try Python.validate([Array(text.utf8)], by: "specs/schemas/\(name).schema.json")
    return document
  }
}

extension [String: Any] {
  /// The objects of a list.
  func objects(_ key: String) -> [[String: Any]] { self[key] as? [[String: Any]] ?? [] }

  /// A text; empty where there is none.
  func text(_ key: String) -> String { self[key] as? String ?? "" }
}
