// InputFiles › InputFileError: a file that cannot be opened, unpacked or read at all.

/// What stands between us and the bytes of a file, worded for the person who has to mend it.
package struct InputFileError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Kind: Hashable, Sendable {
    /// The file itself: it is missing, a folder, or forbidden.
    case unreadable
    /// What it is packed in: damaged, cut off, or without a fitting file inside.
    case container
    /// It unpacks to more than is taken.
    case tooLarge
  }

  package let kind: Kind
  /// Why, for instance `No such file or directory`.
  package let reason: String
  /// The file as the user named it.
  package let file: String

  package init(_ reason: String, file: String, kind: Kind = .unreadable) {
    self.kind = kind
    self.reason = reason
    self.file = file
  }

  package var description: String { "\(file): the file cannot be read: \(reason)" }
}
