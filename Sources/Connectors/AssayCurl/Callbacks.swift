import CLibCurl

extension CurlHandle {
  /// Lets the library's callbacks reach an exchange, which lives as long as the transfer.
  func connect(_ exchange: Exchange) {
    self.exchange = exchange
    unsafe assay_curl_set_callbacks(
      pointer,
      Unmanaged.passUnretained(exchange).toOpaque(),
      readBytes,
      writeBytes,
      writeHeader,
      reportProgress
    )
  }
}

private func exchange(_ context: UnsafeMutableRawPointer?) -> Exchange? {
  guard let context = unsafe context else { return nil }
  return unsafe Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
}

private let readBytes: assay_curl_bytes = { room, size, count, context in
  guard let exchange = unsafe exchange(context), let room = unsafe room else { return 0 }
  let part = exchange.next(size * count)
  unsafe UnsafeMutableRawBufferPointer(start: room, count: size * count).copyBytes(from: part)
  return part.count
}

private let writeBytes: assay_curl_bytes = { bytes, size, count, context in
  guard let exchange = unsafe exchange(context), let bytes = unsafe bytes else { return 0 }
  let isWelcome = unsafe exchange.receive(UnsafeRawBufferPointer(start: bytes, count: size * count))
  return isWelcome ? size * count : 0
}

private let writeHeader: assay_curl_bytes = { bytes, size, count, context in
  guard let exchange = unsafe exchange(context), let bytes = unsafe bytes else { return 0 }
  unsafe exchange.receiveReply(UnsafeRawBufferPointer(start: bytes, count: size * count))
  return size * count
}

private let reportProgress: assay_curl_progress = { context, _, _, _, _ in
  unsafe exchange(context)?.isAbandoned == true ? 1 : 0
}
