// clew › ExplainCommand: why one product would be recommended.

import ArgumentParser
import Conversation
import Recommender

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say why a product suits a customer, with paths and parts that add up.")

  @Option(help: ArgumentHelp("The customer's id.", valueName: "id"))
  var user: String

  @Option(help: ArgumentHelp("The item, or one of its variants.", valueName: "id"))
  var item: String

  @Flag(help: "The receipt as JSON.")
  var json = false

  @OptionGroup var colour: ColourOptions
  @OptionGroup var options: ShopOptions

  func run() throws {
    let shop = try options.open()
    _ = try shop.user(user)
    let request = ListRequest(user: user, count: shop.settings.listSize)
    let desk = ShopDesk(shop)
    let explained = try desk.explain(item, for: request, language: "en")
    let change = try desk.change(of: item, in: request, isFull: false, language: "en")
    let screen = colour.screen
    if json {
      var receipt = ReceiptDocument(listed: explained.listed, user: user, in: shop)
      receipt.rank = change?.rank
      receipt.counterfactual = CounterfactualDocument(change)
      return screen.show(try JSONText.line(receipt))
    }
    let reply = ExplanationReply(
      explained: explained, rank: change?.rank, customer: desk.customer(user), change: change)
    screen.show(screen.layout(language: "en").lines(.explanation(reply)))
  }
}
