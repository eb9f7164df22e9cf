import Testing

@testable import AssayADBC

@Suite("Values that no DuckDB result has are written as text too")
struct ArrowTextTests {
  @Test(
    arguments: [
      (0x0000, 0), (0x3C00, 1), (0xC000, -2), (0x7BFF, 65504), (0x0001, 0x1p-24),
      (0x3555, 0.333251953125),
      (0x7C00, .infinity), (0xFC00, -.infinity),
    ] as [(UInt16, Double)]
  )
  func halves(bits: UInt16, expected: Double) {
    #expect(ArrowText.half(bits) == expected)
  }

  @Test func wideDecimals() {
    let largest = [UInt8](repeating: 0xFF, count: 31) + [0x7F]
    #expect(
      ArrowText.decimal(littleEndian: largest, scale: 0)
        == "57896044618658097711785492504343953926634992332820282019728792003956564819967"
    )
    #expect(
      ArrowText.decimal(littleEndian: [UInt8](repeating: 0xFF, count: 32), scale: 3) == "-0.001"
    )
    #expect(ArrowText.decimal(littleEndian: [5, 0, 0, 0], scale: -2) == "500")
  }

  @Test func durations() {
    #expect(ArrowText.duration(-1_500_000, .micro) == "PT-1.5S")
    #expect(ArrowText.duration(-500, .milli) == "PT-0.5S")
    #expect(ArrowText.interval(months: -1, days: 40) == "P-1M40D")
  }

  @Test func formatsThatNobodyKnowsAreRefused() {
    #expect(ArrowType(format: "+r", children: []) == nil)
    #expect(ArrowType(format: "d:12", children: []) == nil)
    #expect(ArrowType(format: "tsx:UTC", children: []) == nil)
    #expect(ArrowType(format: "+l", children: []) == nil)
    #expect(ArrowType(format: "tsn:", children: []) == .timestamp(.nano, zone: ""))
  }

  @Test func quotesEscapeControls() {
    #expect(ArrowText.quoted("a\"\\\n\u{1}") == "\"a\\\"\\\\\\n\\u0001\"")
  }
}
