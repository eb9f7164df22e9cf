import AssayModel
import AssayRun
import Foundation

/// What tells a record, or a part of a run, from others.
struct RecordOrigin: Sendable {
  /// Which part of a run it is; `nil` for a whole one.
  var shard: Shard?
  /// What tells its specs from others.
  var specHash = ""
}

/// The lossless form of a run, from which `assay merge` makes all reports.
struct RecordFile: Codable {
  /// What the file is.
  static let format = "assay.record"
  /// Grows when an older tool could not read it any more.
  static let version = 1

  let format: String
  let version: Int
  let tool: String
  let run: RecordedRun

  /// The bytes of a file that holds a run.
  static func bytes(
    of record: RunRecord,
    judgedBy gate: Gate,
    _ origin: RecordOrigin
  ) -> [UInt8] {
    let run = RecordedRun(
      record: record,
      shard: origin.shard,
      gate: gate,
      specHash: origin.specHash
    )
    let file = RecordFile(format: format, version: version, tool: Assay.version, run: run)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity",
      negativeInfinity: "-Infinity",
      nan: "NaN"
    )
    // Every part of a record can be encoded: there is nothing that anyone could do about a failure.
    return ((try? encoder.encode(file)).map(Array.init) ?? []) + [UInt8(ascii: "\n")]
  }

  /// Reads a run; what is none says why.
  static func read(_ path: String, in environment: Environment) throws(MergeFault) -> RecordedRun {
    let data: Data
    switch DiskFiles().bytes(of: environment.absolutePath(path)) {
    case .success(let bytes): data = Data(bytes)
    case .failure(let error):
      throw MergeFault(message: "cannot read \(path): \(error.reason)", hint: "check the path")
    }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity",
      negativeInfinity: "-Infinity",
      nan: "NaN"
    )
    let advice = "write records with `assay check --shard I/N --report record=FILE`"
    guard let kind = try? decoder.decode(Kind.self, from: data) else {
      throw MergeFault(message: "\(path) is no record of a run", hint: advice)
    }
    guard kind.format == format else {
      throw MergeFault(
        message: kind.format == "assay.run"
          ? "\(path) is a JSON report, from which a run cannot be made again"
          : "\(path) is no record of a run, but \(kind.format)",
        hint: advice
      )
    }
    guard kind.version == version, let file = try? decoder.decode(RecordFile.self, from: data)
    else {
      throw MergeFault(
        message: "\(path) was written by another version of Assay",
        hint: "use the same version for all shards and for `assay merge`"
      )
    }
    return file.run
  }

  /// As much of a file as tells what it is.
  private struct Kind: Decodable {
    let format: String
    let version: Int
  }
}
