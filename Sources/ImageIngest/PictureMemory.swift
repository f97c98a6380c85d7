// ImageIngest › PictureMemory: memory that is kept from one picture to the next.

import CLibJPEG

/// The allocator's manner while many pictures are read one after the other.
package enum PictureMemory {
  /// Keeps up to 64 MB that a picture has used for the next one, for the rest of the process.
  ///
  /// The allocator would else give every picture's buffers back to the system and ask for them again, cleared:
  /// a tenth of the time of a small picture.
  package static func keepForReuse() { _ = isKept }

  private static let isKept: Bool = {
    clew_keep_memory(64 << 20, 32 << 20)
    return true
  }()
}
