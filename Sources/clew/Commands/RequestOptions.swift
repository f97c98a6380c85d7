// clew › RequestOptions: whose list is meant, how long it is and what it is narrowed down to.

import ArgumentParser
import Conversation
import Recommender

/// The list that a question is about.
struct RequestOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The customer's id; without one, somebody new.", valueName: "id"))
  var user: String?

  @Option(help: ArgumentHelp("How many products the list holds.", valueName: "n"))
  var top = 10

  @OptionGroup var wish: WishOptions

  func validate() throws { try ListLength.check(top) }

  /// - Throws: A `ShopError` for a customer or a name that the shop does not know.
  func request(in shop: Shop) throws -> ListRequest {
    if let user { _ = try shop.user(user) }
    var request = ListRequest(user: user, count: top)
    request.wish = try wish.wish(in: shop)
    return request
  }
}

/// How long a list may be.
enum ListLength {
  static func check(_ top: Int) throws {
    if top < 1 || top > 1000 { throw ValidationError("--top \(top): give a number from 1 to 1000") }
  }
}
