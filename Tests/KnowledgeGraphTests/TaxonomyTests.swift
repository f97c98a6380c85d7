// KnowledgeGraphTests › TaxonomyTests: categories found in a tree that shops share.

import Catalogue
import Foundation
import GraphRules
import KnowledgeGraph
import Testing

@Suite("Taxonomy")
struct TaxonomyTests {
  private static let text = """
    # Google_Product_Taxonomy_Version: 2000-01-01
    10 - Shoes
    11 - Shoes > Boots
    12 - Horses
    13 - Horses > Boots
    14 - Shoes > Sandals
    """

  private func variant(google: String = "", _ categories: [[String]] = []) -> Variant {
    var variant = Variant(id: "a", item: "a", source: RecordSource(line: 1))
    variant.googleCategory = google
    variant.categories = categories
    return variant
  }

  @Test("An id, a written path, the shop's own path and an unambiguous last name are found")
  func found() throws {
    let taxonomy = try Taxonomy(text: Self.text)
    #expect(taxonomy.version == "2000-01-01" && taxonomy.count == 5)
    #expect(taxonomy.path(of: variant(google: "11")) == ["Shoes", "Boots"])
    #expect(taxonomy.path(of: variant(google: "horses > boots")) == ["Horses", "Boots"])
    #expect(taxonomy.path(of: variant([["Shoes", "Boots"]])) == ["Shoes", "Boots"])
    #expect(taxonomy.path(of: variant([["Women", "Summer", "Sandals"]])) == ["Shoes", "Sandals"])
  }

  @Test("A name that stands in two places, and an unknown id, are not guessed")
  func notGuessed() throws {
    let taxonomy = try Taxonomy(text: Self.text)
    #expect(taxonomy.path(of: variant([["Women", "Boots"]])) == nil)
    #expect(taxonomy.path(of: variant(google: "99")) == nil)
  }

  @Test("Products of two feeds with trees of their own meet in the taxonomy")
  func meet() throws {
    let names = EntityNames(lexicon: Lexicon(), taxonomy: try Taxonomy(text: Self.text))
    let products = [variant(google: "14", [["Damen", "Sandalen"]]), variant([["Summer", "Sandals"]])].map {
      ProductFacts(of: Product(id: "a", variants: [$0]), pictures: [], names: names)
    }
    #expect(products.map(\.mainCategory) == ["damen/sandalen", "summer/sandals"])
    #expect(
      products.allSatisfy { $0.categoryIDs.contains("shoes/sandals") && $0.categoryIDs.contains("shoes") })
  }

  @Test(
    "A line that is no category, a doubled id and an empty file are refused with their line",
    arguments: [("1 - A\nB", 2), ("1 - A\n1 - B", 2), ("# nothing", 0)])
  func refused(text: String, line: Int) {
    do {
      _ = try Taxonomy(text: text)
      Issue.record("it was read")
    } catch {
      #expect(error.line == line)
    }
  }

  private static let google = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/data/google-taxonomy.txt")

  @Test(
    "Google's own file is read whole",
    .enabled(if: FileManager.default.fileExists(atPath: Self.google.path), "needs ../shared/data"))
  func googles() throws {
    let taxonomy = try Taxonomy(text: String(contentsOf: Self.google, encoding: .utf8))
    #expect(taxonomy.count > 5_000)
    #expect(taxonomy.path("212") == ["Apparel & Accessories", "Clothing", "Shirts & Tops"])
  }
}
