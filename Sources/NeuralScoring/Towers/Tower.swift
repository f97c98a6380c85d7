// NeuralScoring › Tower: one side of the network, from what a product is to a vector.

import VectorMath

/// `W · relu(E · x + b) + c + id`: a hidden layer over a product's facts, and what is learned of the product itself.
///
/// `x` is the product's row of content, sparse. The last part, its own row of `ids`, is left out in training again and
/// again, so that the first has to speak for a product of which nobody has chosen anything yet (M. Volkovs et al.,
/// “DropoutNet: addressing cold start in recommender systems”, NIPS 2017).
struct Tower: Sendable {
  /// `E`, `b`, `W` and `c`; `nil` in a shop whose products have no facts.
  private var layers: Layers?
  private var ids: AdamRows

  private struct Layers: Sendable {
    var features: AdamRows
    var bias: AdamRows
    var mix: AdamRows
    var offset: AdamRows
  }

  /// What the way back has to remember of the way there.
  struct Pass {
    let products: [Int32]
    /// After the non-linearity and dropout.
    let hidden: DenseRows?
    /// By product 1, or 0 where its own vector was left out.
    let idShares: [Float]
  }

  init(productCount: Int, featureCount: Int, hidden: Int, dimensions: Int, _ random: inout SeededGenerator) {
    ids = AdamRows(
      rowCount: productCount, columnCount: dimensions, spread: featureCount > 0 ? 0.05 : 0.1, &random)
    guard featureCount > 0 else { return }
    layers = Layers(
      features: AdamRows(rowCount: featureCount, columnCount: hidden, spread: 0.17, &random),
      bias: AdamRows(rowCount: 1, columnCount: hidden, spread: 0, &random),
      mix: AdamRows(
        rowCount: hidden, columnCount: dimensions, spread: (3 / Float(hidden)).squareRoot(), &random),
      offset: AdamRows(rowCount: 1, columnCount: dimensions, spread: 0, &random))
  }

  /// The vectors of some products while learning, `dropout` of the hidden places and `idDropout` of the products' own
  /// vectors left out by chance.
  func forward(
    _ products: [Int32], _ content: SparseRows, dropout: Float, idDropout: Float,
    _ random: inout SeededGenerator
  ) -> (vectors: DenseRows, pass: Pass) {
    let shares = products.map { _ in Float(random.unit()) < idDropout ? Float(0) : 1 }
    guard let layers else {
      return (ids.weights.rows(products), Pass(products: products, hidden: nil, idShares: shares))
    }
    var hidden = Self.hidden(layers, content, products)
    if dropout > 0 { Self.drop(dropout, from: &hidden, &random) }
    var vectors = hidden.times(layers.mix.weights)
    add(layers.offset.weights, shares, products, to: &vectors)
    return (vectors, Pass(products: products, hidden: hidden, idShares: shares))
  }

  /// Moves all weights one step down the gradient of the pass's vectors.
  mutating func backward(
    _ pass: Pass, _ gradient: DenseRows, _ content: SparseRows, dropout: Float, rate: Float, decay: Float
  ) {
    var own = gradient
    own.scaleRows(by: pass.idShares)
    ids.step(rows: pass.products, own, rate: rate, decay: decay)
    guard let hidden = pass.hidden, var layers else { return }
    // One owner only, or each step would copy the moments.
    self.layers = nil
    var inner = gradient.timesTransposed(layers.mix.weights)
    let scale = 1 / (1 - dropout)
    inner.values.withUnsafeMutableBufferPointer { inner in
      hidden.values.withUnsafeBufferPointer { hidden in
        // What is 0 was below 0 or left out.
        for place in inner.indices { inner[place] = hidden[place] > 0 ? inner[place] * scale : 0 }
      }
    }
    layers.mix.step(hidden.transposedTimes(gradient), rate: rate)
    layers.offset.step(gradient.rowSum(), rate: rate)
    layers.bias.step(inner.rowSum(), rate: rate)
    let features = content.transposedTimes(inner, rows: pass.products)
    layers.features.step(rows: features.columns, features.sums, rate: rate)
    self.layers = layers
  }

  /// The vectors of all products as they are served.
  ///
  /// `isKnown` tells whose own vector counts. Of a product that is not known and has no facts nothing is said.
  func vectors(_ content: SparseRows, isKnown: [Bool]) -> DenseRows {
    let products = (0..<Int32(isKnown.count)).map(\.self)
    let shares = isKnown.map { $0 ? Float(1) : 0 }
    guard let layers else {
      var own = ids.weights
      own.scaleRows(by: shares)
      return own
    }
    var vectors = Self.hidden(layers, content, products).times(layers.mix.weights)
    add(layers.offset.weights, shares, products, to: &vectors)
    vectors.scaleRows(
      by: isKnown.indices.map { isKnown[$0] || content.starts[$0] < content.starts[$0 + 1] ? 1 : 0 })
    return vectors
  }

  private static func hidden(_ layers: Layers, _ content: SparseRows, _ products: [Int32]) -> DenseRows {
    var hidden = content.times(layers.features.weights, rows: products)
    let bias = layers.bias.weights.values
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

  private func add(_ offset: DenseRows, _ shares: [Float], _ products: [Int32], to vectors: inout DenseRows) {
    let width = vectors.columnCount
    vectors.values.withUnsafeMutableBufferPointer { vectors in
      offset.values.withUnsafeBufferPointer { offset in
        ids.weights.values.withUnsafeBufferPointer { ids in
          for (place, product) in products.enumerated() {
            let (to, from, share) = (place * width, Int(product) * width, shares[place])
            for column in 0..<width { vectors[to + column] += offset[column] + share * ids[from + column] }
          }
        }
      }
    }
  }
}
