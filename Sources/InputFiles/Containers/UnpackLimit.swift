// InputFiles › UnpackLimit: how much larger than itself a packed file may become.

/// Refuses archive bombs: small files that unpack to more than any disk holds.
struct UnpackLimit {
  /// Unpacked bytes per packed one; the tables and feeds that we know stay below 60.
  static let ratio = 100
  /// Unpacked bytes that are always allowed, for small files of great monotony.
  static let free = 16 << 20
  /// Coats of packing, one inside the other.
  static let depth = 3
  /// Files in one archive that are looked at.
  static let files = 1_000

  let file: PlainFile

  /// Whether `bytes` unpacked so far are in proportion to what was read of the file.
  func check(_ bytes: Int) throws(InputFileError) {
    guard bytes > Self.free, bytes / Self.ratio > file.bytesRead else { return }
    throw InputFileError(
      "it unpacks to more than \(Self.ratio) times its size; pass it unpacked if that is meant",
      file: file.path,
      kind: .tooLarge)
  }
}
