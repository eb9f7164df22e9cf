import AssayModel

/// The tables of the embedded engine that hold rows of other engines, each made once for all who ask for it.
actor MovedTables {
  /// What a table holds.
  struct Contents: Sendable, Hashable {
    /// The dataset.
    let dataset: String
    /// The query that gives the rows.
    let query: String
    /// The connection to the embedded engine.
    let connection: String
  }

  /// A table that is there.
  struct Table: Sendable {
    /// Its name, as statements have it.
    let name: String
    /// Its columns, with the types that they have there.
    let columns: [SourceColumn]
  }

  private var tables: [Contents: Task<Result<Table, Trouble>, Never>] = [:]
  private var count = 0

  /// The table that holds something; made by the first who asks.
  ///
  /// - Parameter make: makes a table of a name that no other has.
  func table(
    _ contents: Contents,
    _ make: @Sendable @escaping (_ name: String) async -> Result<Table, Trouble>
  ) async throws(Trouble) -> Table {
    let task = tables[contents] ?? start(contents, make)
    let result = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    return try result.get()
  }

  private func start(
    _ contents: Contents,
    _ make: @Sendable @escaping (String) async -> Result<Table, Trouble>
  ) -> Task<Result<Table, Trouble>, Never> {
    count += 1
    let name = "moved \(count) \(contents.dataset)"
    let task = Task { await make(name) }
    tables[contents] = task
    return task
  }
}
