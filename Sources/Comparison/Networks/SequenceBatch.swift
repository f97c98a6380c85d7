// Comparison › SequenceBatch: what several customers took, side by side, step by step.

/// Sequences of products, the longest first: first the first products of all, then the second of those that go on.
///
/// Nothing is padded: the sequences that last to a step are the first ones, so they are the first rows of every matrix.
package struct SequenceBatch: Sendable {
  /// One a step of a sequence, but for the last.
  package let products: [Int32]
  /// What came after each of ``products``.
  package let next: [Int32]
  /// How many sequences last to each step; never rising.
  package let counts: [Int]

  /// A sequence of one product says nothing of what comes next, and is left out.
  package init(_ sequences: [ArraySlice<Int32>]) {
    let order = sequences.indices.filter { sequences[$0].count > 1 }.sorted {
      (sequences[$1].count, $0) < (sequences[$0].count, $1)
    }
    var products: [Int32] = []
    var next: [Int32] = []
    var counts: [Int] = []
    var going = order.count
    for step in 0..<(order.first.map { sequences[$0].count - 1 } ?? 0) {
      while sequences[order[going - 1]].count < step + 2 { going -= 1 }
      for place in order.prefix(going) {
        let sequence = sequences[place]
        products.append(sequence[sequence.startIndex + step])
        next.append(sequence[sequence.startIndex + step + 1])
      }
      counts.append(going)
    }
    self.products = products
    self.next = next
    self.counts = counts
  }
}
