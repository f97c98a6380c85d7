// CollaborativeScoring › OwnTaste: a customer folded in by her own choices as training knew them.

import Catalogue
import Scoring
import VectorMath

/// What each event of a customer says by her own normal matrix of alternating least squares.
///
/// With her choices `T` at training, `M = (w₀ VᵀV + λ I + Σ_{t ∈ T} v_t v_tᵀ)⁻¹` and `W(h, i) = v_h · M v_i`. `T` is
/// frozen: an event that comes or goes changes what it says itself, and nothing else. By the identity of Woodbury no
/// matrix as wide as the vectors is needed: with `b = (w₀ VᵀV + λ I)⁻¹ v`, which is the same for all customers, and
/// `K(t, t') = v_t · b_t'`,
/// `W(h, i) = b_h · v_i − Σ_{t, t'} K(h, t) (I + K)⁻¹(t, t') b_t' · v_i`; for an `h` of `T` that is
/// `Σ_t (I + K)⁻¹(h, t) b_t · v_i`. How much each of her choices repeats the others is what `(I + K)⁻¹` takes out.
///
/// Cost: O(|T|² · dimensions + |T|³) a request, and O((|T| + history) · dimensions + history · |T|) a product.
struct OwnTaste: Sendable {
  private let own: DenseRows
  private let candidate: DenseRows
  /// Her choices at training.
  private let chosen: [Int]
  /// By place of the history its product, where that is none of ``chosen``.
  private let later: [Int?]
  /// By place of the history, what `b_t` counts for each `t` of ``chosen``.
  private let mixes: DenseRows
  /// By place of the history, what it says of its own product.
  let ofItself: [Double]

  /// `nil` for a customer whom training did not know.
  init?(_ kernel: FactorKernel, user: Int?, history: [HistoryItem], choices: Choices) {
    guard let own = kernel.own, let user, user < choices.userCount, choices.byUser.count(ofRow: user) > 0
    else { return nil }
    let candidate = kernel.candidate
    let chosen = choices.byUser.row(user).map { Int($0) }
    let count = chosen.count
    var inverse = DenseRows(rowCount: count, columnCount: count)
    for row in 0..<count {
      for column in 0...row {
        let likeness = candidate.fastProduct(ofRow: chosen[row], with: own, row: chosen[column])
        inverse.values[row * count + column] = likeness
        inverse.values[column * count + row] = likeness
      }
      inverse.values[row * count + row] += 1
    }
    guard inverse.invert() else { return nil }
    var mixes = DenseRows(rowCount: history.count, columnCount: count)
    var later = [Int?](repeating: nil, count: history.count)
    var ofItself: [Double] = []
    for (place, item) in history.enumerated() {
      let product = item.product.index
      if let known = choices.byUser.place(of: Int32(product), inRow: user) {
        inverse.addRow(known, to: &mixes, row: place)
        ofItself.append(1 - Double(inverse.values[known * count + known]))
        continue
      }
      later[place] = product
      let shared = chosen.map { candidate.fastProduct(ofRow: product, with: own, row: $0) }
      for (row, likeness) in shared.enumerated() {
        inverse.addRow(row, scale: -likeness, to: &mixes, row: place)
      }
      ofItself.append(
        shared.enumerated().reduce(candidate.product(ofRow: product, with: own, row: product)) {
          $0 + Double($1.element) * Double(mixes.values[place * count + $1.offset])
        })
    }
    self.own = own
    self.candidate = candidate
    self.chosen = chosen
    self.mixes = mixes
    self.later = later
    self.ofItself = ofItself
  }

  /// `Σ_h x_h · M v_h`.
  func profile(_ history: [HistoryItem]) -> [Float] {
    var weights = [Float](repeating: 0, count: chosen.count)
    var profile = [Float](repeating: 0, count: own.columnCount)
    for (place, item) in history.enumerated() {
      mixes.addRow(place, scale: Float(item.strength), to: &weights)
      if let product = later[place] { own.addRow(product, scale: Float(item.strength), to: &profile) }
    }
    for (place, product) in chosen.enumerated() { own.addRow(product, scale: weights[place], to: &profile) }
    return profile
  }

  /// By place of the history, `v_h · M v_i`.
  func likenesses(to product: Int) -> [Double] {
    let ofChosen = chosen.map { own.product(ofRow: $0, with: candidate, row: product) }
    return later.indices.map { place in
      let start = place * chosen.count
      var sum = 0.0
      for (column, likeness) in ofChosen.enumerated() {
        sum += Double(mixes.values[start + column]) * likeness
      }
      return sum + (later[place].map { own.product(ofRow: $0, with: candidate, row: product) } ?? 0)
    }
  }
}
