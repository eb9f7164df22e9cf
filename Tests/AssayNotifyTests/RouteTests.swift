import AssayModel
import AssayNotify
import Testing

struct RouteTests {
  private let routes = [
    NotificationRoute(channels: ["chat", "mail"], severity: .warning),
    NotificationRoute(channels: ["pager", "chat"], severity: .critical),
    NotificationRoute(channels: ["money"], severity: .info, tags: ["finance", "x"]),
    NotificationRoute(channels: ["jörg"], severity: .info, owner: "Jörg", dataset: "orders"),
    NotificationRoute(channels: ["nobody"], severity: .info, owner: "", dataset: "orders"),
  ]

  @Test(arguments: [
    (Severity.critical, "orders", ["chat", "mail", "pager", "money", "jörg"]),
    (.warning, "orders", ["chat", "mail", "money", "jörg"]), (.info, "other", ["money"]),
  ])
  func `names each channel once, in order`(
    _ severity: Severity,
    dataset: String,
    channels: [String]
  ) {
    let alert = Sample.notice(dataset: dataset, severity: severity).alert
    #expect(routes.channels(for: alert) == channels)
  }
}
