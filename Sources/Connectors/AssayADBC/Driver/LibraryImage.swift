#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A look at a shared library's header before it is loaded.
///
/// The loader maps a file by what its header promises: a library that was cut off would end the
/// process with a bus error instead of a message.
package enum LibraryImage {
  /// What is wrong with a file as a library for this machine; `nil` when nothing is seen to be.
  package static func fault(of path: String) -> String? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return unsafe String(cString: strerror(errno)) }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { return "it cannot be examined" }
    guard status.st_mode & S_IFMT == S_IFREG else { return "it is not a file" }
    let header = bytes(of: file, count: 64, at: 0)
    #if canImport(Darwin)
      return isMachO(header) ? nil : "it is not a library of this system (not Mach-O)"
    #else
      return elfFault(header: header, file: file, size: UInt64(max(0, status.st_size)))
    #endif
  }

  /// The size of a file in bytes; `nil` when there is none.
  package static func size(of path: String) -> Int? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return Int(status.st_size)
  }

  private static func isMachO(_ header: [UInt8]) -> Bool {
    let thin: [UInt8] = [0xCF, 0xFA, 0xED, 0xFE]
    let universal: [UInt8] = [0xCA, 0xFE, 0xBA, 0xBE]
    return header.starts(with: thin) || header.starts(with: universal)
  }

  /// Checks that everything which the ELF header points at lies within the file.
  static func elfFault(header: [UInt8], file: Int32, size: UInt64) -> String? {
    guard header.starts(with: [0x7F, 0x45, 0x4C, 0x46] as [UInt8]) else {
      return "it is not a library of this system (not ELF)"
    }
    guard header.count == 64 else { return cutOff }
    guard header[4] == 2, header[5] == 1 else {
      return "it is not a 64-bit little-endian library"
    }
    let machine = number(header, at: 18, width: 2)
    guard machine == expectedMachine else {
      return "it is built for another processor"
    }
    let sectionsEnd =
      number(header, at: 40, width: 8) + number(header, at: 58, width: 2)
      * number(header, at: 60, width: 2)
    guard sectionsEnd <= size else { return cutOff }

    let segments = number(header, at: 32, width: 8)
    let segmentSize = number(header, at: 54, width: 2)
    let segmentCount = number(header, at: 56, width: 2)
    guard segmentSize >= 56, segments < size else { return "its header is damaged" }
    for index in 0..<segmentCount {
      let segment = bytes(of: file, count: 56, at: segments + index * segmentSize)
      guard segment.count == 56 else { return cutOff }
      let (end, overflow) = number(segment, at: 8, width: 8)
        .addingReportingOverflow(number(segment, at: 32, width: 8))
      guard !overflow, end <= size else { return cutOff }
    }
    return nil
  }

  private static let cutOff = "it is cut off"

  private static var expectedMachine: UInt64 {
    #if arch(x86_64)
      62
    #elseif arch(arm64)
      183
    #else
      0
    #endif
  }

  private static func number(_ bytes: [UInt8], at offset: Int, width: Int) -> UInt64 {
    bytes[offset..<offset + width].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func bytes(of file: Int32, count: Int, at offset: UInt64) -> [UInt8] {
    guard let offset = off_t(exactly: offset) else { return [] }
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = unsafe max(0, pread(file, buffer.baseAddress, count, offset))
    }
  }
}
