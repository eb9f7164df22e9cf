import AssayHistory
import AssayModel

/// What earlier runs measured, for a run that is not remembered itself.
func earlierRuns(
  of suite: Suite,
  before moment: Timestamp,
  root: String,
  environment: Environment
) async -> History {
  do throws(HistoryError) {
    guard
      let location = try StoreLocation(
        suite.history,
        of: suite,
        root: root,
        environment: environment
      )
    else { return History(absentBecause: "history is off") }
    let request = HistoryRequest(of: suite)
    guard location.exists, !request.isEmpty else { return History() }
    let history = try await location.store.history(request, before: moment)
    await location.store.close()
    return history
  } catch {
    return History(absentBecause: "the store cannot be read")
  }
}
