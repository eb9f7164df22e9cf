import AssayCurl
import AssayModel
import AssayNotify
import Testing

/// Sends notices to the channels of a test over libcurl.
func deliver(
  _ notices: [AlertNotice],
  to channels: [NotificationChannel],
  attempt: Duration = .seconds(10),
  certificates: String? = nil
) async -> [Receipt] {
  var limits = DeliveryLimits()
  limits.attempt = attempt
  limits.pause = .milliseconds(20)
  // What is tried here are answers; the time that a busy machine takes is no answer.
  limits.channel = .seconds(180)
  let courier = Courier(
    channels: channels,
    transport: CurlTransport(certificates: certificates),
    context: Sample.context,
    limits: limits,
    pacing: .system
  )
  return await courier.deliver(
    channels.flatMap { channel in notices.map { Errand($0, to: channel.name) } }
  )
}

extension Receipt {
  /// The sentence of a failure; empty without one.
  var sentence: String {
    if case .failed(let sentence) = outcome { sentence } else { "" }
  }
}
