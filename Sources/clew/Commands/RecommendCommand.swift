// clew › RecommendCommand: a list for one customer, or for everybody.

import ArgumentParser
import Conversation
import Recommender
import Terminal

struct RecommendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recommend", abstract: "List what suits a customer, with the reasons.")

  @Option(help: ArgumentHelp("The customer's id; without one, somebody new.", valueName: "id"))
  var user: String?

  @Flag(help: "A list for every customer with a history, in the order of the shop.")
  var allUsers = false

  @Option(help: ArgumentHelp("With --all-users: only the first so many.", valueName: "n"))
  var limitUsers: Int?

  @Option(help: ArgumentHelp("How many products a list holds.", valueName: "n"))
  var top = 10

  @Flag(help: "Also list what the customer has already.")
  var includeBought = false

  @Option(
    help: ArgumentHelp(
      "List nothing but the items of this file, one a line or by item_id.", valueName: "file"))
  var only: String?

  @OptionGroup var wish: WishOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var colour: ColourOptions
  @OptionGroup var options: ShopOptions

  func validate() throws {
    if allUsers, user != nil {
      throw ValidationError("--all-users and --user exclude each other; give one of them")
    }
    if allUsers, !wish.isEmpty {
      throw ValidationError("--all-users takes no --category, --brand and the like")
    }
    if allUsers, format.chosen == .text { throw ValidationError("--all-users needs --tsv or --json") }
    if limitUsers != nil, !allUsers { throw ValidationError("--limit-users goes with --all-users") }
    try ListLength.check(top)
    if let limitUsers, limitUsers < 1 {
      throw ValidationError("--limit-users \(limitUsers): give a number from 1")
    }
  }

  func run() async throws {
    let shop = try options.openToAnswer()
    if allUsers { return try await listEveryone(shop) }
    var request = ListRequest(user: user, count: top)
    request.wish = try wish.wish(in: shop, only: only)
    request.includesSeen = includeBought
    if let user { _ = try shop.user(user) }
    var output = try TextOutput(format.output)
    switch format.chosen {
    case .tsv: try output.write(try ListWriter(shop).tsv(request))
    case .json: try output.write(try ListWriter(shop).json(request) + "\n")
    case .text:
      let screen = colour.screen
      let lines = screen.layout(language: "en").lines(try ShopDesk(shop).reply(to: request, language: "en"))
      if format.output == nil {
        screen.show(lines)
      } else {
        try output.write(lines.map { $0.plain + "\n" }.joined())
      }
    }
    try output.finish()
  }

  private func listEveryone(_ shop: Shop) async throws {
    let lister = try EveryoneLister(
      shop, count: top, format: format.chosen == .tsv ? .tsv : .json, includesSeen: includeBought,
      limit: limitUsers, only: try ItemFile.items(path: only, in: shop))
    var output = try TextOutput(format.output)
    let bar = ProgressBar(label: "listing", unit: "customers", isQuiet: format.output == nil)
    try await lister.run(
      write: { try output.write($0) }, progress: { bar.update(done: $0, of: $1) })
    bar.finish()
    try output.finish()
  }
}
