// ExplanationTests › ReasonTreeTests: a receipt's reasons, grouped without losing a cent.

import Catalogue
import Explanation
import GraphRules
import GraphWalkScoring
import KnowledgeGraph
import Scoring
import ScoringTesting
import Testing

@Suite("Reasons of a receipt")
struct ReasonTreeTests {
  let world: SmallWorld

  init() throws { world = try SmallWorld() }

  @Test(
    "Shown and other reasons sum to the score, and so do the channels, for every product",
    arguments: ["en", "zh"])
  func sums(language: String) throws {
    let walks = WalkScorer(graph: world.graph, metapaths: world.rules.metapaths, choices: nil).prepare(
      world.request)
    for product in (0..<world.catalogue.count).map({ ProductID($0) }) {
      let contributions = walks.contributions(to: product) + [part("popularity", .popularity, 0.3)]
      let tree = try world.builder(language).tree(
        of: Receipt(product: product, variant: 0, rank: 1, contributions: contributions),
        history: world.request.history, customer: "Anna")
      let total = contributions.reduce(0) { $0 + $1.amount }
      let bound = 1e-9 * max(1, abs(total))
      #expect(abs((tree.shown + tree.rest).reduce(0) { $0 + $1.amount } - total) <= bound)
      #expect(abs(tree.channels.reduce(0) { $0 + $1.amount } - total) <= bound)
      #expect((tree.shown + tree.rest).reduce(0) { $0 + $1.count } == contributions.count)
      #expect(tree.score == total)
      #expect((0...1).contains(tree.covered) && tree.against <= 0)
      #expect(tree.shown.count <= 4)
    }
  }

  @Test("Two Northpeak things that she took are one reason that names the stronger first")
  func grouped() throws {
    let tree = try world.tree(
      of: "day-pack",
      [
        try world.shared("brand:northpeak", by: "madeBy", event: 6, to: "day-pack", 0.1),
        try world.shared("brand:northpeak", by: "madeBy", event: 1, to: "day-pack", 0.4),
      ])
    #expect(tree.shown.map(\.count) == [2])
    #expect(tree.shown.first?.items == [world.id("ridge-boot"), world.id("trail-shoe")])
    #expect(tree.shown.first?.short == "also by Northpeak, like the Ridge Boot")
    #expect(tree.shown.first?.sentence == "It is by Northpeak, like the Ridge Boot you bought.")
    #expect(tree.shown.first?.told.more == 0, "the trail shoe was only looked at")
  }

  @Test("Words that many of her products share are one reason that names the strongest and counts the others")
  func wordsTogether() throws {
    let parts = [1, 3, 5].map { part("text", .term("grippy"), 1 / Double($0), event: $0) }
    let tree = try world.tree(of: "summit-boot", parts + [part("text", .term("snug"), 0.4, event: 1)])
    let reason = try #require(tree.shown.first)
    #expect(tree.shown.count == 1 && tree.rest.isEmpty)
    #expect(reason.told.words == ["grippy", "snug"])
    // The soup pot was liked, not bought.
    #expect(reason.short == "grippy and snug, like the Ridge Boot and 1 more")
    #expect(reason.own.map(\.amount) == [1.4, 1.0 / 3, 0.2])
    #expect(reason.steps.map(\.node) == ["Ridge Boot +1", "Summit Boot"])
  }

  @Test("At most four reasons are shown, no crumbs, nothing against, and nothing that is no reason")
  func atMostFour() throws {
    let brands = [
      ("brand:northpeak", "madeBy", 1), ("colour:teal", "hasColour", 3), ("brand:hearth", "madeBy", 5),
    ]
    let walks = try brands.enumerated().map { place, walk in
      try world.shared(walk.0, by: walk.1, event: walk.2, to: "summit-boot", 1 / Double(place + 2))
    }
    let others: [Contribution] = [
      part("neighbours", .together(item: world.id("ridge-boot"), customers: 9), 0.8, event: 1),
      part("transition", .next(item: world.id("ridge-boot"), customers: 9), 0.7, event: 1),
      part("text", .term("grippy"), 0.6, event: 3),
      part("latent", .latent(item: world.id("ridge-boot")), 0.001, event: 1),
      part("popularity", .popularity, 5),
      part("rule", .rule(id: "r"), 5), part("colour", .colour("black"), -3, event: 4),
    ]
    let tree = try world.tree(of: "summit-boot", walks + others)
    #expect(tree.shown.count == 4)
    #expect(tree.shown == tree.shown.sorted { $0.amount > $1.amount })
    #expect(tree.against == -3)
    let amounts = Set(tree.shown.map(\.amount))
    #expect(amounts.isDisjoint(with: [5, -3, 0.001]))
    #expect(tree.objections.map(\.amount) == [-3])
  }

