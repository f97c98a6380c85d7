// ImageIngest › PictureError: why a picture cannot be used, worded for the person who mends it.

/// A picture that cannot be found, opened or decoded.
package struct PictureError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Reason: Hashable, Sendable {
    case emptyFile
    case fileTooLarge(bytes: Int, limit: Int)
    case unknownFormat
    case unsupportedFormat(PictureFormat)
    case empty(width: Int, height: Int)
    case tooManyPixels(width: Int, height: Int, limits: PictureLimits)
    /// The decoder's own words.
    case damaged(PictureFormat, String)
    /// A PNG crushed by Apple's Xcode, which only Apple's own reader understands.
    case appleCrushed
    case notFound
    case outsideFolder
    case notInFolder
    case unreadable(String)
    /// A web address that is not http or https, or cannot be read as an address.
    case badLink
    /// A host inside a private network, with the address that was refused.
    case privateAddress(String)
    case notFetched(String)
  }
  package let reason: Reason
  /// The file or link as the feed names it; empty when only bytes were given.
  package let file: String

  package init(_ reason: Reason, file: String = "") {
    self.reason = reason
    self.file = file
  }

  /// The same fault, with the name of the file that has it.
  package func inFile(_ file: String) -> PictureError { PictureError(reason, file: file) }

  /// The finding code of a feed report, for instance `W41` for a damaged picture.
  package var code: String {
    switch reason {
    case .notFound, .notInFolder, .notFetched: "W40"
    case .emptyFile, .empty, .damaged, .unreadable, .fileTooLarge, .tooManyPixels: "W41"
    case .unknownFormat, .unsupportedFormat, .appleCrushed: "W45"
    case .outsideFolder, .badLink, .privateAddress: "W46"
    }
  }

  package var description: String {
    let name = file.isEmpty ? "picture" : file
    return switch reason {
    case .emptyFile:
      "\(name) is an empty file; export or upload the picture again"
    case .fileTooLarge(let bytes, let limit):
      "\(name) has \(bytes) bytes, more than the \(limit) allowed; save it smaller"
    case .unknownFormat:
      "\(name) is not a picture of a known kind; save it as PNG, JPEG or WebP"
    case .unsupportedFormat(let format):
      "\(name) is \(format.rawValue), which is not read; save it as PNG, JPEG or WebP"
    case .empty(let width, let height):
      "\(name) says it is \(width) × \(height) pixels; export the picture again"
    case .tooManyPixels(let width, let height, let limits):
      "\(name) is \(width) × \(height) pixels, more than \(limits.area / 1_000_000) megapixels or "
        + "\(limits.side) a side; scale it down"
    case .damaged(let format, let words):
      "\(name) is a damaged \(format.rawValue) file (\(words)); export or upload it again"
    case .appleCrushed:
      "\(name) is a PNG in Apple's own “CgBI” variant; take the original from before the app was built"
    case .notFound:
      "\(name) is not in the pictures' folder; put it there, or mend the link in the feed"
    case .outsideFolder:
      "\(name) points outside the pictures' folder and is not opened; use a path below that folder"
    case .notInFolder:
      "\(name) is on the web and no file of that name is in the pictures' folder; "
        + "download it into the folder, or pass --fetch-images"
    case .badLink:
      "\(name) is no http or https address and is not opened; mend the link in the feed"
    case .privateAddress(let address):
      "\(name) leads to \(address), which is not on the public internet, and is not fetched; "
        + "--allow-private-addresses permits it"
    case .notFetched(let words):
      "\(name) could not be fetched (\(words)); mend the link, or the server"
    case .unreadable(let words):
      "\(name) cannot be read (\(words)); check that it is a file and its permissions"
    }
  }
}
