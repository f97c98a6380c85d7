// ImageIngest › PictureFolder: the pictures that lie beside a feed, and nothing else on the disk.

package import Catalogue
import Foundation

/// Finds a feed's picture links in one folder and below it, and never opens a file outside.
///
/// A relative link is a path below the folder (`images/boot.png`). A web link is not fetched: it stands for
/// its last path component if a file of that name lies in the folder itself, else for nothing.
package struct PictureFolder: Sendable {
  /// The folder without links and dots.
  private let root: String
  private let limits: PictureLimits

  /// - Throws: ``PictureError`` when `path` is not a folder that can be opened.
  package init(_ path: String, limits: PictureLimits = PictureLimits()) throws(PictureError) {
    guard let root = Self.realPath(path) else { throw PictureError(.notFound, file: path) }
    self.root = root
    self.limits = limits
  }

  /// The file that `link` means, strictly inside the folder.
  package func file(for link: String) throws(PictureError) -> String {
    try file(for: try Self.relativePath(link), link)
  }

  private func file(for place: (path: String, isRemote: Bool), _ link: String) throws(PictureError) -> String
  {
    // Symbolic links are followed first and judged by where they lead.
    guard let file = Self.realPath(root + "/" + place.path) else {
      throw PictureError(place.isRemote ? .notInFolder : .notFound, file: link)
    }
    guard file.hasPrefix(root == "/" ? root : root + "/") else {
      throw PictureError(.outsideFolder, file: link)
    }
    return file
  }

  /// The bytes of the file that `link` means, at most ``PictureLimits/fileSize`` of them.
  package func read(_ link: String) throws(PictureError) -> [UInt8] {
    try read(try Self.relativePath(link), link)
  }

  private func read(_ place: (path: String, isRemote: Bool), _ link: String) throws(PictureError) -> [UInt8] {
    // Without blocking: a pipe or a device in the folder must not hold up an import.
    let flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC
    // What lies in the folder itself and is no symbolic link is surely inside; the rest is looked at first.
    var descriptor =
      place.path == "." || place.path.utf8.contains(Self.slash)
      ? -1 : open(root + "/" + place.path, flags | O_NOFOLLOW)
    if descriptor < 0 { descriptor = open(try file(for: place, link), flags) }
    guard descriptor >= 0 else { throw PictureError(.unreadable(Self.lastFault()), file: link) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw PictureError(.unreadable(Self.lastFault()), file: link)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw PictureError(.unreadable("not a file"), file: link)
    }
    let size = Int(status.st_size)
    do throws(PictureError) { try limits.check(fileSize: size) } catch { throw error.inFile(link) }
    return try contents(descriptor, size, link)
  }

  /// Names the state of the file that `link` means, by its size and the time of its last change: as long as it
  /// stays the same the picture need not be read again.
  ///
  /// Cost: one call to the system. The file may still turn out to lie outside when it is read.
  package func stamp(_ link: String) throws(PictureError) -> String {
    let place = try Self.relativePath(link)
    var status = stat()
    guard stat(root + "/" + place.path, &status) == 0 else {
      throw PictureError(place.isRemote ? .notInFolder : .notFound, file: link)
    }
    let time = status.st_mtim
    return "\(status.st_size)-\(time.tv_sec)-\(time.tv_nsec)"
  }

  /// Whether the file's name ends as its content would have it; also for names without an ending.
  private static func isNamed(_ path: String, as format: PictureFormat) -> Bool {
    let name = path.utf8.suffix(from: path.utf8.lastIndex(of: slash) ?? path.startIndex)
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return true }
    return switch path[path.utf8.index(after: dot)...].lowercased() {
    case "png", "apng": format == .png
    case "jpg", "jpeg", "jpe", "jfif": format == .jpeg
    case "webp": format == .webp
    case "gif", "bmp", "tif", "tiff", "avif", "heic", "svg": false
    default: true
    }
  }

  /// The picture that `link` means, decoded; see ``PictureDecoder/decode(_:targetSide:)``.
  package func picture(_ link: String, targetSide: Int? = nil) throws(PictureError) -> Picture {
    try decoded(link, targetSide: targetSide).picture
  }

  /// The picture that `link` means and what is odd about it, a false ending of its name included.
  package func decoded(_ link: String, targetSide: Int? = nil) throws(PictureError) -> DecodedPicture {
    let place = try Self.relativePath(link)
    return try Self.decoded(
      try read(place, link), named: place.path, link, limits, targetSide: targetSide)
  }

  /// The picture in `bytes`, of a file at `path` that `link` means.
  static func decoded(
    _ bytes: [UInt8], named path: String, _ link: String, _ limits: PictureLimits, targetSide: Int?
  ) throws(PictureError) -> DecodedPicture {
    do throws(PictureError) {
      let read = try PictureDecoder(limits: limits).read(bytes, targetSide: targetSide)
      guard !isNamed(path, as: read.format) else { return read.inFile(link) }
      return read.adding(PictureWarning(.misnamed(read.format))).inFile(link)
    } catch { throw error.inFile(link) }
  }

  /// The path below the root that a link names, without going to the disk.
  static func relativePath(_ link: String) throws(PictureError) -> (path: String, isRemote: Bool) {
    // Links are looked at byte by byte: characters would cost more than the opening of the file.
    let scheme = link.utf8.prefix { $0 != UInt8(ascii: ":") && $0 != slash }
    let isRemote =
      (4...5).contains(scheme.count) && ["http", "https"].contains(String(Substring(scheme)).lowercased())
    guard isRemote || !hasScheme(link) else { throw PictureError(.outsideFolder, file: link) }
    var path = link
    if isRemote {
      let bare = link.prefix { $0 != "?" && $0 != "#" }
      path = bare.split(separator: "/").dropFirst(2).last.map { String($0) } ?? ""
      path = path.removingPercentEncoding ?? path
      guard !path.contains("/") else { throw PictureError(.outsideFolder, file: link) }
    }
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw PictureError(isRemote ? .notInFolder : .notFound, file: link)
    }
    let climbs = path.utf8.split(separator: Self.slash).contains { $0.elementsEqual("..".utf8) }
    guard path.utf8.first != Self.slash, !climbs else {
      throw PictureError(.outsideFolder, file: link)
    }
    return (path, isRemote)
  }

  private static let slash = UInt8(ascii: "/")

  /// Whether there is `://` in it.
  private static func hasScheme(_ link: String) -> Bool {
    var rest = link.utf8[...]
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      rest = rest[colon...].dropFirst()
      if rest.starts(with: "//".utf8) { return true }
    }
    return false
  }

  private func contents(_ descriptor: Int32, _ size: Int, _ link: String) throws(PictureError) -> [UInt8] {
    var failed: String?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Foundation.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failed = Self.lastFault() }
        guard got > 0 else { return }
        count += got
      }
    }
    if let failed { throw PictureError(.unreadable(failed), file: link) }
    return bytes
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func lastFault() -> String { String(cString: strerror(errno)) }
}
