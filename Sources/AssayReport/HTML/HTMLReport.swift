package import AssayModel

/// The report for people who want to look around: one file that shows itself, without a network and without anything
/// beside it.
package enum HTMLReport {
  /// Renders a record.
  package static func render(_ record: RunRecord, _ context: ReportContext) -> [UInt8] {
    Array("<!DOCTYPE html>\n".utf8) + HTMLPage(record, context).markup.bytes + Array("\n".utf8)
  }
}

/// The page as a whole: what a browser has to know, then the parts in the order of their weight.
struct HTMLPage {
  private let record: RunRecord
  private let context: ReportContext
  private let contents: HTMLContents

  init(_ record: RunRecord, _ context: ReportContext) {
    self.record = record
    self.context = context
    contents = HTMLContents(record, context)
  }

  var markup: Markup {
    tag("html", ["lang": "en"]) {
      head
      tag("body") {
        tag("a", ["class": "skip", "href": "#main"]) { "Skip to the results" }
        VerdictHeader(record: record, context: context).markup
        FilterBar(record).markup
        tag("main", ["id": "main", "tabindex": "-1"]) {
          DatasetTable(record: record).markup
          FindingSections(contents: contents, context: context).markup
          CheckLists(contents: contents, context: context).remarks
          MeasuredSection(record: record).markup
          CheckLists(contents: contents, context: context).passes
          if let plan = record.plan { PlanSection(plan: plan, record: record).markup }
        }
        footer
      }
    }
  }

  private var head: Markup {
    tag("head") {
      tag("meta", ["charset": "utf-8"])
      tag(
        "meta",
        ["http-equiv": "Content-Security-Policy", "content": ContentPolicy.text]
      )
      tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      tag("meta", ["name": "color-scheme", "content": "light dark"])
      tag("meta", ["name": "referrer", "content": "no-referrer"])
      tag("meta", ["name": "generator", "content": "assay \(context.toolVersion)"])
      tag("title") {
        "\(record.gate.holds ? "✓" : "✗") \(record.project ?? "Assay") – data quality"
      }
      tag("link", ["rel": "icon", "href": record.gate.holds ? Self.passIcon : Self.failIcon])
      tag("style") { .verbatim(stylesheet) }
      tag("script") { .verbatim(script) }
    }
  }

  private static let passIcon =
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    + "%3Ccircle cx='8' cy='8' r='8' fill='%231a7f45'/%3E"
    + "%3Cpath d='M4.5 8.5l2.5 2.5 4.5-5.5' stroke='%23fff' stroke-width='2' fill='none'/%3E%3C/svg%3E"

  private static let failIcon =
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    + "%3Ccircle cx='8' cy='8' r='8' fill='%23c0281f'/%3E"
    + "%3Cpath d='M5 5l6 6M11 5l-6 6' stroke='%23fff' stroke-width='2' fill='none'/%3E%3C/svg%3E"

  private var footer: Markup {
    tag("footer") {
      if !contents.omissions.isEmpty {
        tag("p", ["class": "omitted"]) {
          tag("strong") { "Not shown, to keep this file small: " }
          contents.omissions.joined(separator: ", ")
          ". The JSON report of the run has it."
        }
      }
      tag("p") {
        "Made by assay \(context.toolVersion) from \(record.startedAt.minute) to "
          + "\(record.finishedAt.minute). This file loads nothing and sends nothing."
      }
    }
  }
}
