// InputFiles › Transcoder: text in another encoding, as UTF-8.

import Glibc

/// Turns pieces of a text into UTF-8, one after the other, through the C library's iconv.
///
/// Bytes without a meaning become U+FFFD and are counted.
final class Transcoder {
  private let handle: iconv_t?
  /// A character that its piece cut.
  private var rest: [UInt8] = []
  private(set) var replaced = 0

  /// `nil` when the system does not know the encoding.
  init?(_ encoding: String) {
    let opened = iconv_open("UTF-8", encoding)
    // The C library answers (iconv_t)-1 for an encoding it does not know.
    if opened == iconv_t(bitPattern: -1) { return nil }
    handle = opened
  }

  deinit { iconv_close(handle) }

  func utf8(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
    var input = rest + piece
    rest = []
    var out: [UInt8] = []
    out.reserveCapacity(input.count * 2)
    var done = 0
    while done < input.count {
      var isCut = false
      let more = [UInt8](unsafeUninitializedCapacity: (input.count - done) * 3 + 16) { buffer, filled in
        input.withUnsafeMutableBytes { bytes in
          var from = bytes.baseAddress.map { ($0 + done).assumingMemoryBound(to: CChar.self) }
          var left = bytes.count - done
          var to = buffer.baseAddress.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: CChar.self) }
          var room = buffer.count
          // There is room for three bytes each, so what is left was cut or has no meaning.
          iconv(handle, &from, &left, &to, &room)
          isCut = left > 0 && errno == EINVAL
          done = bytes.count - left
          filled = buffer.count - room
        }
      }
      out += more
      if isCut, !isLast {
        rest = Array(input[done...])
        break
      }
      if done < input.count {
        out += [0xEF, 0xBF, 0xBD]
        replaced += 1
        done += 1
      }
    }
    return out
  }
}
