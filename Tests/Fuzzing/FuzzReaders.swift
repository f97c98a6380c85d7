// Fuzzing › FuzzReaders: the readers of what others send, driven by libFuzzer or over a folder of kept inputs.
//
// `Scripts/fuzz READER SECONDS` builds this with libFuzzer and AddressSanitizer; an ordinary build makes the program
// `fuzz-readers READER FILE…`, which tries each file once: the smoke run of `make test`.

import Catalogue
import EventIngest
import FeedIngest
import Glibc
import ImageIngest

/// A reader to be tried, under the name by which `CLEW_FUZZ` or the command line asks for it.
enum Reader: String, CaseIterable {
  case feed, table, picture

  /// Reads `bytes` as this kind of file; whatever they hold, it returns, and every record is accounted for.
  func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch self {
    case .picture:
      _ = try? PictureDecoder().decode(Array(bytes), targetSide: 64)
    case .feed:
      var delivered = 0
      let report = try? FeedReader().read(
        path: ScratchFile.holding(bytes),
        onRecord: { _ in
          delivered += 1
          return 0
        })
      if let report { precondition(report.tally.accepted == delivered, "a record was lost or made up") }
    case .table:
      var delivered = 0
      let tally = try? EventReader(now: 0).read(
        path: ScratchFile.holding(bytes), onEvent: { _ in delivered += 1 })
      if let tally { precondition(tally.accepted == delivered, "a row was lost or made up") }
    }
  }
}

/// One file in memory, written anew for every input.
enum ScratchFile {
  private static let path: String = {
    let path = "/dev/shm/clew-fuzz-\(getpid())"
    atexit { unlink(ScratchFile.path) }
    return path
  }()

  static func holding(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let file = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
    precondition(file >= 0, "there is no room in /dev/shm")
    defer { close(file) }
    precondition(write(file, bytes.baseAddress, bytes.count) == bytes.count, "there is no room in /dev/shm")
    return path
  }
}

#if FUZZING
  /// libFuzzer's own loop: it makes inputs out of the kept ones and calls back with each.
  @_silgen_name("LLVMFuzzerRunDriver")
  private func runFuzzer(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ tryInput: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
  ) -> Int32

  private let chosen = getenv("CLEW_FUZZ").flatMap { Reader(rawValue: String(cString: $0)) }

  @main
  enum FuzzReaders {
    static func main() {
      precondition(chosen != nil, "set CLEW_FUZZ to feed, table or picture")
      var count = CommandLine.argc
      var arguments = CommandLine.unsafeArgv
      exit(
        runFuzzer(&count, &arguments) { bytes, count in
          chosen?.read(UnsafeBufferPointer(start: bytes, count: count))
          return 0
        })
    }
  }
#else
  @main
  enum FuzzReaders {
    static func main() {
      let arguments = CommandLine.arguments
      guard arguments.count > 2, let reader = Reader(rawValue: arguments[1]) else {
        fputs("usage: fuzz-readers feed|table|picture FILE…\n", stderr)
        exit(2)
      }
      for path in arguments.dropFirst(2) {
        guard let bytes = read(path) else {
          fputs("\(path): cannot be read\n", stderr)
          exit(1)
        }
        bytes.withUnsafeBufferPointer(reader.read)
      }
      print("\(reader.rawValue): \(arguments.count - 2) inputs")
    }

    private static func read(_ path: String) -> [UInt8]? {
      guard let file = fopen(path, "rb") else { return nil }
      defer { fclose(file) }
      var bytes: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece[..<count] }
      return bytes
    }
  }
#endif
