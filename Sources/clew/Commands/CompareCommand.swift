// clew › CompareCommand: two to five products side by side.

import ArgumentParser
import Conversation
import Recommender

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Lay products side by side: price, picture, attributes and how well they fit.",
    discussion: "With two products and a customer it also says what their scores differ by, reason by reason."
  )

  @Option(help: ArgumentHelp("Two to five items, with commas between them.", valueName: "ids"))
  var items: String

  @Option(help: ArgumentHelp("The customer whom they shall fit; without one, somebody new.", valueName: "id"))
  var user: String?

  @Flag(help: "The answer as JSON.")
  var json = false

  @OptionGroup var colour: ColourOptions
  @OptionGroup var options: ShopOptions

  private var names: [String] { items.split(separator: ",").map(String.init) }

  func validate() throws {
    if !(2...5).contains(Set(names).count) {
      throw ValidationError("--items \(items): name two to five different items, with commas between them")
    }
  }

  func run() throws {
    let shop = try options.openToAnswer()
    if let user { _ = try shop.user(user) }
    let request = ListRequest(user: user, count: shop.settings.listSize)
    let desk = ShopDesk(shop)
    let answer = try desk.comparison(of: names, attributes: [], in: request, language: "en")
    let contrast =
      try names.count == 2 && user != nil
      ? desk.contrast(names[0], names[1], in: request, language: "en") : nil
    let screen = colour.screen
    if json {
      return screen.show(
        try JSONText.line(
          Answer(comparison: ComparisonDocument(answer), contrast: contrast.map(ContrastDocument.init))))
    }
    let layout = screen.layout(language: "en")
    screen.show(layout.lines(.why(.comparison(answer, attributes: [], pick: nil))))
    if let contrast { screen.show([StyledLine()] + layout.lines(.why(.contrast(contrast)))) }
  }

  private struct Answer: Encodable {
    var v = 1
    let comparison: ComparisonDocument
    let contrast: ContrastDocument?
  }
}
