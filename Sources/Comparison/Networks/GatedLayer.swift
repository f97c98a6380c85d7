// Comparison › GatedLayer: a layer that reads a sequence and remembers what it chooses to.

import Foundation
package import VectorMath

/// A gated recurrent unit: `h' = (1 − z) ⊙ c + z ⊙ h` with `z = σ(x·W₁ + h·U₁ + b₁)`, `r = σ(x·W₂ + h·U₂ + b₂)` and
/// `c = tanh(x·W₃ + r ⊙ (h·U₃) + b₃)`.
///
/// K. Cho et al., “Learning phrase representations using RNN encoder-decoder for statistical machine translation”, EMNLP
/// 2014, with the reset gate after the product, so that a step multiplies once. It begins at 0.
package struct GatedLayer: Sendable {
  /// `W`, `U` and `b` with the columns of the three side by side: 3 · ``width`` columns.
  package private(set) var input, recurrent, bias: AdamRows

  init(inputs: Int, width: Int, _ random: inout SeededGenerator) {
    func matrix(_ rows: Int, _ spread: Float, _ random: inout SeededGenerator) -> AdamRows {
      AdamRows(rowCount: rows, columnCount: 3 * width, spread: spread, &random)
    }
    let spread = 1 / Float(max(1, width)).squareRoot()
    input = matrix(inputs, spread, &random)
    recurrent = matrix(width, spread, &random)
    bias = matrix(1, 0, &random)
  }

  /// Numbers of a state.
  var width: Int { recurrent.weights.rowCount }

  /// One row for each step of each sequence, in the order of a ``SequenceBatch``.
  struct Pass {
    let inputs: DenseRows
    let counts: [Int]
    /// `z`, `r` and `c` side by side.
    var gates: DenseRows
    /// `h·U₃`, `h` and `h'`.
    var recalled, before, states: DenseRows
  }

  /// The states of sequences, of which `counts` last to each step.
  func pass(_ inputs: DenseRows, counts: [Int]) -> Pass {
    let width = self.width
    let empty = DenseRows(rowCount: inputs.rowCount, columnCount: width)
    var pass = Pass(
      inputs: inputs, counts: counts, gates: inputs.times(input.weights), recalled: empty, before: empty,
      states: empty)
    let bias = self.bias.weights.values
    var state = DenseRows(rowCount: counts.first ?? 0, columnCount: width)
    var start = 0
    for count in counts {
      if count < state.rowCount { state = state.rows(0..<Int32(count)) }
      let known = state.times(recurrent.weights)
      for row in 0..<count {
        for column in 0..<width {
          let own = row * width + column
          let place = start * width + own
          let (one, first) = (3 * row * width + column, 3 * (start + row) * width + column)
          let (second, third) = (first + width, first + 2 * width)
          let z = Self.share(pass.gates.values[first] + known.values[one] + bias[column])
          let r = Self.share(pass.gates.values[second] + known.values[one + width] + bias[column + width])
          let recalled = known.values[one + 2 * width]
          let c = tanhf(pass.gates.values[third] + r * recalled + bias[column + 2 * width])
          let before = state.values[own]
          let after = (1 - z) * c + z * before
          pass.gates.values[first] = z
          pass.gates.values[second] = r
          pass.gates.values[third] = c
          pass.recalled.values[place] = recalled
          pass.before.values[place] = before
          pass.states.values[place] = after
          state.values[own] = after
        }
      }
      start += count
    }
    return pass
  }

  private static func share(_ x: Float) -> Float { 1 / (1 + expf(-x)) }

  /// Of the layer's weights and of what it was given.
  package struct Slopes: Sendable {
    package let input, recurrent, bias: DenseRows
    let inputs: DenseRows
  }

  /// The way back through time, from the slopes of the states.
  func slopes(of pass: Pass, byStates: DenseRows) -> Slopes {
    let width = self.width
    // By what comes from the input and by what comes from the state: they differ in the last third.
    var outer = DenseRows(rowCount: pass.inputs.rowCount, columnCount: 3 * width)
    var inner = outer
    var later = DenseRows(rowCount: 0, columnCount: width)
    var end = pass.inputs.rowCount
    for count in pass.counts.reversed() {
      let start = end - count
      var kept = DenseRows(rowCount: count, columnCount: width)
      for row in 0..<count {
        for column in 0..<width {
          let own = row * width + column
          let place = start * width + own
          let first = 3 * (start + row) * width + column
          let (second, third) = (first + width, first + 2 * width)
          let slope = byStates.values[place] + (row < later.rowCount ? later.values[own] : 0)
          let (z, r, c) = (pass.gates.values[first], pass.gates.values[second], pass.gates.values[third])
          let byC = slope * (1 - z) * (1 - c * c)
          let byZ = slope * (pass.before.values[place] - c) * z * (1 - z)
          let byR = byC * pass.recalled.values[place] * r * (1 - r)
          outer.values[first] = byZ
          outer.values[second] = byR
          outer.values[third] = byC
          inner.values[first] = byZ
          inner.values[second] = byR
          inner.values[third] = byC * r
          kept.values[own] = slope * z
        }
      }
      later = inner.rows(Int32(start)..<Int32(end)).timesTransposed(recurrent.weights).added(to: kept)
      end = start
    }
    return Slopes(
      input: pass.inputs.transposedTimes(outer), recurrent: pass.before.transposedTimes(inner),
      bias: outer.rowSum(), inputs: outer.timesTransposed(input.weights))
  }

  /// One step of Adam.
  mutating func step(_ slopes: Slopes, rate: Float) {
    input.step(slopes.input, rate: rate)
    recurrent.step(slopes.recurrent, rate: rate)
    bias.step(slopes.bias, rate: rate)
  }
}
