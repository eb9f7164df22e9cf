/// What is wrong with a number that earlier runs decide.
package struct NumberFault: Error, Sendable, Hashable {
  /// The sentence that tells it, naming the function as written.
  package let sentence: String

  /// Makes a fault.
  package init(_ sentence: String) { self.sentence = sentence }
}

extension NumberExpression {
  /// The largest number of values that `last` may ask for; the store of a run per hour holds as many in six weeks.
  package static let greatestCount = 1000

  /// How many of the newest values of the series it needs at most; 0 of a constant, and where a count is at fault.
  package var depth: Int {
    switch self {
    case .constant: 0
    case .binary(let left, _, let right): max(left.depth, right.depth)
    case .call(.last, let arguments): (try? Self.count(arguments).get()) ?? 0
    case .call(_, let arguments): arguments.map(\.depth).max() ?? 0
    }
  }

  /// What is wrong with it as far as the spec alone can tell; `nil` if nothing is.
  ///
  /// Whether `index` finds its value may depend on how many runs there were, and is told by the evaluation then.
  package var fault: NumberFault? {
    do throws(NumberFault) {
      try requireNumber(shape())
      return nil
    } catch { return error }
  }

  /// The count that stands in `last(count)`, 1 where there is none, or what is wrong with it.
  package static func count(_ arguments: [NumberExpression]) -> Result<Int, NumberFault> {
    guard let argument = arguments.first else { return .success(1) }
    let call = NumberExpression.call(.last, arguments).text
    guard let value = argument.constant else {
      return .failure(
        NumberFault("\(call) asks for a number of values that is not a constant")
      )
    }
    guard let count = Int(exactly: value), (1...greatestCount).contains(count) else {
      return .failure(
        NumberFault("\(call) must ask for a whole number of values, from 1 to \(greatestCount)")
      )
    }
    return .success(count)
  }

  /// Why it cannot be used as a number.
  package var listFault: NumberFault {
    NumberFault("\(text) is a list of values; a number is needed, such as avg(\(text))")
  }

  /// Why it cannot be computed: both sides of the operator are lists.
  package var twoListsFault: NumberFault {
    NumberFault("\(text) combines two lists; one side must be a number")
  }

  /// Why this call of `index` finds nothing in so many values.
  package func rangeFault(_ count: Int) -> NumberFault {
    let values =
      switch count {
      case 0: "there is no value yet"
      case 1: "there is 1 value"
      default: "there are \(count) values"
      }
    return NumberFault("\(text) is out of range: \(values), and the newest is at 0")
  }

  /// Why the position in this call of `index` is none.
  package var positionFault: NumberFault {
    NumberFault("\(text) must name a position as a whole number from 0, which is the newest value")
  }
}

// MARK: Shapes

extension NumberExpression {
  /// What an expression comes to.
  private enum Shape {
    case number
    /// A list of at most so many values.
    case list(Int)

    var isList: Bool { if case .list = self { true } else { false } }
  }

  private func shape() throws(NumberFault) -> Shape {
    switch self {
    case .constant: return .number
    case .binary(let left, _, let right):
      let shapes = (try left.shape(), try right.shape())
      switch shapes {
      case (.number, let shape), (let shape, .number): return shape
      case (.list, .list): throw twoListsFault
      }
    case .call(.last, let arguments):
      let count = try Self.count(arguments).get()
      return count == 1 ? .number : .list(count)
    case .call(.index, let arguments): return try indexShape(arguments)
    case .call(.abs, let arguments): return try argument(of: arguments).shape()
    case .call(.avg, let arguments), .call(.median, let arguments), .call(.min, let arguments),
      .call(.max, let arguments), .call(.sum, let arguments), .call(.std, let arguments):
      _ = try argument(of: arguments).shape()
      return .number
    }
  }

  private func indexShape(_ arguments: [NumberExpression]) throws(NumberFault) -> Shape {
    let list = try argument(of: arguments).shape()
    guard arguments.count == 2 else { throw countFault(arguments) }
    try arguments[1].requireNumber(arguments[1].shape())
    guard let position = arguments[1].constant else { return .number }
    guard let position = Int(exactly: position), position >= 0 else { throw positionFault }
    let count = if case .list(let count) = list { count } else { 1 }
    guard position < count else { throw rangeFault(count) }
    return .number
  }

  private func requireNumber(_ shape: Shape) throws(NumberFault) {
    if shape.isList { throw listFault }
  }

  private func argument(
    of arguments: [NumberExpression]
  ) throws(NumberFault) -> NumberExpression {
    // The compiler has counted them, but the tree may come from a file.
    guard let first = arguments.first else { throw countFault(arguments) }
    return first
  }

  /// Why this call cannot be evaluated: it has too few or too many arguments.
  package func countFault(_ arguments: [NumberExpression]) -> NumberFault {
    NumberFault("\(text) has \(arguments.count) arguments, which is not what the function takes")
  }
}

// MARK: Text

extension NumberExpression {
  /// As it is written in a rule, for example `avg(last(3)) * 0.8`.
  package var text: String {
    switch self {
    case .constant(let value): plain(value)
    case .binary(let left, let operation, let right):
      "\(left.operandText) \(operation.rawValue) \(right.operandText)"
    case .call(let function, let arguments):
      "\(function.rawValue)(\(arguments.map(\.text).joined(separator: ", ")))"
    }
  }

  private var operandText: String {
    if case .binary = self { "(\(text))" } else { text }
  }
}
