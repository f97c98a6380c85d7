// clew › WhyNotCommand: why one product is not in a list.

import ArgumentParser
import Conversation
import Recommender

struct WhyNotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why-not",
    abstract: "Say why a product is not listed for a customer, and what would let it in.")

  @Option(help: ArgumentHelp("The customer's id; without one, somebody new.", valueName: "id"))
  var user: String?

  @Option(help: ArgumentHelp("The item, or one of its variants.", valueName: "id"))
  var item: String

  @Option(help: ArgumentHelp("How many products the list holds.", valueName: "n"))
  var top = 10

  @Flag(help: "The answer as JSON.")
  var json = false

  @OptionGroup var wish: WishOptions
  @OptionGroup var colour: ColourOptions
  @OptionGroup var options: ShopOptions

  func validate() throws { try ListLength.check(top) }

  func run() throws {
    let shop = try options.open()
    if let user { _ = try shop.user(user) }
    var request = ListRequest(user: user, count: top)
    request.wish = try wish.wish(in: shop)
    let answer = try ShopDesk(shop).absence(of: item, from: request, language: "en")
    let screen = colour.screen
    if json { return screen.show(try JSONText.line(AbsenceDocument(answer))) }
    screen.show(screen.layout(language: "en").lines(.why(.absence(answer))))
  }
}

/// How long a list may be.
enum ListLength {
  static func check(_ top: Int) throws {
    if top < 1 || top > 1000 { throw ValidationError("--top \(top): give a number from 1 to 1000") }
  }
}
