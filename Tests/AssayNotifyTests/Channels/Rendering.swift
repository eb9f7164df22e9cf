import AssayModel
import Foundation
import Testing

@testable import AssayNotify

/// The POST that tells a channel of a notice.
func post(_ notice: AlertNotice, to channel: NotificationChannel) throws -> PostRequest {
  guard case .post(let post) = try channel.format.request(for: notice, in: Sample.context) else {
    throw UnexpectedRequest()
  }
  return post
}

/// The mail that tells a channel of a notice.
func mail(_ notice: AlertNotice, to channel: NotificationChannel) throws -> MailRequest {
  guard case .mail(let mail) = try channel.format.request(for: notice, in: Sample.context) else {
    throw UnexpectedRequest()
  }
  return mail
}

/// A body as Foundation reads it.
func object(_ body: [UInt8]) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])
}

private struct UnexpectedRequest: Error {}
