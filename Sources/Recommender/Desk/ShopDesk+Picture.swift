// Recommender › ShopDesk+Picture: a product's picture, to be shown beside its facts.

package import Catalogue
import Conversation
import Foundation
import ImageIngest
import ShopStore

/// What a product looks like, for eyes and in words.
package struct ProductPicture: Sendable {
  /// `nil` where the file that the feed names is not at hand.
  package let picture: Picture?
  /// Its main colours, the largest first.
  package let colours: [String]
}

extension ShopDesk {
  /// The picture of the variant that speaks for a product, its longer side at least `side` where the file has as much.
  package func picture(of item: String, side: Int, language: String) throws -> ProductPicture {
    let id = try id(item)
    let product = shop.catalogue[id]
    let place =
      product.variants.firstIndex { $0.id == item } ?? product.variants.firstIndex(where: \.isInStock) ?? 0
    let variant = product.variants[place]
    let feed = try shop.store.imports().first { $0.number == variant.source.importNumber }?.file ?? ""
    let folder = URL(filePath: feed).deletingLastPathComponent().path
    // A picture is a comfort: without its file the facts are shown all the same.
    let picture = try? PictureFolder(folder).picture(variant.imageLink, targetSide: side)
    return ProductPicture(
      picture: picture, colours: swatches(of: id, place, language: language).map(\.name))
  }
}
