// Recommender › WantedItems: which items a file says that customers went on to choose.

import Catalogue
import EventIngest
import Evaluation
import InputFiles

/// Reads a test set or a validation set, packed or not.
///
/// It is tab-separated with a header `user_id item_id`, or has `user item item …` a line, or is a file of events, of
/// which the choices count.
struct WantedItems {
  /// One a customer of the file, in the order in which the file first names them; an item said twice counts once.
  private(set) var byCustomer: [(user: String, items: [String])] = []
  private var places: [String: Int] = [:]
  private var known: [Set<String>] = []

  private static let longestLine = 1 << 22

  /// `history` says which events of a file of events are choices.
  ///
  /// - Throws: ``ShopError/badTestFile(_:line:reason:)``, an `EventFileError` for a file of events, or an
  ///   `InputFileError` when the file cannot be read.
  init(file: String, history: HistoryReader, now: Int64) throws {
    guard ByteSource.isFile(file) else { throw ShopError.noSuchFile(file) }
    if try Self.holdsEvents(file) {
      _ = try EventReader(now: now).read(
        path: file,
        onEvent: { event in
          guard history.isChoice(event.kind, value: event.value) else { return }
          add(event.item, of: event.user)
        })
    } else {
      try readLines(file)
    }
    byCustomer.removeAll { $0.items.isEmpty }
    if byCustomer.isEmpty {
      throw ShopError.badTestFile(file, line: 0, reason: "no customer with an item stands in it")
    }
  }

  /// Whether the first line is one of a table of events, or of JSON, and not of customers and their items.
  private static func holdsEvents(_ file: String) throws -> Bool {
    var source = try ByteSource(path: file)
    guard let first = source.nextLine(limit: longestLine) ?? nil else { return false }
    let text = String(decoding: first, as: UTF8.self)
    return !hasHeader(text)
      && (text.contains(",") || text.count { $0 == "\t" } > 1 || "{[".contains(text.prefix(1)))
  }

  private static func hasHeader(_ line: String) -> Bool {
    let lower = line.lowercased()
    return lower.hasPrefix("user_id\t") || lower.hasPrefix("user\t")
  }

  private mutating func readLines(_ file: String) throws {
    var source = try ByteSource(path: file)
    var line = 0
    var isTabbed = false
    while let next = source.nextLine(limit: Self.longestLine) {
      line += 1
      guard let bytes = next else {
        throw ShopError.badTestFile(file, line: line, reason: "the line is longer than 4 MB")
      }
      let text = String(decoding: bytes, as: UTF8.self)
      if line == 1, Self.hasHeader(text) {
        isTabbed = true
        continue
      }
      let cells =
        isTabbed
        ? text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        : text.split(whereSeparator: { $0.isWhitespace }).map(String.init)
      guard let user = cells.first, !user.isEmpty else { continue }
      if isTabbed, cells.count < 2 {
        throw ShopError.badTestFile(file, line: line, reason: "“\(text.prefix(40))” has no item_id")
      }
      for item in isTabbed ? cells[1...1] : cells[1...] { add(item, of: user) }
    }
    if let failure = source.failure {
      throw ShopError.notReadable(failure.file, reason: "\(failure.reason)")
    }
  }

  private mutating func add(_ item: String, of user: String) {
    let place = places[user] ?? byCustomer.count
    if place == byCustomer.count {
      places[user] = place
      byCustomer.append((user, []))
      known.append([])
    }
    if known[place].insert(item).inserted { byCustomer[place].items.append(item) }
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
