import Foundation
import Subprocess
import Testing

extension ScratchProject {
  /// Checks with a store beside the project, and gives the report for programs.
  func checkRemembering(
    _ arguments: [String],
    exit: Int32,
    _ location: SourceLocation
  ) async throws -> (report: Data, finished: Finished) {
    let finished = try await Tool.run(
      ["check", "--history", "store.sqlite", "--report", "json=r.json"] + arguments,
      in: folder
    )
    #expect(
      finished.ending == .exited(exit),
      "\(finished.output)\(finished.errors)",
      sourceLocation: location
    )
    return (Data(try text("r.json").utf8), finished)
  }
}
