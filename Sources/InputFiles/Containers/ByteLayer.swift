// InputFiles › ByteLayer: one coat of a file, the file itself or what it is packed in.

/// Hands over bytes piece by piece, `nil` at the end.
protocol ByteLayer: AnyObject {
  /// The next piece, never empty.
  func next() throws(InputFileError) -> [UInt8]?
  /// What was odd so far.
  var notes: [InputNote] { get }
}

/// Gives back what was read to look at, then goes on with the layer below.
final class LookAhead: ByteLayer {
  private let below: any ByteLayer
  private var pieces: [[UInt8]] = []

  init(_ below: any ByteLayer) {
    self.below = below
  }

  var notes: [InputNote] { below.notes }

  /// The first bytes, at least `count` unless the layer has fewer; nothing is used up.
  func peek(_ count: Int) throws(InputFileError) -> [UInt8] {
    var head = pieces.flatMap(\.self)
    while head.count < count, let piece = try below.next() {
      pieces.append(piece)
      head += piece
    }
    return head
  }

  func next() throws(InputFileError) -> [UInt8]? {
    pieces.isEmpty ? try below.next() : pieces.removeFirst()
  }
}
