// Comparison › NeuMF: a network of embeddings and layers over them, to compare lists with.

import Foundation
package import VectorMath

/// `o·[p ⊙ q ; relu(W · relu(Uᵀp′ + Vᵀq′ + b) + c)] + z`: how much a customer would take a product.
///
/// X. He et al., “Neural collaborative filtering”, WWW 2017. A customer is one of those of the training and not a sum
/// over what she did: the score has no reasons, so it is part of no list that is served.
package struct NeuMF: Sendable {
  /// `p`, `q`, `p′` and `q′`: one row a customer or product.
  var users, products, deepUsers, deepProducts: AdamRows
  /// `U` and `V`, as wide as the first layer, and `b`.
  var fromUser, fromProduct, bias: AdamRows
  /// `W`, as wide as the second layer, and `c`.
  var mix, mixBias: AdamRows
  /// `o` in its two parts, and `z`.
  var outer, deepOuter, last: AdamRows

  package init(userCount: Int, productCount: Int, dimensions: Int, _ random: inout SeededGenerator) {
    func matrix(_ rows: Int, _ columns: Int, _ spread: Float, _ random: inout SeededGenerator) -> AdamRows {
      AdamRows(rowCount: rows, columnCount: columns, spread: spread, &random)
    }
    let (wide, narrow) = (dimensions, max(1, dimensions / 2))
    users = matrix(userCount, wide, 0.05, &random)
    products = matrix(productCount, wide, 0.05, &random)
    deepUsers = matrix(userCount, wide, 0.05, &random)
    deepProducts = matrix(productCount, wide, 0.05, &random)
    let spread = (3 / Float(wide)).squareRoot()
    fromUser = matrix(wide, wide, spread, &random)
    fromProduct = matrix(wide, wide, spread, &random)
    bias = matrix(1, wide, 0, &random)
    mix = matrix(wide, narrow, spread, &random)
    mixBias = matrix(1, narrow, 0, &random)
    outer = matrix(1, wide, 1, &random)
    deepOuter = matrix(1, narrow, spread, &random)
    last = matrix(1, 1, 0, &random)
  }

  /// The layers of some pairs, one row a pair.
  struct Pass {
    let p, q, deepP, deepQ, product, first, second: DenseRows
    let scores: [Float]
  }

  func pass(users numbers: [Int32], products items: [Int32]) -> Pass {
    let (p, q) = (users.weights.rows(numbers), products.weights.rows(items))
    let (deepP, deepQ) = (deepUsers.weights.rows(numbers), deepProducts.weights.rows(items))
    let product = p.multiplied(by: q)
    let first = deepP.times(fromUser.weights).added(to: deepQ.times(fromProduct.weights))
      .rectified(with: bias.weights)
    let second = first.times(mix.weights).rectified(with: mixBias.weights)
    let shallow = product.timesTransposed(outer.weights).values
    let deep = second.timesTransposed(deepOuter.weights).values
    let scores = zip(shallow, deep).map { $0 + $1 + last.weights.values[0] }
    return Pass(
      p: p, q: q, deepP: deepP, deepQ: deepQ, product: product, first: first, second: second, scores: scores)
  }

  /// A customer's scores of all products.
  ///
  /// Cost: O(products · dimensions²).
  package func scores(user: Int) -> [Float] {
    let all = (0..<Int32(products.weights.rowCount)).map(\.self)
    guard user < users.weights.rowCount else { return [Float](repeating: 0, count: all.count) }
    return pass(users: [Int32](repeating: Int32(user), count: all.count), products: all).scores
  }

  /// The mean of `−ln` of how likely what was taken was, and what was not was not.
  package func loss(users numbers: [Int32], products items: [Int32], isTaken: [Bool]) -> Double {
    let scores = pass(users: numbers, products: items).scores
    let sum = zip(scores, isTaken).reduce(0.0) { sum, pair in
      let wrong = Double(pair.1 ? -pair.0 : pair.0)
      return sum + max(0, wrong) + log1p(exp(-abs(wrong)))
    }
    return sum / Double(max(1, scores.count))
  }

  /// One step of Adam down the gradient of ``loss(users:products:isTaken:)``.
  package mutating func learn(users numbers: [Int32], products items: [Int32], isTaken: [Bool], rate: Float) {
    let pass = pass(users: numbers, products: items)
    let scale = 1 / Float(max(1, numbers.count))
    let slopes = DenseRows(
      rowCount: numbers.count, columnCount: 1,
      values: zip(pass.scores, isTaken).map { (1 / (1 + expf(-$0)) - ($1 ? 1 : 0)) * scale })
    let byProduct = slopes.times(outer.weights)
    let bySecond = slopes.times(deepOuter.weights).masked(where: pass.second)
    let byFirst = bySecond.timesTransposed(mix.weights).masked(where: pass.first)
    let byDeepP = byFirst.timesTransposed(fromUser.weights)
    let byDeepQ = byFirst.timesTransposed(fromProduct.weights)
    users.stepRepeated(numbers, byProduct.multiplied(by: pass.q), rate: rate)
    products.stepRepeated(items, byProduct.multiplied(by: pass.p), rate: rate)
    deepUsers.stepRepeated(numbers, byDeepP, rate: rate)
    deepProducts.stepRepeated(items, byDeepQ, rate: rate)
    outer.step(slopes.transposedTimes(pass.product), rate: rate)
    deepOuter.step(slopes.transposedTimes(pass.second), rate: rate)
    last.step(slopes.rowSum(), rate: rate)
    mix.step(pass.first.transposedTimes(bySecond), rate: rate)
    mixBias.step(bySecond.rowSum(), rate: rate)
    fromUser.step(pass.deepP.transposedTimes(byFirst), rate: rate)
    fromProduct.step(pass.deepQ.transposedTimes(byFirst), rate: rate)
    bias.step(byFirst.rowSum(), rate: rate)
  }
}
