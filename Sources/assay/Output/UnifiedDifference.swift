import AssayDiagnostics

/// The lines that differ between two versions of a file, with three lines around each change, as `diff -u` shows them.
func unifiedDifference(from old: TextFile, to new: TextFile) -> String {
  let lines = (old: lines(of: old), new: lines(of: new))
  var marked: [(sign: Character, text: String)] = []
  var (removed, inserted) = (Set<Int>(), Set<Int>())
  for change in lines.new.difference(from: lines.old) {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): inserted.insert(offset)
    }
  }
  var (left, right) = (0, 0)
  while left < lines.old.count || right < lines.new.count {
    if removed.contains(left) {
      marked.append(("-", lines.old[left]))
      left += 1
    } else if inserted.contains(right) {
      marked.append(("+", lines.new[right]))
      right += 1
    } else {
      marked.append((" ", lines.old[left]))
      (left, right) = (left + 1, right + 1)
    }
  }
  return "--- \(old.path)\n+++ \(new.path)\n" + hunks(of: marked)
}

private func lines(of file: TextFile) -> [String] {
  let count = file.text(ofLine: file.lineCount).isEmpty ? file.lineCount - 1 : file.lineCount
  return (0..<count).map { file.text(ofLine: $0 + 1) }
}

private func hunks(of marked: [(sign: Character, text: String)]) -> String {
  let context = 3
  var result = ""
  var (old, new) = (1, 1)
  var index = 0
  while index < marked.count {
    guard let change = marked[index...].firstIndex(where: { $0.sign != " " }) else { break }
    let start = max(index, change - context)
    (old, new) = (old + start - index, new + start - index)
    var end = change
    while let next = marked[end...].firstIndex(where: { $0.sign != " " }),
      next - end <= 2 * context
    {
      end = next + 1
    }
    end = min(marked.count, end + context)
    let hunk = marked[start..<end]
    let counts = (hunk.count { $0.sign != "+" }, hunk.count { $0.sign != "-" })
    result += "@@ -\(old),\(counts.0) +\(new),\(counts.1) @@\n"
    result += hunk.map { "\($0.sign)\($0.text)\n" }.joined()
    (old, new) = (old + counts.0, new + counts.1)
    index = end
  }
  return result
}
