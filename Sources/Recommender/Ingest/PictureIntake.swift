// Recommender › PictureIntake: pictures beside a feed, decoded on all cores and kept as colours.

import Catalogue
import Dispatch
import Features
import Foundation
import ImageIngest
import ShopStore
import Synchronization

/// Turns the pictures of one feed into features; a picture that fails costs a feature, never a record.
struct PictureIntake {
  /// A variant and the picture that the feed gives it.
  struct Link: Hashable, Sendable {
    let variant: String
    let link: String
    let line: Int
  }
  private let folder: PictureFolder?
  /// The files in the folder itself, for web links: those that name none of them need not be remembered.
  private let names: Set<String>

  /// How many pictures are decoded between two writes; bounds what is held at once.
  private static let batch = 256

  /// Looks links up below the folder; nothing outside it is ever opened.
  init(folder: String?) {
    self.folder = folder.flatMap { try? PictureFolder($0) }
    names = Set(folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? [])
  }

  /// `nil` for a record without a picture, and for every record when there is no folder.
  func link(of variant: Variant) -> Link? {
    guard folder != nil, !variant.imageLink.isEmpty else { return nil }
    if variant.imageLink.contains("://") {
      guard let name = variant.imageLink.split(separator: "/").last, names.contains(String(name)) else {
        return nil
      }
    }
    return Link(variant: variant.id, link: variant.imageLink, line: variant.source.line)
  }

  /// Decodes and keeps; the order of the results, and their bytes, do not depend on the number of cores.
  func take(_ links: [Link], into transaction: IngestTransaction, progress: (Int) -> Void) throws -> (
    read: Int, findings: [Finding]
  ) {
    guard let folder else { return (0, []) }
    var read = 0
    var findings: [Finding] = []
    for start in stride(from: 0, to: links.count, by: Self.batch) {
      let batch = Array(links[start..<min(start + Self.batch, links.count)])
      let results = Mutex([Result<[UInt8], PictureError>?](repeating: nil, count: batch.count))
      DispatchQueue.concurrentPerform(iterations: batch.count) { place in
        let result = Self.features(of: batch[place].link, in: folder)
        results.withLock { $0[place] = result }
      }
      for (link, result) in zip(batch, results.withLock { $0 }) {
        switch result {
        case .success(let bytes):
          try transaction.setPicture(
            of: link.variant, PictureFeatures(key: link.link, isReadable: true, bytes: bytes))
          read += 1
        case .failure(let error):
          findings.append(
            Finding(
              code: error.code, severity: .warn, line: link.line, record: link.variant, message: "\(error)"))
        case nil: break
        }
      }
      progress(min(start + Self.batch, links.count))
    }
    return (read, findings)
  }

  private static func features(of link: String, in folder: PictureFolder) -> Result<[UInt8], PictureError> {
    Result { () throws(PictureError) -> [UInt8] in
      let picture = try folder.picture(link, targetSide: ColourExtractor.neededSide)
      return ColourExtractor().colours(of: picture)?.encoded ?? []
    }
  }
}
