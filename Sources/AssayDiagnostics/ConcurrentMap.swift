import Dispatch
import Synchronization

/// What becomes of each value, in the order of the values, worked out on all cores at a time.
///
/// The caller waits for it; what comes out does not depend on the number of cores.
///
/// - Parameter portion: how many values are worth the waking of a core.
package func concurrentMap<Input: Sendable, Output: Sendable>(
  _ inputs: [Input],
  portion: Int = 1,
  _ transform: @Sendable (Input) -> Output
) -> [Output] {
  // Small parts keep all cores busy to the end, and are not so small that handing them out would count.
  let length = max(portion, min(inputs.count / 64, 64))
  let count = (inputs.count + length - 1) / length
  guard count > 1 else { return inputs.map(transform) }
  let parts = Mutex<[[Output]]>(Array(repeating: [], count: count))
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let start = index * length
    let part = inputs[start..<min(start + length, inputs.count)].map(transform)
    parts.withLock { $0[index] = part }
  }
  return parts.withLock { $0.flatMap(\.self) }
}
