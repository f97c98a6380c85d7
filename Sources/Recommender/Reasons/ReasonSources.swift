// Recommender › ReasonSources: from a reason back to the lines of the files that say so.

import Catalogue
package import Explanation
import GraphRules
import KnowledgeGraph
package import Scoring
import ShopStore

/// One fact behind a reason, and where it was read.
package struct SourceLine: Hashable, Sendable, Encodable {
  /// The fact: `bought Trail Mid GTX, 2026-03-02`, `Trail Mid GTX – by – Northpeak`.
  package let fact: String
  /// As it was named when it was taken in; absent for what the program laid down or learnt itself.
  package let file: String?
  /// From 1, the line at which the record or event begins.
  package let line: Int?
  /// `event:e5512`, `record:5/310`, `derived` or `model:3`.
  package let name: String

  /// `events.csv:12`, the file without its folders; else the name.
  package var place: String {
    guard let file else { return name }
    let last = file.split(separator: "/").last.map(String.init) ?? file
    return line.map { "\(last):\($0)" } ?? last
  }
}

/// Looks up sources in one shop for one customer.
package struct ReasonSources {
  private let shop: Shop
  private let names: ProductNames
  private let phrases: Phrases
  private let events: [Int: Event]
  private let eventSources: [Int: RecordSource]
  private let files: [Int: String]

  init(_ shop: Shop, user: Int?, names: ProductNames, phrases: Phrases) throws {
    self.shop = shop
    self.names = names
    self.phrases = phrases
    let own = try user.map { try shop.store.events(ofUser: $0) } ?? []
    events = Dictionary(own.map { ($0.number, $0) }) { first, _ in first }
    eventSources = try user.map { try shop.store.eventSources(ofUser: $0) } ?? [:]
    files = Dictionary(try shop.store.imports().map { ($0.number, $0.file) }) { first, _ in first }
  }

  /// The customer's events behind a reason and the facts that its contributions rest on, each once.
  ///
  /// The product that is named comes first, then the heaviest contributions.
  package func lines(of reason: Reason, in receipt: Receipt) -> [SourceLine] {
    var lines: [SourceLine] = []
    var seen: Set<String> = []
    let contributions = reason.leaves.map { receipt.contributions[$0] }.sorted { a, b in
      let named = [a, b].map { own(of: $0) == reason.told.item }
      return named[0] != named[1] ? named[0] : abs(a.amount) > abs(b.amount)
    }
    func add(_ more: [SourceLine]) {
      for line in more where seen.insert(line.fact + line.name).inserted { lines.append(line) }
    }
    for contribution in contributions {
      add(cause(of: contribution))
      add(facts(of: contribution, receipt.product))
    }
    return lines
  }

  private func own(of contribution: Contribution) -> ProductID? {
    guard case .event(let number)? = contribution.because else { return nil }
    return events[number]?.product
  }

  private func cause(of contribution: Contribution) -> [SourceLine] {
    switch contribution.because {
    case .event(let number)?:
      guard let event = events[number] else { return [] }
      let relation = shop.history.relation(of: event.kind) ?? event.kind.rawValue
      let day = event.time.map {
        ", \(CalendarDay(daysSince1970: Int(($0 - ($0 % 86_400 + 86_400) % 86_400) / 86_400)))"
      }
      let fact = "\(phrases.relation(relation)) \(names.short(event.product))\(day ?? "")"
      return [line(fact, eventSources[number], "event:e\(number)")]
    case .said(let turn)?: return [SourceLine(fact: "said", file: nil, line: nil, name: "said:\(turn)")]
    case nil: return []
    }
  }

  private func facts(of contribution: Contribution, _ product: ProductID) -> [SourceLine] {
    switch contribution.evidence {
    case .path(let path): return edges(of: path)
    case .term(let word): return records(["\(phrases.relation("mentions")) \(word)"], contribution, product)
    case .colour(let bin): return pictures(bin, contribution, product)
    case .together, .next, .latent, .popularity:
      guard let model = shop.model else { return [] }
      return [SourceLine(fact: contribution.scorer, file: nil, line: nil, name: "model:\(model.number)")]
    default: return []
    }
  }

  /// What the texts or pictures of both products say.
  private func records(_ facts: [String], _ contribution: Contribution, _ product: ProductID) -> [SourceLine]
  {
    var products = [product]
    if case .event(let number)? = contribution.because, let own = events[number]?.product {
      products.insert(own, at: 0)
    }
    return facts.flatMap { fact in
      products.map { one in
        let source = shop.catalogue[one].lead.source
        return line("\(names.short(one)) – \(fact)", source, source.description)
      }
    }
  }

  /// The records whose pictures have the colour: the variant that she took, and of the product the one that has most.
  private func pictures(_ bin: String, _ contribution: Contribution, _ product: ProductID) -> [SourceLine] {
    var variants = [(product, shop.variant(of: product, showing: bin) ?? 0)]
    if case .event(let number)? = contribution.because, let own = events[number] {
      variants.insert((own.product, own.variant), at: 0)
    }
    return variants.map { one, variant in
      let source = shop.catalogue[one].variants[variant].source
      return line("\(names.short(one)) – \(phrases.relation("hasColour")) \(bin)", source, source.description)
    }
  }

  /// The edges of a path behind the customer's own, as the graph knows who says them.
  private func edges(of path: PathEvidence) -> [SourceLine] {
    path.edges.enumerated().flatMap { place, edge -> [SourceLine] in
      let (from, to) = (path.nodes[place], path.nodes[place + 1])
      let (head, tail) = edge.isInverse ? (to, from) : (from, to)
      guard let relation = shop.graph.relation(edge.relation),
        relation.forward.nodeCount > Int(head.index),
        let found = relation.forward.edge(from: Int(head.index), to: tail.index)
      else { return [] }
      let fact = "\(label(head)) – \(phrases.relation(edge.relation)) – \(label(tail))"
      return relation.sources(ofEdge: found).map { source in
        switch source {
        case .record(let record): line(fact, record, record.description)
        case .event(let number): line(fact, eventSources[number], "event:e\(number)")
        case .derived: SourceLine(fact: fact, file: nil, line: nil, name: "derived")
        }
      }
    }
  }

  private func label(_ node: NodeID) -> String {
    shop.graph.isProduct(node) ? names.short(ProductID(Int(node.index))) : shop.graph.label(node)
  }

  private func line(_ fact: String, _ source: RecordSource?, _ name: String) -> SourceLine {
    SourceLine(
      fact: fact, file: source.flatMap { files[$0.importNumber] },
      line: source.flatMap { $0.line > 0 ? $0.line : nil }, name: name)
  }
}
