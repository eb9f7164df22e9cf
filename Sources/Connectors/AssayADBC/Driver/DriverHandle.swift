/// An object of a driver's own making: its address, and what gives it back.
///
/// ADBC lets an object be used from any thread, one at a time; sessions see to the "one at a time".
/// This is the only type here whose safety the compiler takes on trust.
@safe final class DriverHandle<Object>: @unchecked Sendable {
  /// Where the object is, valid as long as the handle lives.
  let pointer: UnsafeMutablePointer<Object>

  /// What must outlive the object: a connection's database, a statement's connection.
  private let parent: AnyObject?

  private let release: (UnsafeMutablePointer<Object>) -> Void

  /// Takes over a zeroed object on the heap; `release` runs once, before the memory is freed.
  init(
    zeroed object: Object,
    inside parent: AnyObject?,
    release: @escaping (UnsafeMutablePointer<Object>) -> Void
  ) {
    unsafe pointer = UnsafeMutablePointer.allocate(capacity: 1)
    unsafe pointer.initialize(to: object)
    self.parent = parent
    unsafe self.release = unsafe release
  }

  deinit {
    unsafe release(pointer)
    unsafe pointer.deinitialize(count: 1)
    unsafe pointer.deallocate()
  }
}
