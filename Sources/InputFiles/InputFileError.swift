// InputFiles › InputFileError: a file that cannot be opened or read at all.

/// What stands between us and the bytes of a file, worded for the person who has to mend it.
package struct InputFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Why, for instance `No such file or directory`.
  package let reason: String
  /// The file as the user named it.
  package let file: String

  package init(_ reason: String, file: String) {
    self.reason = reason
    self.file = file
  }

  package var description: String { "\(file): the file cannot be read: \(reason)" }
}
