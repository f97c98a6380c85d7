// Recommender › Shop+Library: what programs other than clew call.

import Catalogue
import Conversation
public import Foundation
import GraphRules

extension Shop {
  /// Takes feeds, customers, events and the like into a folder, all of them or none.
  ///
  /// A path may be a file, known by its content, or a folder with a `shop.yaml` that lists files. A folder that holds no
  /// shop yet becomes one.
  ///
  /// - Throws: An error whose words name the file and line at fault; then the shop is as it was.
  public static func ingest(_ paths: [String], into folder: URL) throws {
    let clock = try ShopClock(environment: ProcessInfo.processInfo.environment, shopNow: nil)
    _ = try Ingester(folder: folder, now: clock.now).ingest(paths, pictures: nil)
  }

  /// Opens the shop in a folder under the built-in rules and the shop's own.
  ///
  /// - Throws: An error whose words say what is missing or damaged, and how to mend it.
  public init(folder: URL) throws {
    try self.init(folder: folder, rules: GraphRules.builtIn())
  }

  /// Learns from the events, by the settings that `clew train --tune` found, if it did; whoever opens the shop next uses
  /// the new model.
  ///
  /// - Throws: An error when the shop cannot be read or written.
  public func train() throws {
    _ = try train(nil) { _ in }
  }

  /// What suits a customer best, or somebody unknown for `nil`, each with the sum that put it there.
  ///
  /// What the customer has already is left out; fewer than `count` come when fewer are left.
  ///
  /// - Throws: An error for an unknown customer, or when the shop has not been trained.
  public func recommend(user: String?, count: Int = 10) throws -> [ReceiptDocument] {
    let request = ListRequest(user: user, count: max(0, count))
    return try rank(request).receipts.map { ReceiptDocument($0, user: user, in: self) }
  }

  /// Why an item, or an item of which a variant is named, suits a customer, listed or not.
  ///
  /// - Throws: An error for an unknown item or customer, or when the shop has not been trained.
  public func explain(item: String, user: String?) throws -> ReceiptDocument {
    guard let place = catalogue.place(of: item) else { throw ShopError.unknownItem(item) }
    let receipt = try receipt(of: place.product, for: ListRequest(user: user, count: 1))
    return ReceiptDocument(receipt, user: user, in: self)
  }
}
