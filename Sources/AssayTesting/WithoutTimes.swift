extension String {
  /// The output of the tool with moments, durations, the version and the machine made equal, so that it can be expected.
  package var withoutTimes: String {
    replacing(#/"(?<key>started_at|finished_at|as_of|startTimeUtc|endTimeUtc)": "[^"]*"/#) {
      "\"\($0.output.key)\": \"\""
    }
    .replacing(#/"seconds": [0-9.e-]+/#) { _ in "\"seconds\": 0" }
    .replacing(#/(?<name>"name": "assay",\s+)"(?<key>version|semanticVersion)": "[^"]*"/#) {
      "\($0.output.name)\"\($0.output.key)\": \"\""
    }
    .replacing(#/(?<held> held(, [0-9]+ did not)? — )[0-9.]+ m?s\n/#) {
      "\($0.output.held)0.1 s\n"
    }
    .replacing(#/(?<effort> statements?, )[0-9.]+ m?s\n/#) { "\($0.output.effort)0.1 s\n" }
    .replacing(#/(?<total>\*\* in )[0-9.]+ m?s\n/#) { "\($0.output.total)0.1 s\n" }
    .replacing(#/(?<name> (time|timestamp|hostname))="[^"]*"/#) { "\($0.output.name)=\"\"" }
    .replacing(#/(?<name>name="(as_of|assay_version)" value)="[^"]*"/#) {
      "\($0.output.name)=\"\""
    }
  }
}
