// RecommenderTests › GroundedReasonsTests: every name, number and relation of a rendered reason is in the graph or the receipt.

import Catalogue
import Conversation
import Explanation
import Features
import Foundation
import GraphRules
import KnowledgeGraph
import Recommender
import Scoring
import Testing

@Suite("Reasons that are true", .sampleShop)
struct GroundedReasonsTests {
  @Test("In the sample shop, for every customer, in both languages", arguments: GraphRules.languages)
  func sample(language: String) throws {
    let shop = try Shop(folder: #require(SampleShop.folder))
    var judge = try GroundedReasons(shop, language: language)
    for customer in shop.customers { try judge.judge(customer.id, listed: 10) }
    #expect(judge.reasons > 400, "only \(judge.reasons) reasons")
    for complaint in judge.complaints.prefix(20) { Issue.record("\(complaint)") }
  }

  /// `CLEW_REASONS_SHOP` is the folder of a trained shop.
  @Test(
    "In a larger shop, for 5,000 reasons in each language", .enabled(if: LargerShop.folder != nil),
    arguments: GraphRules.languages)
  func larger(language: String) throws {
    let shop = try Shop(folder: #require(LargerShop.folder))
    var judge = try GroundedReasons(shop, language: language)
    let stride = max(1, shop.customers.count / 1000)
    for place in Swift.stride(from: 0, to: shop.customers.count, by: stride) where judge.reasons < 5000 {
      try judge.judge(shop.customers[place].id, listed: 5)
    }
    print("\(judge.reasons) reasons in \(language), \(judge.complaints.count) complaints")
    #expect(judge.reasons >= 5000)
    for complaint in judge.complaints.prefix(20) { Issue.record("\(complaint)") }
  }
}

enum LargerShop {
  static let folder = ProcessInfo.processInfo.environment["CLEW_REASONS_SHOP"].map { URL(filePath: $0) }
}

/// Looks up what reasons say, in ways of its own.
private struct GroundedReasons {
  private let shop: Shop
  private let desk: ShopDesk
  private let language: String
  private let phrases: Phrases
  private let names: ProductNames
  private(set) var reasons = 0
  private(set) var complaints: [String] = []

  init(_ shop: Shop, language: String) throws {
    self.shop = shop
    self.language = language
    desk = ShopDesk(shop)
    phrases = try #require(shop.rules.phrases[language])
    names = ProductNames(shop.catalogue, lexicon: shop.vocabulary.lexicon)
  }

  mutating func judge(_ customer: String, listed: Int) throws {
    let request = ListRequest(user: customer, count: listed)
    let events = Dictionary(
      uniqueKeysWithValues: try shop.events(of: try shop.user(customer)).map { ($0.number, $0) })
    for item in try desk.list(request, language: language).items {
      let explained = try desk.explain(item.item, for: request, language: language)
      let about = "\(customer), \(item.item): "
      whole(explained, about)
      for reason in explained.tree.shown + explained.tree.rest + explained.tree.objections {
        reasons += 1
        let fault = { (what: String) in about + what + ": " + reason.sentence + " / " + reason.short }
        sum(reason, explained, fault)
        product(reason, explained, events, fault)
        shared(reason, explained, fault)
        words(reason, explained, fault)
        numbers(reason, explained, fault)
        strangers(reason, customer, fault)
      }
    }
  }

  private mutating func expect(_ holds: Bool, _ complaint: @autoclosure () -> String) {
    if !holds { complaints.append(complaint()) }
  }

  // MARK: The tree

  private mutating func whole(_ explained: Explained, _ about: String) {
    let tree = explained.tree
    let parts = explained.listed.receipt.contributions
    expect(tree.root.leaves.sorted() == Array(parts.indices), about + "a contribution is no leaf, or two")
    expect(
      (tree.shown + tree.rest).flatMap(\.leaves).sorted() == Array(parts.indices),
      about + "the reasons do not part the receipt")
    let entities = tree.shown.filter { $0.told.sharedID.contains(":") }.map(\.told.shared)
    expect(Set(entities).count == entities.count, about + "an entity twice in \(tree.shown.map(\.sentence))")
    let sentences = tree.shown.map(\.sentence)
    expect(Set(sentences).count == sentences.count, about + "a sentence twice: \(sentences)")
    let words = tree.shown.flatMap(\.told.words)
    expect(Set(words).count == words.count, about + "a word twice in \(tree.shown.map(\.sentence))")
    // A product comes twice only where the later reason has no other one to name.
    for (place, reason) in tree.shown.enumerated() {
      let others = tree.shown[..<place].compactMap(\.told.item)
      guard let item = reason.told.item, others.contains(item) else { continue }
      let strongest = reason.own.map(\.amount).max() ?? 0
      let named = Set(tree.shown.compactMap(\.told.item))
      let free = reason.own.filter { $0.amount >= 0.1 * strongest && !named.contains($0.product) }
      expect(free.isEmpty, about + "a product twice though another is possible: \(reason.sentence)")
    }
  }

  // MARK: One reason

  private mutating func sum(_ reason: Reason, _ explained: Explained, _ fault: (String) -> String) {
    let parts = reason.leaves.map { explained.listed.receipt.contributions[$0] }
    let sum = parts.reduce(0) { $0 + $1.amount }
    expect(
      abs(sum - reason.amount) <= 1e-12 * max(1, abs(sum)), fault("its amount is not the sum of its parts"))
  }

  /// The product that is named is the customer's own, and she did with it what is said.
  private mutating func product(
    _ reason: Reason, _ explained: Explained, _ events: [Int: Event], _ fault: (String) -> String
  ) {
    guard let item = reason.told.item else {
      expect(!reason.sentence.contains("you ") || reason.sentence.contains("you asked"), fault("no product"))
      return
    }
    let behind = reason.leaves.compactMap { place -> Event? in
      guard case .event(let number)? = explained.listed.receipt.contributions[place].because else {
        return nil
      }
      return events[number]
    }
    let own = behind.filter { $0.product == item }
    expect(!own.isEmpty, fault("the product is not hers"))
    let relations = own.map { shop.rules.ontology.relation(forEvent: $0.kind.rawValue)?.name }
    expect(relations.contains(reason.told.relation), fault("she did not do that"))
    expect(reason.sentence.contains(names.full(item)), fault("another product is named"))
    let verb = phrases.verb(reason.told.relation ?? "")
    if reason.amount >= 0 { expect(reason.sentence.contains(verb), fault("another verb")) }
    let others = Set(behind.map(\.product)).subtracting([item])
    expect((0...others.count).contains(reason.told.more), fault("more products than there are"))
  }

  /// What both share lies on every path, and every edge of the paths is in the graph.
  private mutating func shared(_ reason: Reason, _ explained: Explained, _ fault: (String) -> String) {
    for place in reason.leaves {
      guard case .path(let path) = explained.listed.receipt.contributions[place].evidence else { continue }
      if reason.told.sharedID.contains(":") {
        let node = shop.graph.node(named: reason.told.sharedID)
        expect(node.map(path.nodes.contains) == true, fault("the entity is not on the path"))
      }
      // The first edge is the event's; answering does without those in the graph.
      for (step, edge) in path.edges.enumerated().dropFirst() {
        let (from, to) = (path.nodes[step], path.nodes[step + 1])
        let (head, tail) = edge.isInverse ? (to, from) : (from, to)
        let edges = shop.graph.relation(edge.relation)?.forward
        let found = edges?.edge(from: Int(head.index), to: tail.index)
        expect(found.map { edges?.weights[$0] == edge.weight } == true, fault("an edge that is not there"))
      }
    }
    if reason.told.sharedID.hasPrefix("brand:") || reason.told.sharedID.hasPrefix("category:") {
      expect(reason.sentence.contains(reason.told.shared), fault("the entity is not named"))
    }
  }

  /// Words of a text are in the texts of both products; colours are bins of the receipt.
  private mutating func words(_ reason: Reason, _ explained: Explained, _ fault: (String) -> String) {
    guard case .kind(let kind) = reason.told.subject else { return }
    let evidence = reason.leaves.map { explained.listed.receipt.contributions[$0].evidence }
    for word in reason.told.words {
      switch kind {
      case .term:
        expect(evidence.contains(.term(word)), fault("“\(word)” is not in the receipt"))
        let term = Tokeniser.terms(in: word).first
        for product in [reason.told.item, explained.listed.receipt.product].compactMap(\.self) {
          let lead = shop.catalogue[product].lead
          let texts =
            [lead.title, lead.summary, lead.brand, lead.material, lead.pattern] + lead.colourWords
            + lead.categories.joined() + lead.details.flatMap { [$0.name, $0.value] } + [lead.googleCategory]
          let terms = Set(texts.flatMap { Tokeniser.terms(in: $0) })
          let others = shop.catalogue[product].variants.flatMap {
            Tokeniser.terms(in: $0.title + " " + $0.summary)
          }
          expect(
            term.map { terms.contains($0) || others.contains($0) } == true,
            fault("“\(word)” is not in the text of \(product.index)"))
        }
      case .colour:
        let bins = Set(evidence.compactMap { if case .colour(let bin) = $0 { bin } else { nil } })
        let place = ColourBins.names(language: language).firstIndex(of: word)
        let english = place.map { ColourBins.names(language: "en")[$0] } ?? word
        expect(bins.contains(english), fault("“\(word)” is in neither picture"))
      default: break
      }
    }
  }

  /// Beside those in names and words, the only numbers are counts: of customers from five up, and of her own products.
  private mutating func numbers(_ reason: Reason, _ explained: Explained, _ fault: (String) -> String) {
    let told = reason.told
    for (text, name) in [
      (reason.sentence, told.item.map(names.full)), (reason.short, told.item.map(names.short)),
    ] {
      var rest = text
      for value in [name ?? "", told.shared] + told.words where !value.isEmpty {
        rest = rest.replacing(value, with: " ")
      }
      let numbers = rest.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
      let allowed = [told.customers, told.more > 0 ? told.more : nil].compactMap(\.self)
      expect(numbers.allSatisfy(allowed.contains), fault("numbers \(numbers), told \(allowed)"))
    }
    guard let customers = told.customers else { return }
    expect(customers >= 5, fault("so few customers that one may be known"))
    let counted = reason.leaves.contains { place in
      switch explained.listed.receipt.contributions[place].evidence {
      case .together(let item, let count), .next(let item, let count): item == told.item && count == customers
      default: false
      }
    }
    expect(counted, fault("customers that nobody counted"))
  }

  /// No other customer is named, neither by name nor by id.
  private mutating func strangers(_ reason: Reason, _ customer: String, _ fault: (String) -> String) {
    let text = reason.sentence + " " + reason.short + " " + reason.steps.map(\.node).joined(separator: " ")
    let words = Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "_" }.map(String.init))
    for other in shop.customers where other.id != customer {
      if words.contains(other.id) { complaints.append(fault("customer \(other.id) is named")) }
      if other.name.count > 3, text.contains(other.name) {
        complaints.append(fault("\(other.name) is named"))
      }
    }
  }
}
