// Recommender › WantedItems: which items a file says that customers went on to choose.

import Catalogue
import Evaluation
import InputFiles

/// Reads a test set: tab-separated with a header `user_id item_id`, or `user item item …` a line; packed or not.
struct WantedItems {
  /// One a customer of the file, in the order in which the file first names them; an item said twice counts once.
  private(set) var byCustomer: [(user: String, items: [String])] = []

  private static let longestLine = 1 << 22

  /// - Throws: ``ShopError/badTestFile(_:line:reason:)``, or an `InputFileError` when the file cannot be read.
  init(file: String) throws {
    guard ByteSource.isFile(file) else { throw ShopError.noSuchFile(file) }
    var source = try ByteSource(path: file)
    var places: [String: Int] = [:]
    var known: [Set<String>] = []
    var line = 0
    var isTabbed = false
    while let next = source.nextLine(limit: Self.longestLine) {
      line += 1
      guard let bytes = next else {
        throw ShopError.badTestFile(file, line: line, reason: "the line is longer than 4 MB")
      }
      let text = String(decoding: bytes, as: UTF8.self)
      if line == 1 {
        let lower = text.lowercased()
        isTabbed = lower.hasPrefix("user_id\t") || lower.hasPrefix("user\t")
        if isTabbed { continue }
        if text.split(separator: "\t", omittingEmptySubsequences: false).count > 2 {
          throw ShopError.badTestFile(file, line: 1, reason: "tab-separated without a header user_id item_id")
        }
      }
      let cells =
        isTabbed
        ? text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        : text.split(whereSeparator: { $0.isWhitespace }).map(String.init)
      guard let user = cells.first, !user.isEmpty else { continue }
      if isTabbed, cells.count < 2 {
        throw ShopError.badTestFile(file, line: line, reason: "“\(text.prefix(40))” has no item_id")
      }
      let place = places[user] ?? byCustomer.count
      if place == byCustomer.count {
        places[user] = place
        byCustomer.append((user, []))
        known.append([])
      }
      for item in isTabbed ? cells[1...1] : cells[1...] where known[place].insert(item).inserted {
        byCustomer[place].items.append(item)
      }
    }
    if let failure = source.failure {
      throw ShopError.notReadable(failure.file, reason: "\(failure.reason)")
    }
    byCustomer.removeAll { $0.items.isEmpty }
    if byCustomer.isEmpty {
      throw ShopError.badTestFile(file, line: 0, reason: "no customer with an item stands in it")
    }
  }

  /// What the shop's customers wanted of the shop's products; what it does not know counts as missed.
  ///
  /// Customers who are not in the shop get numbers behind its own, and empty lists.
  func held(in shop: Shop) -> [HeldOut] {
    var strangers = shop.customers.count
    return byCustomer.map { customer in
      var found: Set<ProductID> = []
      var unknown = 0
      for item in customer.items {
        if let place = shop.catalogue.place(of: item) { found.insert(place.product) } else { unknown += 1 }
      }
      var user = strangers
      if let number = shop.customerNumbers[customer.user] { user = number } else { strangers += 1 }
      return HeldOut(user: user, products: found.sorted(), unknown: unknown)
    }
  }
}
