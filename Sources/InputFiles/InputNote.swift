// InputFiles › InputNote: something worth telling about a file that could be read all the same.

/// A remark on the file as a whole, worded for the person who sent it.
package struct InputNote: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Bytes behind the end of the packed data, or packed more often than once.
    case oddContainer
    /// An archive with further files that were left out.
    case severalFiles
    /// The text was not UTF-8 and was read in another encoding.
    case guessedEncoding
  }

  package let kind: Kind
  package let message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}
