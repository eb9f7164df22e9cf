package import AssayModel

extension Sequence<NotificationRoute> {
  /// The channels that an alert goes to, each once, in the order of the routes.
  package func channels(for alert: Alert) -> [String] {
    var names: [String] = []
    for route in self where route.takes(alert) {
      for name in route.channels where !names.contains(name) { names.append(name) }
    }
    return names
  }
}
