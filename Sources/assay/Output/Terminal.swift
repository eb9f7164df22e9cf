import AssayReport

extension Environment {
  /// How texts look where a stream goes to.
  func style(on stream: StandardStream, verbose: Bool = false) -> Style {
    Style(colour: wantsColour(on: stream), width: stream.width ?? 100, verbose: verbose)
  }
}
