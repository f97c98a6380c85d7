// ImageIngest › PictureArchive: the pictures of a feed in a zip or tar file instead of a folder.

import Catalogue
package import InputFiles

/// Finds a feed's picture links in an archive, by the same rules as ``PictureFolder`` does below its folder.
package struct PictureArchive: Sendable {
  private let files: PackedFiles
  private let limits: PictureLimits

  /// - Throws: What is wrong with the file.
  package init(_ path: String, limits: PictureLimits = PictureLimits()) throws(InputFileError) {
    files = try PackedFiles(path: path)
    self.limits = limits
  }

  /// The names at the archive's top, or in the one folder that everything is in; a web link stands for one of them.
  package var names: Set<String> {
    let top = files.root.isEmpty ? "" : files.root + "/"
    return Set(
      files.members.keys.compactMap { name in
        let rest = name.dropFirst(top.count)
        return rest.contains("/") ? nil : String(rest)
      })
  }

  /// The file that `link` means.
  package func member(_ link: String) throws(PictureError) -> PackedFiles.Member {
    let place = try PictureFolder.relativePath(link)
    guard let member = files.member(place.path) else {
      throw PictureError(place.isRemote ? .notInFolder : .notFound, file: link)
    }
    return member
  }

  /// Reads the files in the order of the archive; each has at most ``PictureLimits/fileSize`` bytes.
  package func read(
    _ members: Set<PackedFiles.Member>,
    _ body: (PackedFiles.Member, Result<[UInt8], PictureError>) throws -> Void
  ) rethrows {
    try files.read(members, limit: limits.fileSize) { member, content in
      let result: Result<[UInt8], PictureError> =
        switch content {
        case .bytes(let bytes): .success(bytes)
        case .tooLarge(let bytes): .failure(PictureError(.fileTooLarge(bytes: bytes, limit: limits.fileSize)))
        case .unreadable(let reason): .failure(PictureError(.unreadable(reason)))
        }
      try body(member, result)
    }
  }

  /// The picture in `bytes`, the content of `member`, which `link` means.
  package func decoded(
    _ bytes: [UInt8], of member: PackedFiles.Member, _ link: String, targetSide: Int? = nil
  ) throws(PictureError) -> DecodedPicture {
    try PictureFolder.decoded(bytes, named: member.name, link, limits, targetSide: targetSide)
  }

  /// Names what is in a file: as long as it stays the same, the picture need not be decoded again.
  package static func stamp(_ bytes: [UInt8]) -> String {
    let mark = bytes.withUnsafeBufferPointer { fingerprint($0, seed: UInt64($0.count)) }
    return "\(bytes.count)-\(String(mark, radix: 16))"
  }
}
