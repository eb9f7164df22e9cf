import AssayModel
import Testing

@testable import AssayReport

struct LayoutTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("東京", 4), ("한글", 4), ("ｱ", 1), ("Ａ", 2), ("e\u{301}", 1), ("🙂", 2),
    ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("…│✗", 3),
  ])
  func `knows how wide a text is`(_ text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test(arguments: [("abcdef", 4, "abc…"), ("abcd", 4, "abcd"), ("東京都", 4, "東…"), ("東京", 4, "東京")])
  func `cuts to a width`(_ text: String, width: Int, cut: String) {
    #expect(text.truncated(to: width) == cut)
  }

  @Test(arguments: [
    ("a bc def", 4, ["a bc", "def"]), ("abcdefgh ij", 4, ["abcdefgh", "ij"]),
    ("  ab cd", 4, ["  ab", "cd"]),
    ("", 4, [""]),
  ])
  func `wraps at blanks`(_ text: String, width: Int, lines: [String]) {
    #expect(text.wrapped(to: width) == lines)
  }

  @Test(arguments: [
    (0.9999, "0.999"), (1, "1.000"), (0.57, "0.570"), (0.29, "0.290"), (2.0 / 3, "0.666"),
    (0, "0.000"),
    (-1, "0.000"), (.nan, "0.000"), (.infinity, "0.000"), (12.05, "12.050"), (1e300, "0.000"),
  ])
  func `cuts off decimals`(_ value: Double, text: String) {
    #expect(fixed(value, decimals: 3) == text)
  }

  @Test(arguments: [
    (0.0, "0 s"), (-1, "0 s"), (.nan, "0 s"), (0.0351, "35 ms"), (0.812, "0.8 s"),
    (59.99, "59.9 s"),
    (60, "1 min 0 s"), (125.4, "2 min 5 s"),
  ])
  func `says how long it took`(_ seconds: Double, text: String) {
    #expect(duration(seconds) == text)
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (200, "200"), (0.95, "0.95"), (-3.25, "-3.25"), (1e-5, "0.00001"),
    (-1.5e-7, "-0.00000015"), (1e-10, "1e-10"), (9_007_199_254_740_992, "9007199254740992"),
    (1.2345e17, "123450000000000000"), (1e21, "1e+21"), (.nan, "NaN"), (.infinity, "Infinity"),
    (-.infinity, "-Infinity"), (1.0 / 3, "0.3333333333333333"),
  ])
  func `writes numbers as people do`(_ value: Double, text: String) {
    #expect(plain(value) == text)
    #expect(value.isNaN || Double(text) == value)
  }
}
