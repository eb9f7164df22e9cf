/// How much a YAML file may ask for, so that no file can exhaust time or memory.
package struct Limits: Sendable, Hashable {
  /// The largest file, in bytes.
  package var bytes = 64 << 20

  /// How deep lists and mappings may be nested.
  package var depth = 64

  /// How many scalars, lists and mappings a file may hold.
  package var nodes = 1_000_000

  /// How many nodes all aliases of a document may stand for together.
  package var aliasedNodes = 10_000

  /// Makes the limits that hold by default.
  package init() {}
}
