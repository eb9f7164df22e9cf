/// What is told of a notice besides the alert.
package struct NoticeContext: Sendable, Hashable {
  /// The version of Assay.
  package let toolVersion: String
  /// The run that changed the alert; empty where nobody knows or it was changed by hand.
  package let run: String

  /// Makes a context.
  package init(toolVersion: String, run: String = "") {
    self.toolVersion = toolVersion
    self.run = run
  }
}
