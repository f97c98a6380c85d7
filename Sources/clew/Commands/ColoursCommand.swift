// clew › ColoursCommand: what the colours of pictures are called.

import ArgumentParser
import Recommender

struct ColoursCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "colours", abstract: "Say what the colours of pictures are called, and how surely.",
    aliases: ["colors"])

  @Option(help: ArgumentHelp("Only this item, or the one of this variant.", valueName: "id"))
  var item: String?

  @OptionGroup var format: FormatOptions
  @OptionGroup var options: ShopOptions

  func run() throws {
    let shop = try options.open()
    let names = try shop.pictureNames(of: item)
    var output = try TextOutput(format.output)
    switch format.chosen {
    case .tsv:
      try output.write(PictureName.tsvHeader)
      for name in names { try output.write(name.tsv) }
    case .json: for name in names { try output.write(try JSONText.line(name) + "\n") }
    case .text:
      if let teaching = shop.colourTeaching { try output.write(ColourTeachingReport(teaching).line + "\n") }
      let table = item == nil ? counts(of: names) : lines(of: names)
      try output.write(table.lines.map { $0 + "\n" }.joined())
    }
    try output.finish()
  }

  /// How many pictures are called what.
  private func counts(of names: [PictureName]) -> PlainTable {
    var table = PlainTable()
    table.add("colour", "pictures", "surely")
    let groups = Dictionary(grouping: names) { $0.colour ?? "none" }
    for (colour, own) in groups.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
      table.add(colour, "\(own.count)", "\(own.count(where: \.isSure))")
    }
    return table
  }

  /// What each picture of an item is called.
  private func lines(of names: [PictureName]) -> PlainTable {
    var table = PlainTable()
    table.add("variant", "the feed", "the picture", "share", "or", "share")
    let share = { (value: Double?) in value.map { FigureText.fixed($0, decimals: 2) } ?? "" }
    for name in names {
      table.add(
        name.variant, name.feed.joined(separator: ", "), name.colour ?? "none", share(name.share),
        name.second ?? "", share(name.second_share))
    }
    return table
  }
}
