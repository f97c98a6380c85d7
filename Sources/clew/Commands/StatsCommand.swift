// clew › StatsCommand: what the shop holds.

import ArgumentParser
import Foundation
import Recommender
import ShopStore

struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Say what the shop holds: products, customers, events, imports, model.")

  @Flag(help: "As JSON.")
  var json = false

  @Flag(help: "Tell which spellings are taken for one brand, and which names are kept apart.")
  var brands = false

  @OptionGroup var options: ShopOptions

  func run() throws {
    let shop = try options.open()
    let stats = try ShopStatistics(shop)
    let screen = Screen()
    if json { return screen.show(try JSONText.line(stats)) }
    if brands { return screen.show(BrandLog(stats.brandNames).lines(columns: screen.columns)) }
    var table = PlainTable()
    table.add("shop", "\(stats.name) (\(options.folder.path))")
    table.add("products", "\(stats.offered) offered of \(stats.products), in \(stats.variants) variants")
    table.add(
      "pictures", "\(stats.pictures)", stats.pictureNames.map { ColourTeachingReport($0).brief } ?? "")
    table.add("brands", "\(stats.brands.total)", stats.brands.words)
    table.add("categories", "\(stats.categories.total)", stats.categories.words)
    table.add("colours", "\(stats.colours.total)", stats.colours.words)
    if stats.relationEdges > 0 || stats.danglingRelations > 0 {
      let dangling =
        stats.danglingRelations > 0 ? " · to products that never came \(stats.danglingRelations)" : ""
      table.add("relations", "\(stats.relationEdges)", stats.relations.words + dangling)
    }
    if let taxonomy = stats.taxonomy {
      table.add(
        "taxonomy", "\(taxonomy.products)",
        "products in it, of its \(taxonomy.categories) categories \(taxonomy.version)")
    }
    table.add("customers", "\(stats.customers)")
    table.add("events", "\(stats.eventCount)", stats.eventWords)
    if stats.pending > 0 {
      table.add("waiting", "\(stats.pending) events for products that no feed has brought yet")
    }
    if stats.triples > 0 {
      table.add("triples", "\(stats.triples)", "statements from elsewhere than the feed")
    }
    if stats.vectors > 0 { table.add("vectors", "\(stats.vectors)") }
    table.add("imports", "\(stats.imports)", stats.lastImport.map { "the last: \($0)" } ?? "")
    table.add(
      "model",
      stats.model.map { "\($0)\(stats.isModelCurrent ? "" : ", older than the last import; run clew train")" }
        ?? "none yet; run clew train")
    table.lines.forEach(screen.show)
  }
}
