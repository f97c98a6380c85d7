// InputFiles › ByteSource: the bytes of a file as UTF-8, with room to look ahead.

/// A file read ahead into a growing buffer, unpacked; UTF-16 with a byte-order mark becomes UTF-8.
package struct ByteSource: ~Copyable {
  private let stream: ByteStream
  private let transcoder: Transcoder?
  private var buffer: [UInt8]
  private var start = 0
  private var isAtEnd: Bool
  /// Why reading stopped before the end of the file, `nil` when it did not.
  package private(set) var failure: InputFileError?
  private let ownNotes: [InputNote]

  /// Opens the file at `path`; with `guessesEncoding`, text that is plainly not UTF-8 is read as what it looks like.
  package init(
    path: String, guessesEncoding: Bool = false,
    fits: @escaping (_ start: [UInt8]) -> Bool = ByteStream.looksLikeText
  ) throws(InputFileError) {
    let stream = try ByteStream(path: path, fits: fits)
    self.init(stream, try Self.beginning(of: stream, guessesEncoding))
  }

  /// Goes on with an open file, of which nothing was read but with ``ByteStream/peek(_:)``.
  package init(_ stream: ByteStream, guessesEncoding: Bool = false) throws(InputFileError) {
    self.init(stream, try Self.beginning(of: stream, guessesEncoding))
  }

  private init(_ stream: ByteStream, _ beginning: Beginning) {
    self.stream = stream
    transcoder = beginning.transcoder
    buffer = beginning.bytes
    isAtEnd = beginning.bytes.isEmpty
    ownNotes = beginning.notes
  }

  /// The first bytes of a file, and how to read on.
  private struct Beginning {
    var bytes: [UInt8] = []
    var transcoder: Transcoder?
    var notes: [InputNote] = []
  }

  private static func beginning(
    of stream: ByteStream, _ guessesEncoding: Bool
  ) throws(InputFileError) -> Beginning {
    var beginning = Beginning()
    let head = try stream.peek(1 << 18)
    var mark = 0
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      mark = 3
    } else if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) {
      mark = 2
      beginning.transcoder = Transcoder(head[0] == 0xFE ? "UTF-16BE" : "UTF-16LE")
    } else if guessesEncoding, let guess = TextEncoding.guess(head) {
      beginning.transcoder = Transcoder(guess.rawValue)
      beginning.notes.append(
        InputNote(
          .guessedEncoding, "the file is not in UTF-8; it was read as \(guess.rawValue), which it looks like")
      )
    }
    while beginning.bytes.count < 1 << 18, let piece = try stream.next() {
      let rest = mark > 0 ? Array(piece.dropFirst(mark)) : piece
      mark -= piece.count - rest.count
      beginning.bytes += beginning.transcoder?.utf8(rest, isLast: false) ?? rest
    }
    return beginning
  }

  package var isEmpty: Bool { start == buffer.count }

  /// What was odd about the file; complete once all of it was read.
  package var notes: [InputNote] {
    let replaced = transcoder?.replaced ?? 0
    let lost = InputNote(
      .guessedEncoding, "\(replaced) bytes have no meaning in the encoding of the file and became “\u{FFFD}”")
    return stream.notes + ownNotes + (replaced > 0 ? [lost] : [])
  }

  /// How many bytes of the file itself were read, packed as they are.
  package var bytesRead: Int { stream.bytesRead }

  /// Reads more behind the bytes that are left; `false` at the end of the file.
  package mutating func refill() -> Bool {
    if isAtEnd { return false }
    let wanted = max(1 << 18, buffer.count - start)
    buffer.removeFirst(start)
    start = 0
    let before = buffer.count
    while buffer.count < before + wanted {
      do throws(InputFileError) {
        guard let piece = try stream.next() else { break }
        take(piece)
      } catch {
        failure = error
        break
      }
    }
    if buffer.count > before { return true }
    isAtEnd = true
    if let transcoder { buffer += transcoder.utf8([], isLast: true) }
    // The last row may only now be known to be whole.
    return !isEmpty
  }

  package mutating func consume(_ count: Int) { start += count }

  /// Skips to behind the next line end.
  package mutating func skipLine() {
    repeat {
      if let end = buffer[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
        start = end + 1
        if buffer[end] == 0x0D, start < buffer.count, buffer[start] == 0x0A { start += 1 }
        return
      }
      start = buffer.count
    } while refill()
  }

  /// The bytes that are left, and whether the file ends with them.
  package func withBytes(_ body: (UnsafeBufferPointer<UInt8>, Bool) -> Void) {
    buffer.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start...]), isAtEnd) }
  }

  package func prefix(_ count: Int) -> [UInt8] { Array(buffer[start...].prefix(count)) }

  private mutating func take(_ piece: [UInt8]) {
    if let transcoder { buffer += transcoder.utf8(piece, isLast: false) } else { buffer += piece }
  }
}
