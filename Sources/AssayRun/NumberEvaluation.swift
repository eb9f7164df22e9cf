import AssayModel

enum SeriesFault: Error {
  case notEnough(have: Int, need: Int), wrong(String)
  var message: String {
    switch self {
    case .notEnough: "";
    case .wrong(let t): t
    }
  }
}
extension NumberExpression {
  func value(over: [HistoryPoint]) -> Result<Double, SeriesFault> { .success(constant ?? 0) }
}
