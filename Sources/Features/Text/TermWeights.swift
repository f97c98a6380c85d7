// Features › TermWeights: the numbers of BM25.

import Foundation

/// How much a term counts.
///
/// S. Robertson, H. Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond”, FnTIR 3(4), 2009; the
/// fields are joined before saturation, as in BM25F.
enum TermWeights {
  static let saturation: Float = 1.2
  static let lengthNorm: Float = 0.75
  /// The strongest terms that a product keeps.
  static let most = 32

  /// How much a term tells, from how few products have it; above 0.
  static func rarity(_ documentFrequency: Int32, of products: Int) -> Float {
    let n = Double(documentFrequency)
    return Float(log(1 + (Double(products) - n + 0.5) / (n + 0.5)))
  }

  /// What `frequency` (weighted by field) counts in a text `length` times as long as the mean.
  static func saturated(_ frequency: Float, length: Float) -> Float {
    frequency * (saturation + 1) / (frequency + saturation * (1 - lengthNorm + lengthNorm * length))
  }
}
