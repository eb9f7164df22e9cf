/// What a project file says of channels and routes, each an entry on a line of its own.
func notifySettings(_ channels: String, _ routes: String) -> String {
  "notify:\n  channels:\n\(channels.indented(4))\n  routes:\n\(routes.indented(4))"
}

extension String {
  fileprivate func indented(_ count: Int) -> String {
    split(separator: "\n").map { String(repeating: " ", count: count) + $0 }
      .joined(separator: "\n")
  }
}
