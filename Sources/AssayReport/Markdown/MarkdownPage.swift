/// Markdown that never grows beyond a limit: what no longer fits is left out whole.
struct MarkdownPage {
  /// What has been added.
  private(set) var text = ""
  private var room: Int

  /// Makes an empty page.
  ///
  /// - Parameter limit: how many bytes of UTF-8 it may have.
  init(limit: Int) { room = limit }

  /// Adds a part, if there is room for it.
  ///
  /// - Parameter keeping: the bytes that must be left for what has to follow.
  /// - Returns: whether it was added.
  @discardableResult
  mutating func add(_ part: String, keeping reserve: Int = 0) -> Bool {
    let size = part.utf8.count
    guard size + reserve <= room else { return false }
    text += part
    room -= size
    return true
  }
}
