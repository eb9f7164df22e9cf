package import AssayNotify
import Dispatch

/// The way to servers of HTTP and SMTP, with TLS or without, over libcurl.
///
/// Certificates are verified, redirects are not followed, and proxies are those of the environment.
package struct CurlTransport: Transport {
  /// A file with the certificates to trust instead of those of the system.
  private let certificates: String?

  /// Makes a transport.
  ///
  /// - Parameter certificates: a file with the certificates to trust; `nil` for those of the system.
  package init(certificates: String? = nil) {
    self.certificates = certificates
  }

  /// Carries one request; it blocks no thread of the caller, and returns at once when the task is cancelled.
  package func send(
    _ request: Request,
    within limit: Duration
  ) async throws(TransportFault) -> Reply {
    let pending = PendingReply()
    let transfer = Transfer(request, within: limit, trusting: certificates, pending)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        guard pending.wait(continuation) else { return }
        // The library blocks, so it gets a thread that nobody else waits for.
        DispatchQueue(label: "assay.notify", qos: .userInitiated).async {
          transfer.run()
        }
        // It keeps to the limit itself, except where the system's own calls hold it up.
        let lastMoment = DispatchTime.now() + .milliseconds(limit.milliseconds + 500)
        DispatchQueue.global().asyncAfter(deadline: lastMoment) {
          pending.settle(.failure(.timedOut))
        }
      }
    } onCancel: {
      pending.settle(.failure(.cancelled))
    }
    return try result.get()
  }
}

extension Duration {
  /// The whole milliseconds, at least one: for the library, none is no limit.
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
  }
}