  @Test("A reason that names another product is shown before a heavier one that would name the same again")
  func variety() throws {
    let ridge = world.id("ridge-boot")
    let parts = [
      part("neighbours", .together(item: ridge, customers: 9), 1, event: 1),
      part("transition", .next(item: ridge, customers: 9), 0.9, event: 1),
      part("latent", .latent(item: ridge), 0.8, event: 1),
      part("als", .latent(item: ridge), 0.7, event: 1),
      part("text", .term("grippy"), 0.2, event: 3),
      try world.shared("brand:hearth", by: "madeBy", event: 5, to: "summit-boot", 0.2),
    ]
    let shown = try world.tree(of: "summit-boot", parts).shown
    #expect(shown.count == 4)
    #expect(Set(shown.compactMap(\.told.item)).count == 3)
    #expect(shown.contains { $0.told.words == ["grippy"] })
  }

  @Test("Two ways of counting customers that would be told in the same words are told once")
  func saidOnce() throws {
    let ridge = world.id("ridge-boot")
    let parts = [
      part("neighbours", .together(item: ridge, customers: 3), 1, event: 1),
      part("walk", .together(item: ridge, customers: 3), 0.5, event: 1),
    ]
    let tree = try world.tree(of: "summit-boot", parts)
    #expect(tree.shown.map(\.amount) == [1] && tree.rest.map(\.amount) == [0.5])
  }

  @Test("An entity with many of her products lends each reason another one of them")
  func otherName() throws {
    let parts = [
      part("neighbours", .together(item: world.id("ridge-boot"), customers: 9), 1, event: 1),
      try world.shared("brand:northpeak", by: "madeBy", event: 1, to: "day-pack", 0.5),
      try world.shared("brand:northpeak", by: "madeBy", event: 6, to: "day-pack", 0.2),
    ]
    let shown = try world.tree(of: "day-pack", parts).shown
    #expect(shown.map(\.told.item) == [world.id("ridge-boot"), world.id("trail-shoe")])
  }

  @Test("Yes, years and numbers are no words of a reason, and neither are those of the product's name")
  func tellingWords() throws {
    let words = ["yes", "years", "980g", "ridge", "grippy"].enumerated().map { place, word in
      part("text", .term(word), 1 / Double(place + 1), event: 1)
    }
    #expect(try world.tree(of: "summit-boot", words).shown.map(\.told.words) == [["grippy"]])
    let bare = try world.tree(of: "summit-boot", Array(words.prefix(4)))
    #expect(bare.shown.map(\.short) == ["described like the Ridge Boot"])
  }

