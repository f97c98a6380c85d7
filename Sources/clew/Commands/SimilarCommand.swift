// clew › SimilarCommand: what resembles a product, or every product.

import ArgumentParser
import Conversation
import Recommender
import Terminal

struct SimilarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar", abstract: "List what resembles a product, or what resembles each of them.")

  @Option(help: ArgumentHelp("The item, or one of its variants.", valueName: "id"))
  var item: String?

  @Flag(help: "A list for every product that the shop offers, in the order of the shop.")
  var all = false

  @Option(help: ArgumentHelp("How many products a list holds.", valueName: "n"))
  var top = 10

  @OptionGroup var format: FormatOptions
  @OptionGroup var colour: ColourOptions
  @OptionGroup var options: ShopOptions

  func validate() throws {
    guard (item != nil) != all else { throw ValidationError("give --item ID or --all") }
    if all, format.chosen == .text { throw ValidationError("--all needs --tsv or --json") }
    try ListLength.check(top)
  }

  func run() async throws {
    let shop = try options.openToAnswer()
    var output = try TextOutput(format.output)
    if format.chosen == .text {
      var request = ListRequest(user: nil, count: top)
      request.similarTo = item
      let screen = colour.screen
      let lines = screen.layout(language: "en").lines(try ShopDesk(shop).reply(to: request, language: "en"))
      if format.output == nil { return screen.show(lines) }
      try output.write(lines.map { $0.plain + "\n" }.joined())
    } else {
      let lister = try SimilarLister(
        shop, item: item, count: top, format: format.chosen == .tsv ? .tsv : .json)
      let bar = ProgressBar(label: "listing", unit: "products", isQuiet: format.output == nil)
      try await lister.run(
        write: { try output.write($0) }, progress: { bar.update(done: $0, of: $1) })
      bar.finish()
    }
    try output.finish()
  }
}
