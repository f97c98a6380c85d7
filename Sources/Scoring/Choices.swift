// Scoring › Choices: which customers chose which products, frozen at training.

import Catalogue
package import VectorMath

/// The table that every collaborative kernel is made of: a product counts once for each customer who bought, rated
/// well, liked, carted or otherwise took it.
///
/// It is frozen at training: what a customer does afterwards is evidence of her own at once, but changes no kernel.
package struct Choices: Sendable {
  /// By customer, the products in the order in which she first took them.
  package let sequences: IndexRows
  /// By customer, the products in rising order.
  package let byUser: IndexRows
  /// By product, the customers in rising order.
  package let byProduct: IndexRows

  package init(sequences: IndexRows, productCount: Int) {
    self.sequences = sequences
    byProduct = sequences.transposed(columnCount: productCount)
    byUser = byProduct.transposed(columnCount: sequences.rowCount)
  }

  package var userCount: Int { byUser.rowCount }
  package var productCount: Int { byProduct.rowCount }

  /// How many customers chose the product; 0 for a product that came after training.
  package func popularity(of product: Int) -> Int {
    product < productCount ? byProduct.count(ofRow: product) : 0
  }
}
