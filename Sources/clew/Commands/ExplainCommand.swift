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
    let explained = try ShopDesk(shop).explain(item, for: request, language: "en")
    let screen = colour.screen
    if json {
      return screen.show(try JSONText.line(ReceiptDocument(listed: explained.listed, user: user, in: shop)))
    }
    let reply = ExplanationReply(explained: explained, customer: ShopDesk(shop).customer(user))
    screen.show(screen.layout(language: "en").lines(.explanation(reply)))
  }
}
