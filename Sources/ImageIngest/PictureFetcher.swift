// ImageIngest › PictureFetcher: pictures from the web, within limits and only from the public internet.

import CCurl
import Foundation

/// Fetches pictures over http and https, four at a time at most by its caller's choice.
///
/// Every address is checked when it is about to be connected to, after names were resolved and also after each of
/// at most five redirects: what lies in a private network, on this machine or in a link's own segment is refused.
/// No proxy, cookie or password is used.
package struct PictureFetcher: Sendable {
  /// How many fetches go on at once.
  package static let atOnce = 4

  package let limits: PictureLimits
  package let allowsPrivateAddresses: Bool
  /// For one picture, redirects included.
  package let seconds: Double

  package init(
    limits: PictureLimits = PictureLimits(), allowsPrivateAddresses: Bool = false, seconds: Double = 10
  ) {
    self.limits = limits
    self.allowsPrivateAddresses = allowsPrivateAddresses
    self.seconds = seconds
    _ = Self.isStarted
  }

  /// What a server answered.
  package enum Answer: Hashable, Sendable {
    /// The picture is the one that had the tag.
    case unchanged
    /// The file, and what the server calls this version of it; empty when it does not say.
    case bytes([UInt8], tag: String)
  }

  /// Fetches `link`; `tag` is that of an earlier answer, empty for none.
  package func fetch(_ link: String, tag: String) throws(PictureError) -> Answer {
    let scheme = link.prefix { $0 != ":" }.lowercased()
    guard scheme == "http" || scheme == "https", let address = URL(string: link)?.absoluteString else {
      throw PictureError(.badLink, file: link)
    }
    var answer = clew_fetch()
    answer.limit = limits.fileSize
    answer.allows_private = allowsPrivateAddresses ? 1 : 0
    defer { free(answer.bytes) }
    let code = clew_get(&answer, address, tag, Int(seconds * 1000))
    let refused = Self.text(answer.refused)
    guard refused.isEmpty || code == 0 else { throw PictureError(.privateAddress(refused), file: link) }
    guard answer.is_too_large == 0 else {
      throw PictureError(.notFetched("it has more than \(limits.fileSize) bytes"), file: link)
    }
    guard code == 0 else { throw PictureError(.notFetched(Self.text(answer.fault)), file: link) }
    if answer.status == 304, !tag.isEmpty { return .unchanged }
    guard answer.status == 200 else {
      throw PictureError(.notFetched("the server answers \(answer.status)"), file: link)
    }
    return .bytes(
      [UInt8](UnsafeBufferPointer(start: answer.bytes, count: answer.count)), tag: Self.text(answer.tag))
  }

  /// curl must be told once, before threads use it.
  private static let isStarted: Bool = {
    clew_start()
    return true
  }()

  /// A fixed row of C characters.
  private static func text(_ row: some Any) -> String {
    withUnsafeBytes(of: row) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
