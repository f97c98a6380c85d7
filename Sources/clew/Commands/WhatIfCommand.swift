// clew › WhatIfCommand: a list as it would be; nothing is written.

import ArgumentParser
import Conversation
import Recommender

struct WhatIfCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if", abstract: "Show how a list would change, and write nothing.",
    discussion: """
      Examples:
        clew what-if --user u1042 --return northpeak-daypack
        clew what-if --user u1042 --without northpeak-daypack --disable visual
        clew what-if --user u1042 --max-price 120 --drop price
        clew what-if --user u1042 --as-new
      """)

  @OptionGroup var list: RequestOptions

  @Option(help: ArgumentHelp("She buys this item.", valueName: "item"))
  var purchase: [String] = []

  @Option(help: ArgumentHelp("She looks at this item.", valueName: "item"))
  var view: [String] = []

  @Option(help: ArgumentHelp("She likes this item.", valueName: "item"))
  var like: [String] = []

  @Option(help: ArgumentHelp("She dislikes this item.", valueName: "item"))
  var dislike: [String] = []

  @Option(help: ArgumentHelp("She hides this item.", valueName: "item"))
  var hide: [String] = []

  @Option(name: .customLong("return"), help: ArgumentHelp("She returns this item.", valueName: "item"))
  var takenBack: [String] = []

  @Option(help: ArgumentHelp("She has never had to do with this item.", valueName: "item"))
  var without: [String] = []

  @Option(
    help: ArgumentHelp(
      "A channel does not count: visual, graph, neighbours, neural, text, popularity or rules.",
      valueName: "channel"))
  var disable: [String] = []

  @Option(help: ArgumentHelp("A wish is dropped: price, colour, brand or category.", valueName: "slot"))
  var drop: [String] = []

  @Option(name: .customLong("as"), help: ArgumentHelp("It were this customer.", valueName: "id"))
  var other: String?

  @Flag(help: "It were somebody new.")
  var asNew = false

  @Flag(help: "The answer as JSON.")
  var json = false

  @OptionGroup var colour: ColourOptions
  @OptionGroup var options: ShopOptions

  private static let channels = ["visual", "graph", "neighbours", "neural", "text", "popularity", "rules"]
  private static let slots = ["price", "colour", "brand", "category"]

  func validate() throws {
    for channel in disable where !Self.channels.contains(channel) {
      throw ValidationError("--disable \(channel): give one of \(Self.channels.joined(separator: ", "))")
    }
    for slot in drop where !Self.slots.contains(slot) {
      throw ValidationError("--drop \(slot): give one of \(Self.slots.joined(separator: ", "))")
    }
    if asNew, other != nil { throw ValidationError("--as and --as-new exclude each other; give one of them") }
    if hypothesis == Hypothesis() {
      throw ValidationError("say what is supposed, for instance --return ITEM; clew help what-if lists all")
    }
  }

  private var hypothesis: Hypothesis {
    var out = Hypothesis()
    let acts: [(Hypothesis.Deed, [String])] = [
      (.purchase, purchase), (.view, view), (.like, like), (.dislike, dislike), (.hide, hide),
      (.takenBack, takenBack),
    ]
    out.acts = acts.flatMap { deed, items in items.map { Hypothesis.Act(deed, .item($0)) } }
    out.undone = without.map { .item($0) }
    out.disabled = disable
    out.relaxed = drop
    out.user = asNew ? "@cold" : other
    return out
  }

  func run() throws {
    let shop = try options.openToAnswer()
    let request = try list.request(in: shop)
    let answer = try ShopDesk(shop).outcome(hypothesis, of: request, language: "en")
    if let problem = answer.problem { throw SenselessSupposition(words: problem) }
    let screen = colour.screen
    if json { return screen.show(try JSONText.line(OutcomeDocument(answer))) }
    screen.show(screen.layout(language: "en").lines(.why(.outcome(answer))))
  }
}

/// A supposition that cannot be made of this customer.
struct SenselessSupposition: Error, CustomStringConvertible {
  let words: String
  var description: String { words }
}
