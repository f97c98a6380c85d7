// KnowledgeGraph › ProductFacts: what a product is, in the ids that requests and the graph share.

package import Catalogue
import GraphRules

/// The share of a product's pictures that one named colour covers, or how likely it is the picture's name.
package struct ColourShare: Hashable, Sendable {
  /// The id of a colour in the lexicon.
  package let colour: String
  /// In `0...1`.
  package let share: Double

  package init(colour: String, share: Double) {
    self.colour = colour
    self.share = share
  }
}

/// The ids of one variant.
package struct VariantFacts: Hashable, Sendable {
  /// The feed's colour words that the lexicon knows.
  package let namedColours: [String]
  /// From the variant's own picture, the largest first.
  package let pictureColours: [ColourShare]
  /// What the shop would call the picture, where that is sure.
  package let seenColour: ColourShare?
  package let materials: [String]
  /// `nil` where the feed says nothing, or unisex.
  package let gender: String?
  /// Upper case, as asked for.
  package let sizes: [String]
}

/// The ids of one product.
package struct ProductFacts: Hashable, Sendable {
  /// `nil` when the feed names no brand.
  package let brand: String?
  package let brandName: String
  /// The categories that the feed puts it in, and its place in the shop's taxonomy, without those above them.
  package let categories: [[String]]
  /// The ids of ``categories`` and of everything above them.
  package let categoryIDs: Set<String>
  /// The id of the first category, for naming it.
  package let mainCategory: String?
  /// By attribute id: `true` for a yes, a number as text without its unit, else the text.
  package let attributes: [String: String]
  package let variants: [VariantFacts]

  /// The facts of a product, `pictures` and `seen` being by variant what its pictures show and look like.
  package init(
    of product: Product, pictures: [[ColourShare]], seen: [ColourShare?] = [], names: EntityNames
  ) {
    let lead = product.lead
    brandName = names.brandName(lead.brand)
    brand = lead.brand.isEmpty ? nil : names.brand(lead.brand)
    // The same category in two languages is one category. The place in the shared taxonomy comes last: there the
    // products of feeds with trees of their own meet.
    var known: Set<String> = []
    let paths = lead.categories + (names.taxonomy?.path(of: lead).map { [$0] } ?? [])
    categories = paths.filter { known.insert(names.category($0)).inserted }
    var ids: Set<String> = []
    for path in paths {
      for depth in 1...max(path.count, 1) where depth <= path.count {
        ids.insert(names.category(Array(path.prefix(depth))))
      }
    }
    categoryIDs = ids
    mainCategory = paths.first.map(names.category)
    var attributes: [String: String] = [:]
    for detail in lead.details {
      guard let attribute = names.attribute(detail.name) else { continue }
      attributes[attribute.entry.id] = Self.value(detail.value, of: attribute)
    }
    self.attributes = attributes
    variants = product.variants.enumerated().map { place, variant in
      var sizes = variant.size.isEmpty ? [] : [variant.size.uppercased()]
      for detail in variant.details where Slug.of(detail.name).hasSuffix("sizes") {
        sizes += detail.value.split(separator: ",").map { $0.trimmed.uppercased() }
      }
      return VariantFacts(
        namedColours: variant.colourWords.compactMap(names.colour),
        pictureColours: place < pictures.count ? pictures[place] : [],
        seenColour: place < seen.count ? seen[place] : nil,
        materials: names.materials(in: variant.material),
        gender: names.gender(variant.gender), sizes: sizes)
    }
  }

  private static func value(_ text: String, of attribute: LexiconAttribute) -> String {
    switch attribute.kind {
    case .bool: ["yes", "true", "1", "ja", "是"].contains(text.lowercased()) ? "true" : "false"
    case .number: String(text.prefix { $0.isNumber || $0 == "." })
    case .text: text
    }
  }
}

extension Substring {
  /// Without white space at either end.
  fileprivate var trimmed: String {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
