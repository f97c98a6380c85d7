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
      for side in [nil, 64] { _ = try? PictureDecoder().read(Array(bytes), targetSide: side) }
    case .feed: readFeed(ScratchFile.holding(bytes))
    case .table: readTable(ScratchFile.holding(bytes))
    }
  }

  /// Reads a feed, and then reads it again with what is known of it: both times it must tell the same.
  private func readFeed(_ path: String) {
    var names: [String] = []
    func read(_ known: KnownRecords?) -> (report: FeedReport, told: [String])? {
      var told: [String] = []
      let memory = FeedMemory(
        known: known, onUnchanged: { number, _ in told.append(names[number - 1]) }, name: { names[$0 - 1] })
      let report = try? FeedReader().read(
        path: path, memory: memory,
        onRecord: { record in
          switch record {
          case .variant(let variant): told.append(variant.id)
          case .price(let update): told.append(update.id)
          case .deletion(let id, _): told.append(id)
          }
          names.append(told[told.count - 1])
          return names.count
        })
      if let report { precondition(report.tally.accepted == told.count, "a record was lost or made up") }
      return report.map { ($0, told) }
    }
    guard let first = read(nil) else { return }
    guard let known = first.report.index.flatMap({ KnownRecords(copying: $0.bytes) }) else { return }
    let second = read(known)
    precondition(second?.told == first.told, "read again, the feed tells other records")
    precondition(second?.report.tally == first.report.tally, "read again, the feed is counted otherwise")
  }

  private func readTable(_ path: String) {
    guard let kind = try? EventFileKind.sniff(path: path) else { return }
    switch kind {
    case .customers:
      let read = try? TableReader().customers(path: path)
      precondition(read.map { $0.0.count == $0.1.accepted } ?? true, "a customer was lost or made up")
    case .stores: _ = try? TableReader().stores(path: path)
    case .storeStock: _ = try? TableReader().stock(path: path)
    case .triples: _ = try? TripleReader().read(path: path, onTriple: { _ in })
    case .entities: _ = try? EntityReader().read(path: path, onEntity: { _ in })
    case .vectors: _ = try? VectorReader().read(path: path, onVector: { _, _ in })
    case .events, .lightGCN, .sequences, .recBole, .jsonEvents:
      var delivered = 0
      let tally = try? EventReader(now: 0).read(path: path, onEvent: { _ in delivered += 1 })
      precondition(tally.map { $0.accepted == delivered } ?? true, "an event was lost or made up")
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
        complain("usage: fuzz-readers feed|table|picture FILE…")
        exit(2)
      }
      for path in arguments.dropFirst(2) {
        guard let bytes = read(path) else {
          complain("\(path): cannot be read")
          exit(1)
        }
        bytes.withUnsafeBufferPointer(reader.read)
      }
      print("\(reader.rawValue): \(arguments.count - 2) inputs")
    }

    private static func complain(_ text: String) {
      var line = text + "\n"
      line.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
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
