// InputFiles › PackedFiles: the files of an archive by their names, read without unpacking it to the disk.

import CArchive
import Glibc

/// A zip or tar file, the latter also packed in gzip, bzip2, xz or zstd; told by content.
///
/// It is gone through twice: once for the names, and once more for the bytes of those that are wanted. Nothing is
/// written to the disk, and no other program is asked, so that names of members do no harm.
package struct PackedFiles: Sendable {
  /// A regular file in the archive.
  package struct Member: Hashable, Sendable {
    /// Its place among all entries.
    let ordinal: Int
    /// Its path without a leading `./`.
    package let name: String
  }

  /// The archive as the user named it.
  package let path: String
  /// By name, of several with the same name the first; hidden files, folders and links are left out.
  package let members: [String: Member]
  /// The folder that everything in the archive is in, empty when there is none.
  package let root: String
  /// Files in one archive; more are refused.
  package static let mostFiles = 1_000_000

  /// Goes through the names: for a zip file a look at its end, for a packed tar file its whole length.
  ///
  /// - Throws: What is wrong with the file: it is no archive, damaged, or unpacks to more than is taken.
  package init(path: String) throws(InputFileError) {
    self.path = path
    let walk = try ArchiveWalk(path: path)
    var members: [String: Member] = [:]
    var roots: Set<Substring> = []
    while let (ordinal, name) = try walk.next() {
      guard members.count < Self.mostFiles else {
        throw walk.fault("it holds more than \(Self.mostFiles) files; pass a folder")
      }
      if members[name] == nil { members[name] = Member(ordinal: ordinal, name: name) }
      if roots.count < 2 { roots.insert(name.contains("/") ? name.prefix { $0 != "/" } : "") }
    }
    self.members = members
    root = roots.count == 1 ? String(roots.first ?? "") : ""
  }

  /// The file that `path` names, from the archive's top or from the one folder that everything is in.
  ///
  /// `./a//b` is `a/b`, as it is on a disk; a path that ends like a folder's names no file.
  package func member(_ path: String) -> Member? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last, !last.isEmpty, last != "." else { return nil }
    let name = parts.filter { !$0.isEmpty && $0 != "." }.joined(separator: "/")
    return members[name] ?? (root.isEmpty ? nil : members[root + "/" + name])
  }

  /// The bytes of a wanted file, or what stands against them.
  package enum Content: Sendable {
    case bytes([UInt8])
    /// It has more bytes than were asked for at most; how many is not always known.
    case tooLarge(bytes: Int)
    case unreadable(String)
  }

  /// Reads the wanted files in the order of the archive, each at most once and at most `limit` bytes of it.
  ///
  /// Where the archive breaks off, its file has changed since its names were read, or all together have more bytes
  /// than is taken, the rest is unreadable.
  package func read(
    _ wanted: Set<Member>, limit: Int, _ body: (Member, Content) throws -> Void
  ) rethrows {
    var left = wanted
    var reason = "the archive has changed meanwhile"
    if let walk = attempt({ () throws(InputFileError) in try ArchiveWalk(path: path) }, &reason) {
      while !left.isEmpty,
        let entry = attempt({ () throws(InputFileError) in try walk.next() }, &reason) ?? nil
      {
        let member = Member(ordinal: entry.ordinal, name: entry.name)
        if left.remove(member) != nil { try body(member, walk.content(limit: limit)) }
      }
    }
    for member in left.sorted(by: { $0.ordinal < $1.ordinal }) { try body(member, .unreadable(reason)) }
  }

  /// The result of `body`; when it throws, `nil`, and why.
  private func attempt<Result>(_ body: () throws(InputFileError) -> Result, _ reason: inout String) -> Result?
  {
    do throws(InputFileError) {
      return try body()
    } catch {
      reason = error.reason
      return nil
    }
  }
}
