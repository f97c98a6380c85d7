// ShopStore › PictureFeatures: what is kept of a picture.

/// What was computed from a variant's picture, opaque to the store.
package struct PictureFeatures: Hashable, Sendable {
  /// Names the picture's content or address, so that an unchanged picture is not decoded again.
  package var key: String
  /// `false` for a picture that could not be decoded; then ``bytes`` are empty.
  package var isReadable: Bool
  package var bytes: [UInt8]

  package init(key: String, isReadable: Bool, bytes: [UInt8]) {
    self.key = key
    self.isReadable = isReadable
    self.bytes = bytes
  }
}
