// SwiftPM wants a source file beside a public header.
