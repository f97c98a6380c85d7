// Recommender › ContributionPiece: the contributions of a receipt as JSON, written straight into bytes.

import Catalogue

/// Writes what `JSONEncoder` would write of contributions, with sorted keys, to the byte.
struct ContributionPiece {
  private(set) var bytes: [UInt8] = []

  init(_ contributions: [ContributionDocument]) {
    bytes.reserveCapacity(contributions.count * 200 + 2)
    list(contributions) { $0.append($1) }
  }

  private mutating func append(_ contribution: ContributionDocument) {
    text("{\"amount\":")
    append(contribution.amount)
    append("because", contribution.because)
    text(",\"evidence\":")
    append(contribution.evidence)
    append("scorer", contribution.scorer)
    text("}")
  }

  private mutating func append(_ evidence: EvidenceDocument) {
    let start = bytes.count
    append("colour", evidence.colour)
    if let customers = evidence.customers { text(",\"customers\":\(customers)") }
    if let edges = evidence.edges {
      text(",\"edges\":")
      list(edges) { piece, edge in
        piece.text(edge.inverse.map { "{\"inverse\":\($0),\"relation\":" } ?? "{\"relation\":")
        JSONString.append(edge.relation, to: &piece.bytes)
        piece.text(",\"weight\":")
        piece.append(edge.weight)
        piece.text("}")
      }
    }
    append("id", evidence.id)
    append("item", evidence.item)
    append("kind", evidence.kind)
    append("metapath", evidence.metapath)
    append("name", evidence.name)
    if let nodes = evidence.nodes {
      text(",\"nodes\":")
      list(nodes) { JSONString.append($1, to: &$0.bytes) }
    }
    if let scale = evidence.scale {
      text(",\"scale\":")
      append(scale)
    }
    append("term", evidence.term)
    append("value", evidence.value)
    append("words", evidence.words)
    // The first of them begins with a comma, in the brace's place.
    bytes[start] = UInt8(ascii: "{")
    text("}")
  }

  private mutating func list<Element>(
    _ elements: [Element], write: (inout ContributionPiece, Element) -> Void
  ) {
    text("[")
    for (place, element) in elements.enumerated() {
      if place > 0 { text(",") }
      write(&self, element)
    }
    text("]")
  }

  private mutating func text(_ text: String) { bytes += text.utf8 }

  private mutating func append(_ key: StaticString, _ value: String?) {
    guard let value else { return }
    text(",\"")
    key.withUTF8Buffer { bytes += $0 }
    text("\":")
    JSONString.append(value, to: &bytes)
  }

  /// The shortest digits that read back as the same double, without the zero of whole numbers.
  private mutating func append(_ number: Double) {
    text(number.description)
    if bytes.suffix(2).elementsEqual(".0".utf8) { bytes.removeLast(2) }
  }
}
