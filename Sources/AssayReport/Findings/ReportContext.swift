package import AssayModel

/// What reports for CI systems cannot know from the record.
package struct ReportContext: Sendable {
  /// The version of this tool.
  package var toolVersion: String
  /// The least severity at which the gate fails.
  package var failOn: Severity
  /// The path from the root of the repository to where relative paths start; empty, or ending in `/`.
  package var pathPrefix: String
  /// Where the specs of this run can be looked at; `nil` where nobody knows.
  package var links: SourceLinks?

  /// Makes a context; the defaults are those of a project without a file.
  package init(
    toolVersion: String,
    failOn: Severity = .critical,
    pathPrefix: String = "",
    links: SourceLinks? = nil
  ) {
    self.toolVersion = toolVersion
    self.failOn = failOn
    self.pathPrefix = pathPrefix
    self.links = links
  }

  /// A path as seen from the root of the repository; an absolute one stays.
  func rooted(_ path: String) -> String { path.hasPrefix("/") ? path : pathPrefix + path }
}
