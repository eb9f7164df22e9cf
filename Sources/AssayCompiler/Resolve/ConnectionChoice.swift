import AssayDiagnostics
import AssayModel
import AssaySyntax

/// The connection that a source means: the one that it names, or else the only one that it can mean.
///
/// Files can only mean an embedded engine; tables and queries mean what the project declares.
func connectionName(
  of source: SourceSyntax,
  in project: Project,
  into sink: inout DiagnosticSink
) -> String? {
  if let connection = source.connection {
    guard project.knownConnections.contains(connection.value) else {
      sink.emit(.unknownConnection(connection, known: project.declaredConnections))
      return nil
    }
    return connection.value
  }
  let candidates = project.connections.filter { connection in
    source.path != nil ? connection.kind == .duckdb : connection.origin != nil
  }
  // One that cannot be used because something is wrong with it might have been meant.
  let unusable = project.knownConnections.subtracting(project.connections.map(\.name))
  let possible = (candidates.isEmpty ? project.connections : candidates).map(\.name) + unusable
  guard possible.count == 1 else {
    sink.emit(.missingConnection(source.span, known: project.declaredConnections))
    return nil
  }
  return possible[0]
}

extension Project {
  /// The connections by name, without the one that was added for files.
  fileprivate var declaredConnections: [String] {
    let added = connections.filter { $0.origin == nil }.map(\.name)
    let declared = knownConnections.subtracting(added).sorted()
    return declared.isEmpty ? added : declared
  }
}
