// clew › WhyNotCommand: why one product is not in a list.

import ArgumentParser
import Conversation
import Recommender

struct WhyNotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why-not",
    abstract: "Say why a product is not listed for a customer, and what would let it in.")

  @OptionGroup var list: RequestOptions

  @Option(help: ArgumentHelp("The item, or one of its variants.", valueName: "id"))
  var item: String

  @Flag(help: "The answer as JSON.")
  var json = false

  @OptionGroup var colour: ColourOptions
  @OptionGroup var options: ShopOptions

  func run() throws {
    let shop = try options.openToAnswer()
    let request = try list.request(in: shop)
    let answer = try ShopDesk(shop).absence(of: item, from: request, language: "en")
    let screen = colour.screen
    if json { return screen.show(try JSONText.line(AbsenceDocument(answer))) }
    screen.show(screen.layout(language: "en").lines(.why(.absence(answer))))
  }
}
