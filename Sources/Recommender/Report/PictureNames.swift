// Recommender › PictureNames: what each picture's colour is called, beside the feed's own word.

import Catalogue
import Features
import KnowledgeGraph

/// The colour of one variant's picture.
package struct PictureName: Encodable, Sendable {
  let v = 1
  package let item, variant: String
  /// The feed's words by the ids of the lexicon; empty where it has none that the lexicon knows.
  package let feed: [String]
  /// The likeliest name, `nil` for a picture that looks like none.
  package let colour: String?
  /// How likely it is, or for ``By/lexicon`` how much of the product it covers, in `0...1`.
  package let share: Double?
  /// The next name.
  package let second: String?
  package let second_share: Double?
  package let by: By

  /// What tells the names.
  package enum By: String, Encodable, Sendable {
    /// What the feed's words taught, in the eleven basic colours.
    case words
    /// The lexicon's colours alone.
    case lexicon
  }

  /// The header of ``tsv``.
  package static let tsvHeader = "item_id\tvariant_id\tfeed\tcolour\tshare\tsecond\tsecond_share\tby\n"

  /// One line, with nothing where there is nothing.
  package var tsv: String {
    let cells = [
      item, variant, feed.joined(separator: ","), colour ?? "", share.map { "\($0)" } ?? "", second ?? "",
      second_share.map { "\($0)" } ?? "", by.rawValue,
    ]
    return cells.joined(separator: "\t") + "\n"
  }

  /// Whether the name is sure enough to be relied on.
  package var isSure: Bool { (share ?? 0) >= ColourReadout.sureShare }
}

extension Shop {
  /// The names of all offered products' pictures, or of one item's, in the order of the store.
  ///
  /// - Throws: ``ShopError/unknownItem(_:)``.
  package func pictureNames(of item: String? = nil) throws -> [PictureName] {
    let wanted = try item.map { try self.item($0) }
    var names: [PictureName] = []
    for (index, product) in catalogue.products.enumerated() where product.isOffered {
      guard wanted == nil || wanted == product.id else { continue }
      for (place, variant) in product.variants.enumerated() {
        guard let picture = features.pictures[index][place] else { continue }
        let found = features.names(of: picture)
        names.append(
          PictureName(
            item: product.id, variant: variant.id, feed: facts[index].variants[place].namedColours,
            colour: found.first?.colour, share: found.first?.share, second: found.dropFirst().first?.colour,
            second_share: found.dropFirst().first?.share, by: features.readout == nil ? .lexicon : .words))
      }
    }
    return names
  }

  /// What the model in use was taught of the colours of pictures; `nil` without a model or without pictures.
  package var colourTeaching: ColourTeaching? { model?.model.facts.colours }
}
