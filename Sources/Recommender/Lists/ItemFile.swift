// Recommender › ItemFile: items that somebody wrote down, to list them and no others.

import Catalogue
import InputFiles

/// The items of a file: one a line, or the column `item_id` of a table with tabs or commas; packed or not.
///
/// A variant's id stands for its product.
package struct ItemFile {
  /// The ids of the products that the shop knows.
  package private(set) var items: Set<String> = []

  private static let longestLine = 1 << 20

  /// The items of a file if there is one, else none.
  package static func items(path: String?, in shop: Shop) throws -> Set<String> {
    try path.map { try ItemFile(path: $0, in: shop).items } ?? []
  }

  /// - Throws: ``ShopError/noSuchFile(_:)``, or ``ShopError/badItemFile(_:reason:)`` when the shop has none of the items.
  package init(path: String, in shop: Shop) throws {
    guard ByteSource.isFile(path) else { throw ShopError.noSuchFile(path) }
    var source = try ByteSource(path: path)
    var column = 0
    var separator: Character?
    var isFirst = true
    var count = 0
    while let next = source.nextLine(limit: Self.longestLine) {
      guard let bytes = next else {
        throw ShopError.badItemFile(path, reason: "a line is longer than 1 MB")
      }
      let text = String(decoding: bytes, as: UTF8.self)
      if isFirst {
        isFirst = false
        let found = ["\t", ","].first { text.contains($0) }
        let cells =
          found.map { text.lowercased().split(separator: $0, omittingEmptySubsequences: false) } ?? []
        if let place = cells.firstIndex(of: "item_id") {
          (separator, column) = (found, place)
          continue
        }
        if text.lowercased() == "item_id" { continue }
      }
      let cell =
        separator.map { separator -> Substring in
          let cells = text.split(separator: separator, omittingEmptySubsequences: false)
          return column < cells.count ? cells[column] : ""
        } ?? text[...]
      let id = cell.filter { !$0.isWhitespace }
      guard !id.isEmpty else { continue }
      count += 1
      if let place = shop.catalogue.place(of: id) { items.insert(shop.catalogue[place.product].id) }
    }
    if let failure = source.failure {
      throw ShopError.notReadable(failure.file, reason: "\(failure.reason)")
    }
    guard !items.isEmpty else {
      throw ShopError.badItemFile(
        path,
        reason: count == 0
          ? "it names no item" : "the shop has none of its \(counted(count, "item", "items"))")
    }
  }
}
