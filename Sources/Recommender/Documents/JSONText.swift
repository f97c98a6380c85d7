// Recommender › JSONText: the one way in which JSON is written.

import Foundation

/// Writes JSON with sorted keys on one line; numbers read back as the same double.
package enum JSONText {
  package static func line(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let pieces = JSONPieces(of: encoder)
    return pieces.text(try encoder.encode(value))
  }
}
