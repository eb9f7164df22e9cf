import AssayModel
import Foundation
import Testing

@testable import AssayNotify

struct EmailTests {
  private let channel = Sample.email("smtp://localhost")

  @Test(arguments: Sample.all)
  func `stays on short lines of ASCII, with no header of anybody else`(
    _ notice: AlertNotice
  ) throws {
    let request = try mail(notice, to: channel)
    let text = try #require(String(bytes: request.message, encoding: .ascii))
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { !$0.utf8.contains(0x0A) && !$0.utf8.contains(0x0D) })
    let head = lines.prefix { !$0.isEmpty }
    let names = head.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
    #expect(
      names.filter { !["In-Reply-To", "References"].contains($0) } == [
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version",
        "Content-Type", "Content-Transfer-Encoding",
      ]
    )
    #expect(lines.allSatisfy { $0.count <= 78 })
  }

  @Test func `names its change, so that it can be told from others and shown below the first`()
    throws
  {
    let text = String(
      decoding: try mail(Sample.notice(.resolved), to: channel).message,
      as: UTF8.self
    )
    #expect(text.contains("Message-ID: <assay.a1b2c3.resolved@example.com>\r\n"))
    #expect(text.contains("In-Reply-To: <assay.a1b2c3.opened@example.com>\r\n"))
    #expect(text.contains("Date: Sat, 31 Jan 2026 10:05:00 +0000\r\n"))
  }

  @Test(arguments: [
    ("ops@example.com", "ops@example.com", "ops@example.com"),
    (" <ops@example.com> ", "ops@example.com", "ops@example.com"),
    ("Ops <ops@example.com>", "ops@example.com", "\"Ops\" <ops@example.com>"),
    ("\"A, \\\"B\\\"\" <a@b.c>", "a@b.c", "\"A, \\\"B\\\"\" <a@b.c>"),
    ("Jörg <j@x.de>", "j@x.de", "=?UTF-8?Q?J=C3=B6rg?= <j@x.de>"),
  ])
  func `reads mailboxes`(_ text: String, address: String, header: String) throws {
    let mailbox = try Mailbox(text)
    #expect(mailbox.address == address)
    #expect(mailbox.header == header)
  }

  @Test(
    arguments: [
      "", "ops", "@example.com", "ops@", "a@b@c", "a b@c.d", "a@b.c\r\nRCPT TO:<x@y.z>",
      "A\r\nBcc: x <a@b.c>", "<a@b.c>, <d@e.f>", "ä@b.c", "a@b.c>", "x <a@b.c> SIZE=1",
      "a@b.c\u{0}",
    ]
  )
  func `refuses what is no mailbox`(_ text: String) {
    #expect(throws: ChannelFault.self) { try Mailbox(text) }
  }

  @Test(arguments: [
    ("smtp://mail.example.com", nil, false), ("smtp://mail.example.com", "me", true),
    ("smtp://me:word@mail.example.com:587", nil, true), ("smtp://localhost:25", "me", false),
    ("smtp://[::1]:25", "me", false), ("smtp://127.0.0.1", "me", false),
    ("smtp://localhost.example.com", "me", true), ("smtp://127.0.0.1.example.com", "me", true),
    ("smtp://mail.example.com", "", false),
  ])
  func `sends no password over a network in the clear`(
    _ server: String,
    user: String?,
    requiresTLS: Bool
  ) throws {
    let channel = Sample.email(server, user: user, password: "word")
    #expect(try mail(Sample.notice(), to: channel).requiresTLS == requiresTLS)
  }

  @Test(arguments: [
    ("a=b", "a=3Db\r\n"), ("end ", "end=20\r\n"), ("\t", "=09\r\n"), ("é", "=C3=A9\r\n"),
    ("", "\r\n"),
    (String(repeating: "x", count: 76), String(repeating: "x", count: 76) + "\r\n"),
    (String(repeating: "x", count: 77), String(repeating: "x", count: 75) + "=\r\nxx\r\n"),
  ])
  func `writes bodies quoted`(_ line: String, encoded: String) {
    #expect(QuotedPrintable.encode(lines: [line]) == encoded)
  }
}
