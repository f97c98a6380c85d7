// Features › TermIndexBuilder: from products to the index of their words.

package import Catalogue
import VectorMath

/// Reads products one after the other, then freezes into a ``TermIndex``.
package struct TermIndexBuilder {
  private var vocabulary = TermNumbers()
  private var documentFrequency: [Int32] = []
  /// One entry per product and term: the term and its frequency, weighted by field.
  private var terms: [Int32] = []
  private var frequencies: [Float] = []
  private var starts = [0]
  /// By term: the last product that had it, and where its frequency stands.
  private var lastProduct: [Int32] = []
  private var lastVariant: [Int32] = []
  private var place: [Int] = []

  package init() {}

  /// The index of all products, in catalogue order.
  package static func index(_ products: [Product]) -> TermIndex {
    var builder = TermIndexBuilder()
    for product in products { builder.add(product) }
    return builder.finish()
  }

  /// Adds the next product; further variants add only words that those before them do not have.
  package mutating func add(_ product: Product) {
    let number = Int32(starts.count - 1)
    for (index, variant) in product.variants.enumerated() {
      // A title says what a thing is, the rest describes it.
      add(variant.title, 3, number, Int32(index))
      add(variant.brand, 1, number, Int32(index))
      for path in variant.categories { if let leaf = path.last { add(leaf, 1, number, Int32(index)) } }
      for word in variant.colourWords { add(word, 1, number, Int32(index)) }
      add(variant.material, 1, number, Int32(index))
      add(variant.pattern, 1, number, Int32(index))
      for detail in variant.details { add(detail.value, 1, number, Int32(index)) }
      add(variant.summary, 1, number, Int32(index))
    }
    starts.append(terms.count)
  }

  private mutating func add(_ text: String, _ weight: Float, _ product: Int32, _ variant: Int32) {
    guard !text.isEmpty else { return }
    Tokeniser.forEachTerm(in: text) { term, word in
      let number = vocabulary.insert(term, word: String(decoding: word, as: UTF8.self))
      if number == lastProduct.count {
        lastProduct.append(-1)
        lastVariant.append(-1)
        place.append(0)
        documentFrequency.append(0)
      }
      if lastProduct[number] != product {
        lastProduct[number] = product
        lastVariant[number] = variant
        place[number] = terms.count
        documentFrequency[number] += 1
        terms.append(Int32(number))
        frequencies.append(weight)
      } else if lastVariant[number] == variant {
        frequencies[place[number]] += weight
      }
    }
  }

  /// Weighs, keeps the strongest terms of each product, numbers what is left, and turns the rows around.
  package consuming func finish() -> TermIndex {
    let products = starts.count - 1
    let lengths = (0..<products).map { frequencies[starts[$0]..<starts[$0 + 1]].reduce(0, +) }
    let mean = max(lengths.reduce(0, +) / Float(max(products, 1)), 1)
    let rarity = documentFrequency.map { TermWeights.rarity($0, of: products) }
    var rows: [[(term: Int32, weight: Float)]] = []
    rows.reserveCapacity(products)
    for product in 0..<products {
      var row = (starts[product]..<starts[product + 1]).map {
        (
          term: terms[$0],
          weight: rarity[Int(terms[$0])]
            * TermWeights.saturated(frequencies[$0], length: lengths[product] / mean)
        )
      }
      if row.count > TermWeights.most {
        row.sort { ($1.weight, $0.term) < ($0.weight, $1.term) }
        row.removeLast(row.count - TermWeights.most)
      }
      row.sort { $0.term < $1.term }
      rows.append(row)
    }
    return freeze(rows)
  }

  private func freeze(_ rows: [[(term: Int32, weight: Float)]]) -> TermIndex {
    var counts = [Int](repeating: 0, count: vocabulary.count)
    for row in rows { for entry in row { counts[Int(entry.term)] += 1 } }
    var kept = [Int32](repeating: -1, count: vocabulary.count)
    var words: [String] = []
    var frequency: [Int32] = []
    var postingStarts = [0]
    for number in counts.indices where counts[number] > 0 {
      kept[number] = Int32(words.count)
      words.append(vocabulary.words[number])
      frequency.append(documentFrequency[number])
      postingStarts.append(postingStarts[postingStarts.count - 1] + counts[number])
    }
    let total = postingStarts[postingStarts.count - 1]
    var rowStarts = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    columns.reserveCapacity(total)
    values.reserveCapacity(total)
    var postingColumns = [Int32](repeating: 0, count: total)
    var postingValues = [Float](repeating: 0, count: total)
    var next = postingStarts
    for (product, row) in rows.enumerated() {
      let length = row.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
      for entry in row {
        let term = Int(kept[Int(entry.term)])
        let weight = entry.weight / length
        columns.append(Int32(term))
        values.append(weight)
        postingColumns[next[term]] = Int32(product)
        postingValues[next[term]] = weight
        next[term] += 1
      }
      rowStarts.append(columns.count)
    }
    return TermIndex(
      productTerms: SparseRows(starts: rowStarts, columns: columns, values: values, columnCount: words.count),
      postings: SparseRows(
        starts: postingStarts, columns: postingColumns, values: postingValues, columnCount: rows.count),
      documentFrequency: frequency, words: words, vocabulary: vocabulary, kept: kept)
  }
}
