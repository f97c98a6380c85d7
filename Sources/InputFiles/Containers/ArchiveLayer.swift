// InputFiles › ArchiveLayer: what zip, tar, bzip2, xz and zstd files hold, through libarchive.

import CArchive
import Glibc

/// Reads the first fitting file of an archive; nothing is written to the disk, so names of members do no harm.
final class ArchiveLayer: ByteLayer {
  enum Form: String {
    case zip, tar, bzip2, xz, zstd
  }

  private let form: Form
  private let below: any ByteLayer
  private let limit: UnpackLimit
  private let fits: ([UInt8]) -> Bool
  private let archive: OpaquePointer
  private let input: UpstreamBox
  private var produced = 0
  private var head: [[UInt8]] = []
  private var member = ""
  private var misfits: [String] = []
  private var others: [String] = []
  private var isDone = false

  var notes: [InputNote] {
    guard !others.isEmpty else { return below.notes }
    let names = others.prefix(5).joined(separator: ", ")
    return below.notes + [
      InputNote(
        .severalFiles,
        "the \(form.rawValue) file holds several files; “\(member)” was read and left out were: \(names)")
    ]
  }

  /// Opens the archive and goes to its first member of which the first 64 KiB `fits`.
  init(
    _ form: Form, over below: any ByteLayer, limit: UnpackLimit, fits: @escaping ([UInt8]) -> Bool
  ) throws(InputFileError) {
    guard let archive = archive_read_new() else {
      throw InputFileError("there is no memory to unpack it", file: limit.file.path, kind: .container)
    }
    self.form = form
    self.below = below
    self.limit = limit
    self.fits = fits
    self.archive = archive
    input = UpstreamBox(below)
    // Only what is asked for, and only what libarchive does by itself: ARCHIVE_WARN means another program.
    let isKnown =
      switch form {
      case .zip: archive_read_support_format_zip_seekable(archive)
      case .tar: archive_read_support_format_tar(archive)
      case .bzip2: max(archive_read_support_filter_bzip2(archive), archive_read_support_format_raw(archive))
      case .xz: max(archive_read_support_filter_xz(archive), archive_read_support_format_raw(archive))
      case .zstd: max(archive_read_support_filter_zstd(archive), archive_read_support_format_raw(archive))
      }
    guard isKnown == ARCHIVE_OK else { throw fault("this build cannot read \(form.rawValue); unpack it") }
    if form == .zip {
      limit.file.rewind()
      try check(archive_read_open_fd(archive, limit.file.descriptor, 64 << 10))
    } else {
      let data = Unmanaged.passUnretained(input).toOpaque()
      try check(
        archive_read_open(
          archive, data, nil,
          { _, data, bytes in
            guard let data else { return -1 }
            return Unmanaged<UpstreamBox>.fromOpaque(data).takeUnretainedValue().next(bytes)
          }, nil))
    }
    try choose()
  }

  deinit { archive_read_free(archive) }

  func next() throws(InputFileError) -> [UInt8]? {
    if isDone { return nil }
    if !head.isEmpty { return head.removeFirst() }
    if let piece = try data() { return piece }
    isDone = true
    try listOthers()
    return nil
  }

  /// Goes to the first member that fits.
  private func choose() throws(InputFileError) {
    while let name = try nextMember() {
      member = name
      head = try beginning()
      if form != .zip && form != .tar || fits(head.flatMap(\.self)) { return }
      misfits.append(name)
    }
    let inside =
      misfits.isEmpty ? "it is empty" : "it holds \(misfits.prefix(5).joined(separator: ", "))"
    throw fault("nothing in this \(form.rawValue) file can be used: \(inside)")
  }

  /// The names of the fitting members behind the one that was read.
  private func listOthers() throws(InputFileError) {
    guard form == .zip || form == .tar else { return }
    while let name = try nextMember() {
      if fits(try beginning().flatMap(\.self)) { others.append(name) }
    }
  }

  /// The next regular file that is no hidden one, such as those that macOS adds.
  private func nextMember() throws(InputFileError) -> String? {
    var entry: OpaquePointer?
    for _ in 0..<UnpackLimit.files {
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return nil }
      try check(status)
      let name = archive_entry_pathname_utf8(entry).map { String(cString: $0) } ?? "a file without a name"
      let last = name.split(separator: "/").last ?? ""
      let isRegular = form != .zip && form != .tar || archive_entry_filetype(entry) == S_IFREG
      if isRegular, !last.hasPrefix("."), !name.hasPrefix("__MACOSX/") { return name }
    }
    throw fault("it holds more than \(UnpackLimit.files) files; pass the one that is meant")
  }

  private func beginning() throws(InputFileError) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var count = 0
    while count < 64 << 10, let piece = try data() {
      pieces.append(piece)
      count += piece.count
    }
    return pieces
  }

  private func data() throws(InputFileError) -> [UInt8]? {
    var count = 0
    let piece = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, filled in
      count = archive_read_data(archive, buffer.baseAddress, buffer.count)
      filled = max(count, 0)
    }
    if form == .zip { limit.file.note(read: Int(archive_filter_bytes(archive, -1))) }
    if count < 0 { try check(Int32(count)) }
    produced += piece.count
    try limit.check(produced)
    return piece.isEmpty ? nil : piece
  }

  /// Throws for anything but success: what libarchive only warns of is a wrong checksum, too.
  private func check(_ status: Int32) throws(InputFileError) {
    guard status != ARCHIVE_OK else { return }
    if let failure = input.failure { throw failure }
    let why = archive_error_string(archive).map { String(cString: $0) } ?? "unknown damage"
    throw fault("the \(form.rawValue) file is damaged or cut off (\(why)); download it again")
  }

  private func fault(_ reason: String) -> InputFileError {
    InputFileError(reason, file: limit.file.path, kind: .container)
  }
}

/// The layer below, as libarchive's callback needs it: each piece stays in place until the next is asked for.
private final class UpstreamBox {
  private let below: any ByteLayer
  private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 16)
  private(set) var failure: InputFileError?

  init(_ below: any ByteLayer) {
    self.below = below
  }

  deinit { memory.deallocate() }

  /// Points `target` to the next piece and answers its length, 0 at the end, -1 on failure.
  func next(_ target: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    do throws(InputFileError) {
      guard let piece = try below.next() else { return 0 }
      if piece.count > memory.count {
        memory.deallocate()
        memory = .allocate(byteCount: piece.count, alignment: 16)
      }
      memory.copyBytes(from: piece)
      target?.pointee = UnsafeRawPointer(memory.baseAddress)
      return piece.count
    } catch {
      failure = error
      return -1
    }
  }
}
