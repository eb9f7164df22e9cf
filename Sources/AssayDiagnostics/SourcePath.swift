import Synchronization

/// The path of a source file as a number, so that a place in it is small and costs nothing to copy.
///
/// A spec has many places, and only those that are told ask for the path again. Paths stay known until the process ends;
/// there are as many as files were read.
package struct SourcePath: Sendable, Hashable {
  private struct Table {
    var numbers: [String: UInt32] = [:]
    var texts: [String] = []
  }

  private static let table = Mutex(Table())

  private let number: UInt32

  /// Finds the number of a path, or gives it one.
  package init(_ text: String) {
    number = Self.table.withLock { table in
      if let number = table.numbers[text] { return number }
      let number = UInt32(table.texts.count)
      table.numbers[text] = number
      table.texts.append(text)
      return number
    }
  }

  /// The path.
  package var text: String { Self.table.withLock { $0.texts[Int(number)] } }
}
