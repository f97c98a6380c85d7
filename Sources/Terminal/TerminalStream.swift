// Terminal › TerminalStream: the three streams of a program, each asked for itself whether a person is there.

import Glibc

/// One of the three standard streams.
package enum TerminalStream: Int32, CaseIterable, Sendable {
  case input = 0
  case output = 1
  case error = 2

  /// Whether the stream is connected to a terminal rather than to a file or a pipe.
  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Writes all bytes of `text` past the buffers of the C library.
  ///
  /// - Returns: whether everything was written; `false` when the reader has gone or the disk is full.
  @discardableResult
  package func write(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        let rest = UnsafeBufferPointer(rebasing: bytes[done...])
        let written = Glibc.write(rawValue, rest.baseAddress, rest.count)
        if written < 0 && errno != EINTR { return false }
        done += max(0, written)
      }
      return true
    }
  }
}
