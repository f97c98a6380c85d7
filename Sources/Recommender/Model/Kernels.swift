// Recommender › Kernels: what one training learns, by scorer.

import CollaborativeScoring
import GraphRules
import Scoring
import VectorMath

/// The nearest others of each customer, and what they were found with.
struct Peers: Sendable {
  let nearest: IndexRows
  let damping: Double
}

/// The kernels of one training, and their form in the file of a model.
///
/// A scorer that learns has a kernel of one of these forms under its ``ScorerName``; nothing else needs to know which.
struct Kernels: Sendable {
  let choices: Choices
  /// Pruned product-by-product tables.
  var tables: [String: KernelTable] = [:]
  /// Inner products of vectors.
  var factors: [String: FactorKernel] = [:]
  var peers: Peers?

  init(choices: Choices) {
    self.choices = choices
  }

  /// Writes each kernel as arrays under `<scorer>.<part>`.
  func append(to file: inout TableFile) {
    file.append("choices.starts", choices.sequences.starts)
    file.append("choices.products", choices.sequences.columns)
    for name in ScorerName.allCases.map(\.rawValue) {
      if let table = tables[name] {
        file.append("\(name).starts", table.weights.starts)
        file.append("\(name).columns", table.weights.columns)
        file.append("\(name).values", table.weights.values)
        file.append("\(name).customers", table.customers)
      }
      if let kernel = factors[name] {
        file.append("\(name).history", kernel.history.values)
        file.append("\(name).candidate", kernel.candidate.values)
        if let own = kernel.own { file.append("\(name).own", own.values) }
      }
    }
    if let peers {
      file.append("peers.starts", peers.nearest.starts)
      file.append("peers.customers", peers.nearest.columns)
      file.append("peers.damping", [peers.damping])
    }
  }

  /// Reads all kernels that the file has; `nil` when the file does not fit `productCount` products.
  init?(readingFrom file: TableFile, productCount: Int) {
    guard let starts = file.numbers("choices.starts", of: Int.self),
      let products = file.numbers("choices.products", of: Int32.self), starts.last == products.count
    else { return nil }
    choices = Choices(sequences: IndexRows(starts: starts, columns: products), productCount: productCount)
    for name in ScorerName.allCases.map(\.rawValue) {
      tables[name] = Self.table(name, file, productCount)
      factors[name] = Self.factors(name, file, productCount)
    }
    if let starts = file.numbers("peers.starts", of: Int.self),
      let customers = file.numbers("peers.customers", of: Int32.self), starts.last == customers.count,
      let damping = file.numbers("peers.damping", of: Double.self)?.first
    {
      peers = Peers(nearest: IndexRows(starts: starts, columns: customers), damping: damping)
    }
    // Models of earlier versions have this one under another name.
    if let table = Self.table("transitions", file, productCount) { tables["transition"] = table }
  }

  private static func table(_ name: String, _ file: TableFile, _ productCount: Int) -> KernelTable? {
    guard let starts = file.numbers("\(name).starts", of: Int.self),
      let columns = file.numbers("\(name).columns", of: Int32.self),
      let values = file.numbers("\(name).values", of: Float.self),
      let customers = file.numbers("\(name).customers", of: Int32.self)
    else { return nil }
    return KernelTable(
      weights: SparseRows(starts: starts, columns: columns, values: values, columnCount: productCount),
      customers: customers)
  }

  private static func factors(_ name: String, _ file: TableFile, _ productCount: Int) -> FactorKernel? {
    guard productCount > 0, let history = file.numbers("\(name).history", of: Float.self),
      let candidate = file.numbers("\(name).candidate", of: Float.self),
      history.count.isMultiple(of: productCount), candidate.count == history.count
    else { return nil }
    let rows = { (values: [Float]) in
      DenseRows(rowCount: productCount, columnCount: history.count / productCount, values: values)
    }
    let own = file.numbers("\(name).own", of: Float.self)
    guard own.map({ $0.count == history.count }) != false else { return nil }
    return FactorKernel(history: rows(history), candidate: rows(candidate), own: own.map(rows))
  }
}