  @Test("Every contribution is one leaf of the tree, and a node is the sum of what is below it")
  func wholeTree() throws {
    let walks = WalkScorer(graph: world.graph, metapaths: world.rules.metapaths, choices: nil).prepare(
      world.request)
    let contributions =
      walks.contributions(to: world.id("day-pack")) + [
        part("popularity", .popularity, 0.3), part("text", .term("dry"), -0.2, event: 4),
      ]
    let tree = try world.tree(of: "day-pack", contributions, history: world.request.history)
    #expect(tree.root.leaves.sorted() == Array(contributions.indices))
    #expect((tree.shown + tree.rest).flatMap(\.leaves).sorted() == Array(contributions.indices))
    func check(_ node: ReasonNode) {
      if case .contribution(let place) = node.matter { #expect(node.amount == contributions[place].amount) }
      guard !node.children.isEmpty else { return }
      #expect(node.amount == node.children.reduce(0) { $0 + $1.amount })
      node.children.forEach(check)
    }
    check(tree.root)
  }

  @Test("What covers how much and what speaks against is always said")
  func always() throws {
    let parts = [
      part("text", .term("grippy"), 1, event: 1), part("popularity", .popularity, 1),
      try world.shared("brand:hearth", by: "madeBy", event: 4, to: "summit-boot", -0.4),
    ]
    let tree = try world.tree(of: "summit-boot", parts)
    #expect(tree.coverage == "these cover 50 % of the score · 2 smaller reasons, 0.60 together")
    #expect(tree.objection == "Against it: -0.40, above all: by Hearth, like the Iron Pan (returned).")
    let chinese = try world.tree(of: "summit-boot", parts, language: "zh")
    #expect(chinese.coverage == "以上占得分的 50 % · 另有 2 个较小的理由，共 0.60")
    #expect(chinese.objection?.hasPrefix("不利因素：-0.40") == true)
  }

  @Test("What fewer than five customers did is told without their number", arguments: ["en", "zh"])
  func smallCounts(language: String) throws {
    for (customers, isTold) in [(4, false), (5, true)] {
      for evidence: Evidence in [
        .together(item: world.id("ridge-boot"), customers: customers),
        .next(item: world.id("ridge-boot"), customers: customers),
      ] {
        for amount in [1.0, -1.0] {
          let tree = try world.tree(
            of: "summit-boot", [part("neighbours", evidence, amount, event: 1)], language: language)
          let reason = try #require((tree.shown + tree.rest).first)
          let told = reason.short + reason.sentence + reason.steps.map(\.relation).joined()
          #expect(told.contains("\(customers)") == isTold, "\(told)")
        }
      }
    }
  }

  @Test("What a customer took back is told as speaking against")
  func against() throws {
    let tree = try world.tree(
      of: "soup-pot", [try world.shared("brand:hearth", by: "madeBy", event: 4, to: "soup-pot", -0.4)])
    #expect(tree.shown.isEmpty && tree.covered == 0)
    #expect(tree.against == -0.4)
    #expect(tree.rest.map(\.short) == ["by Hearth, like the Iron Pan (returned)"])
  }

  /// Thirty products, ten of them at one price, and brands of two.
  private var thirty: KnowledgeGraph {
    var builder = GraphBuilder(ontology: world.rules.ontology)
    builder.node("user", "anna", label: "Anna")
    for index in 0..<30 {
      let product = builder.node("product", "p\(index)", label: "P\(index)")
      let band = builder.node("price", index < 10 ? "common" : "band\(index)", label: "€1–2")
      builder.connect(product, "costs", band, source: .derived)
      builder.connect(product, "madeBy", builder.node("brand", "b\(index / 2)", label: "B"), source: .derived)
    }
    return builder.freeze()
  }

  /// Told of walks from a purchase of the first product to the second one; each a list of nodes between them, and the
  /// relations along which it enters and leaves them.
  private func tree(of walks: [(metapath: String, nodes: [String], relations: [String])]) throws -> ReasonTree
  {
    let graph = thirty
    let contributions = try walks.map { walk in
      let between = try walk.nodes.map { try #require(graph.node(named: $0)) }
      let path = PathEvidence(
        metapath: walk.metapath, scale: 1,
        nodes: [graph.node(ofUser: 0), graph.node(of: ProductID(0))] + between + [
          graph.node(of: ProductID(1))
        ],
        edges: [PathEdge(relation: "bought", weight: 1)]
          + walk.relations.enumerated().map { PathEdge(relation: $1, isInverse: $0 % 2 == 1, weight: 1) })
      return Contribution(scorer: "walk", evidence: .path(path), amount: 1, because: .event(1))
    }
    let catalogue = Catalogue(
      products: (0..<30).map { index in
        var variant = Variant(id: "p\(index)", item: "p\(index)", source: RecordSource(line: index))
        variant.title = "P\(index)"
        return Product(id: variant.id, variants: [variant])
      })
    return ReasonTreeBuilder(
      graph: graph, phrases: try #require(world.rules.phrases["en"]), lexicon: world.rules.lexicon,
      names: ProductNames(catalogue, lexicon: world.rules.lexicon)
    ).tree(
      of: Receipt(product: ProductID(1), variant: 0, rank: 1, contributions: contributions),
      history: [
        HistoryItem(cause: .event(1), product: ProductID(0), variant: 0, relation: "bought", strength: 1)
      ],
      customer: "Anna")
  }

  @Test("A price that a third of the catalogue shares counts, but is not shown")
  func hub() throws {
    let tree = try tree(of: [
      ("product-price-product", ["price:common"], ["costs", "costs"]),
      ("product-brand-product", ["brand:b0"], ["madeBy", "madeBy"]),
    ])
    #expect(tree.shown.map(\.short) == ["also by B, like the P0"])
    #expect(tree.rest.map(\.short) == ["priced like the P0"])
  }

  @Test("A walk that passes another product on its way can be explained")
  func longWalk() throws {
    let tree = try tree(of: [
      ("my-own-walk", ["brand:b0", "product:p29", "price:common"], ["madeBy", "madeBy", "costs", "costs"])
    ])
    #expect(tree.shown.map(\.short) == ["related to the P0"])
    #expect(tree.shown.first?.steps.map(\.node) == ["P0", "B", "P29", "€1–2", "P1"])
  }
}
