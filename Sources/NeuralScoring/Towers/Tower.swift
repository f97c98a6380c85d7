// NeuralScoring › Tower: one side of the network, from what a product is to a vector.

package import VectorMath

/// `W · relu(E · x + b) + c + id`: a hidden layer over a product's facts, and what is learned of the product itself.
///
/// `x` is the product's row of content, sparse. The last part, its own row of `ids`, is left out in training again and
/// again, so that the first has to speak for a product of which nobody has chosen anything yet (M. Volkovs et al.,
/// “DropoutNet: addressing cold start in recommender systems”, NIPS 2017).
package struct Tower: Sendable {
  /// The numbers that are learned.
  ///
  /// The last four have no rows in a shop whose products have no facts.
  package struct Weights: Sendable {
    /// One row a product, as wide as the vectors.
    package var ids: DenseRows
    /// `E`: one row a fact, as wide as the hidden layer.
    package var features: DenseRows
    /// `b`, one row.
    package var bias: DenseRows
    /// `W`: one row a place of the hidden layer, as wide as the vectors.
    package var mix: DenseRows
    /// `c`, one row.
    package var offset: DenseRows

    package init(ids: DenseRows, features: DenseRows, bias: DenseRows, mix: DenseRows, offset: DenseRows) {
      self.ids = ids
      self.features = features
      self.bias = bias
      self.mix = mix
      self.offset = offset
    }
  }

  /// How a sum of the vectors moves with the weights: whole matrices, or the rows that it moves with at all.
  package struct Gradients: Sendable {
    package let products: [Int32]
    package let ids: DenseRows
    package let facts: [Int32]
    package let features: DenseRows
    package let bias, mix, offset: DenseRows
  }

  /// What the way back has to remember of the way there.
  package struct Pass: Sendable {
    let products: [Int32]
    /// After the non-linearity and dropout; no rows where there are no facts.
    let hidden: DenseRows
    /// By product 1, or 0 where its own vector was left out.
    let idShares: [Float]
  }

  private var ids, features, bias, mix, offset: AdamRows

  package init(_ weights: Weights) {
    ids = AdamRows(weights.ids)
    features = AdamRows(weights.features)
    bias = AdamRows(weights.bias)
    mix = AdamRows(weights.mix)
    offset = AdamRows(weights.offset)
  }

  /// Weights drawn by chance.
  package init(
    productCount: Int, featureCount: Int, hidden: Int, dimensions: Int, _ random: inout SeededGenerator
  ) {
    // Beside facts a product's own vector grows from nothing, and stays nothing where nobody chose the product.
    ids = AdamRows(
      rowCount: productCount, columnCount: dimensions, spread: featureCount > 0 ? 0 : 0.1, &random)
    let rows = featureCount > 0 ? 1 : 0
    features = AdamRows(rowCount: featureCount, columnCount: hidden, spread: 0.17, &random)
    bias = AdamRows(rowCount: rows, columnCount: hidden, spread: 0, &random)
    mix = AdamRows(
      rowCount: rows * hidden, columnCount: dimensions, spread: (3 / Float(hidden)).squareRoot(), &random)
    offset = AdamRows(rowCount: rows, columnCount: dimensions, spread: 0, &random)
  }

  private var hasFacts: Bool { features.weights.rowCount > 0 }

  /// The vectors of some products while learning, `dropout` of the hidden places and `idDropout` of the products' own
  /// vectors left out by chance.
  package func forward(
    _ products: [Int32], _ content: SparseRows, dropout: Float, idDropout: Float,
    _ random: inout SeededGenerator
  ) -> (vectors: DenseRows, pass: Pass) {
    let shares = products.map { _ in Float(random.unit()) < idDropout ? Float(0) : 1 }
    var hidden = hidden(content, products)
    if dropout > 0 { Self.drop(dropout, from: &hidden, &random) }
    return (
      vectors(hidden, products, shares), Pass(products: products, hidden: hidden, idShares: shares)
    )
  }

  /// How the weights move a sum whose gradient by the pass's vectors is `gradient`.
  package func gradients(
    _ pass: Pass, _ gradient: DenseRows, _ content: SparseRows, dropout: Float
  ) -> Gradients {
    var own = gradient
    own.scaleRows(by: pass.idShares)
    guard hasFacts else {
      let none = DenseRows(rowCount: 0, columnCount: 0)
      return Gradients(
        products: pass.products, ids: own, facts: [], features: none, bias: none, mix: none, offset: none)
    }
    var inner = gradient.timesTransposed(mix.weights)
    let scale = 1 / (1 - dropout)
    inner.values.withUnsafeMutableBufferPointer { inner in
      pass.hidden.values.withUnsafeBufferPointer { hidden in
        // What is 0 was below 0 or left out.
        for place in inner.indices { inner[place] = hidden[place] > 0 ? inner[place] * scale : 0 }
      }
    }
    let facts = content.transposedTimes(inner, rows: pass.products)
    return Gradients(
      products: pass.products, ids: own, facts: facts.columns, features: facts.sums, bias: inner.rowSum(),
      mix: pass.hidden.transposedTimes(gradient), offset: gradient.rowSum())
  }

  /// Moves the weights one step down; `decay` draws the touched products' own vectors towards 0.
  package mutating func step(_ gradients: Gradients, rate: Float, decay: Float) {
    ids.step(rows: gradients.products, gradients.ids, rate: rate, decay: decay)
    guard hasFacts else { return }
    features.step(rows: gradients.facts, gradients.features, rate: rate)
    bias.step(gradients.bias, rate: rate)
    mix.step(gradients.mix, rate: rate)
    offset.step(gradients.offset, rate: rate)
  }

  /// The vectors of all products as they are served.
  ///
  /// `isKnown` tells whose own vector counts. Of a product that is not known and has no facts nothing is said.
  package func vectors(_ content: SparseRows, isKnown: [Bool]) -> DenseRows {
    let products = (0..<Int32(isKnown.count)).map(\.self)
    var vectors = vectors(hidden(content, products), products, isKnown.map { $0 ? 1 : 0 })
    vectors.scaleRows(
      by: isKnown.indices.map { isKnown[$0] || content.starts[$0] < content.starts[$0 + 1] ? 1 : 0 })
    return vectors
  }

  private func hidden(_ content: SparseRows, _ products: [Int32]) -> DenseRows {
    guard hasFacts else { return DenseRows(rowCount: 0, columnCount: 0) }
    var hidden = content.times(features.weights, rows: products)
    let bias = bias.weights.values
    hidden.values.withUnsafeMutableBufferPointer { hidden in
      bias.withUnsafeBufferPointer { bias in
        for row in 0..<products.count {
          let start = row * bias.count
          for column in bias.indices {
            hidden[start + column] = max(0, hidden[start + column] + bias[column])
          }
        }
      }
    }
    return hidden
  }

  private static func drop(_ share: Float, from hidden: inout DenseRows, _ random: inout SeededGenerator) {
    let bar = UInt16(share * 65_535)
    let scale = 1 / (1 - share)
    hidden.values.withUnsafeMutableBufferPointer { hidden in
      var bits: UInt64 = 0
      for place in hidden.indices {
        // One draw serves four places.
        bits = place & 3 == 0 ? random.next() : bits >> 16
        hidden[place] = UInt16(truncatingIfNeeded: bits) < bar ? 0 : hidden[place] * scale
      }
    }
  }

  private func vectors(_ hidden: DenseRows, _ products: [Int32], _ shares: [Float]) -> DenseRows {
    guard hasFacts else {
      var own = ids.weights.rows(products)
      own.scaleRows(by: shares)
      return own
    }
    var vectors = hidden.times(mix.weights)
    let width = vectors.columnCount
    vectors.values.withUnsafeMutableBufferPointer { vectors in
      offset.weights.values.withUnsafeBufferPointer { offset in
        ids.weights.values.withUnsafeBufferPointer { ids in
          for (place, product) in products.enumerated() {
            let (to, from, share) = (place * width, Int(product) * width, shares[place])
            for column in 0..<width { vectors[to + column] += offset[column] + share * ids[from + column] }
          }
        }
      }
    }
    return vectors
  }
}
