// ShopStore › DurableFiles: writing files so that they are on the disk, whole, or not there.

import Foundation

/// The few steps that make a write survive a power cut.
enum DurableFiles {
  /// What the last system call on `path` failed with.
  static func fault(_ path: String) -> ShopStoreError {
    let code = errno
    return switch code {
    case ENOSPC, EDQUOT: .diskFull(folder: path)
    case EROFS, EACCES, EPERM: .readOnly(folder: path)
    default: .other(place: path, message: String(cString: strerror(code)))
    }
  }

  /// Returns when the file's bytes, or the folder's names, are on the disk.
  static func synchronize(_ path: String) throws(ShopStoreError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw fault(path) }
  }

  static func rename(_ old: String, to new: String) throws(ShopStoreError) {
    guard Foundation.rename(old, new) == 0 else { throw fault(new) }
  }

  /// Writes a small file under another name first, so that readers see the old text or the new one.
  static func replace(_ path: String, with text: String) throws(ShopStoreError) {
    let temporary = path + ".tmp"
    try write(text, to: temporary)
    try rename(temporary, to: path)
    try synchronize((path as NSString).deletingLastPathComponent)
  }

  static func write(_ text: String, to path: String) throws(ShopStoreError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault(path) }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw fault(path) }
      rest = rest.dropFirst(written)
    }
    guard fsync(descriptor) == 0 else { throw fault(path) }
  }
}
