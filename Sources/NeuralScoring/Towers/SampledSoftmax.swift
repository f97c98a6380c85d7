// NeuralScoring › SampledSoftmax: how well profiles tell what was chosen from what was drawn.

package import VectorMath

/// The loss `−ln softmax(p·f)` of the chosen product among drawn ones, and its gradients.
///
/// A product that is drawn often would be pushed down too often, so the logarithm of how often it is expected among the
/// candidates is taken off its score: Y. Bengio, J.-S. Senécal, “Adaptive importance sampling to accelerate training of
/// a neural probabilistic language model”, IEEE Transactions on Neural Networks 19(4), 2008.
package struct SampledSoftmax {
  let profiles: DenseRows
  let candidates: DenseRows
  /// By profile the place of what was chosen.
  let chosen: [Int32]
  /// By candidate, to be taken off.
  let logExpected: [Float]
  /// By profile, the places of candidates that the customer has besides: they are no negatives.
  let owned: [[Int32]]

  package init(
    profiles: DenseRows, candidates: DenseRows, chosen: [Int32], logExpected: [Float], owned: [[Int32]]
  ) {
    self.profiles = profiles
    self.candidates = candidates
    self.chosen = chosen
    self.logExpected = logExpected
    self.owned = owned
  }

  package struct Result {
    /// Summed over the profiles.
    package let loss: Double
    /// Of the mean loss.
    package let profiles, candidates: DenseRows
  }

  package func result() -> Result {
    let width = candidates.rowCount
    var shares = profiles.timesTransposed(candidates)
    let scale = 1 / Float(max(1, profiles.rowCount))
    let losses = shares.mapRows { row, own in
      let right = Int(chosen[row])
      logExpected.withUnsafeBufferPointer { logExpected in
        for column in 0..<width { own[column] -= logExpected[column] }
      }
      for column in owned[row] where Int(column) != right { own[Int(column)] = -1e9 }
      let logit = own[right]
      let loss = Softmax.share(own) - logit
      for column in 0..<width { own[column] *= scale }
      own[right] -= scale
      return loss
    }
    return Result(
      loss: losses.reduce(0) { $0 + Double($1) }, profiles: shares.times(candidates),
      candidates: shares.transposedTimes(profiles))
  }
}
