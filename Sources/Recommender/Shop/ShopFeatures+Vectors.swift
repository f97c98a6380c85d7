// Recommender › ShopFeatures+Vectors: the vectors that a shop was given, by product.

import Catalogue
import VectorMath

extension ShopFeatures {
  /// One row a product: its own vector, else the mean direction of its variants', else zeros; `nil` without vectors.
  static func rows(of vectors: [String: [Float]], for catalogue: Catalogue) -> DenseRows? {
    guard let width = vectors.values.first?.count, width > 0 else { return nil }
    var values = [Float](repeating: 0, count: catalogue.count * width)
    var isEmpty = true
    for (index, product) in catalogue.products.enumerated() {
      let own = vectors[product.id].map { [$0] } ?? product.variants.compactMap { vectors[$0.id] }
      let sum = (0..<width).map { column in
        own.reduce(0.0) { $0 + (column < $1.count ? Double($1[column]) : 0) }
      }
      let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { continue }
      isEmpty = false
      for column in 0..<width { values[index * width + column] = Float(sum[column] / length) }
    }
    return isEmpty ? nil : DenseRows(rowCount: catalogue.count, columnCount: width, values: values)
  }
}
