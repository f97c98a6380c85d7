// Recommender › Shop: a shop folder, opened, with everything that answering needs.

package import Catalogue
import Features
package import Foundation
import Fusion
package import GraphRules
package import KnowledgeGraph
import Scoring
import ShopStore

/// A shop as it stands when it is opened: catalogue, graph, features and the trained model, all frozen.
///
/// Events are read when a question is asked, so a new one counts in the next answer; a new feed or training is seen
/// by opening the shop again.
///
///     let folder = URL(filePath: "my-shop")
///     try Shop.ingest(["feed.xml", "customers.csv", "events.csv"], into: folder)
///     try Shop(folder: folder).train()
///     for receipt in try Shop(folder: folder).recommend(user: "u1042", count: 5) {
///       print(receipt.item, receipt.score)
///     }
public struct Shop: Sendable {
  package let folder: URL
  /// The rules of the program or of `--graph`, with the shop's own words and rules added.
  package let rules: GraphRules
  /// The rules without the shop's own, to open the shop again.
  private let baseRules: GraphRules
  private let environment: [String: String]
  package let settings: ShopSettings
  package let clock: ShopClock
  let store: ShopStore
  package let catalogue: Catalogue
  /// In the order of the store's numbers.
  package let customers: [Customer]
  let customerNumbers: [String: Int]
  /// What a list may hold when nothing is asked for.
  let everything: Candidates
  let names: EntityNames
  package let facts: [ProductFacts]
  /// The same in numbers, for what is asked of every product.
  let shelf: Shelf
  private(set) var features: ShopFeatures
  /// The feed's and the pictures' nodes and edges, and a node for each customer.
  ///
  /// Words and events, the bulk of the whole graph, are not laid: answering does without them.
  package let graph: KnowledgeGraph
  /// External triples as edges.
  let outside: OutsideKnowledge
  let history: HistoryReader
  package let model: TrainedShop?
  /// Why there is no model, where there should be one; only in a shop that was opened to be trained anew.
  let modelFault: String?
  /// The last import, `import-N` in receipts.
  package let dataVersion: Int

  /// The last import that the model in use was trained on; `nil` before the first training.
  package var modelDataVersion: Int? { model?.model.facts.dataVersion }

  /// Opens the shop in a folder under rules of the caller's; `CLEW_NOW` is looked up in `environment`.
  ///
  /// - Throws: A `ShopStoreError` when there is no shop or it is damaged, a `GraphRulesError` for the shop's own words,
  ///   a ``ShopError`` for a clock or a model that cannot be read; the latter not when `isForTraining`, which needs none.
  package init(
    folder: URL, rules base: GraphRules, isForTraining: Bool = false,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    self.folder = folder
    baseRules = base
    self.environment = environment
    let store = try ShopStore.open(folder, readOnly: false)
    self.store = store
    let documents = try store.documents()
    settings = try ShopSettings(documents)
    clock = try ShopClock(environment: environment, shopNow: settings.now)
    rules = try settings.adding(to: base, documents)
    let entities = try store.entities()
    catalogue = Catalogue(products: Self.titled(try store.products(), by: entities))
    everything = Candidates(everythingIn: catalogue)
    customers = try store.customers()
    customerNumbers = Dictionary(
      uniqueKeysWithValues: customers.enumerated().compactMap { $1.isErased ? nil : ($1.id, $0) })
    var spellings: [String: Int] = [:]
    for product in catalogue.products where !product.lead.brand.isEmpty {
      spellings[product.lead.brand, default: 0] += 1
    }
    let brands = BrandBook(spellings, lexicon: rules.lexicon, rules: rules.brands)
    let names = EntityNames(lexicon: rules.lexicon, brands: brands, taxonomy: settings.taxonomy)
    self.names = names
    var stored: (number: Int, model: TrainedModel)?
    do {
      stored = try Self.model(of: store)
      modelFault = nil
    } catch  where isForTraining {
      modelFault = "\(error)"
    }
    let features = ShopFeatures(
      catalogue, lexicon: rules.lexicon, stored: try store.pictureFeatures(), vectors: try store.vectors()
    ).reading(stored?.model.readout)
    self.features = features
    facts = catalogue.products.enumerated().map { index, product in
      let id = ProductID(index)
      return ProductFacts(
        of: product, pictures: features.colourShares(of: id), seen: features.seenColours(of: id), names: names
      )
    }
    shelf = Shelf(catalogue, facts)
    let outside = OutsideKnowledge(
      triples: try store.triples().map { ($0.triple, $0.importNumber) }, entities: entities,
      catalogue: catalogue, customers: customerNumbers, ontology: rules.ontology, names: names)
    self.outside = outside
    let graph = Self.builder(
      rules: rules, outside: outside, customers: customers, catalogue: catalogue, facts: facts, features: nil,
      names: names
    ).freeze()
    self.graph = graph
    dataVersion = try store.dataVersion()
    history = HistoryReader(rules.ontology, now: clock.now)
    model = stored.map { TrainedShop($0.model, number: $0.number, graph: graph, features: features) }
  }

  /// The shop with the names of its pictures told by another readout, for what is scored from here on.
  func reading(_ readout: ColourReadout?) -> Shop {
    var shop = self
    shop.features = features.reading(readout)
    return shop
  }

  private static func model(of store: ShopStore) throws -> (number: Int, model: TrainedModel)? {
    do {
      return try store.models.currentModel().map { ($0.number, try TrainedModel(readingFrom: $0.folder)) }
    } catch ShopStoreError.damaged(let place, _) {
      throw ShopError.damagedModel(file: place)
    }
  }

  /// Whether something was taken in or learnt since the shop was opened; about 50 µs.
  package func isOutdated() throws -> Bool {
    try store.dataVersion() != dataVersion || store.models.currentNumber() != model?.number
  }

  /// What time it is now, for a shop whose own clock does not stand still.
  package var present: ShopClock {
    (try? ShopClock(environment: environment, shopNow: settings.now)) ?? clock
  }

  /// The shop as it is now.
  package func reopened() throws -> Shop {
    try Shop(folder: folder, rules: baseRules, environment: environment)
  }

  /// A graph under construction that knows every customer by the store's number, and all that the feed says.
  func builderOfCatalogue() -> GraphBuilder {
    Self.builder(
      rules: rules, outside: outside, customers: customers, catalogue: catalogue, facts: facts,
      features: features, names: names)
  }

  private static func builder(
    rules: GraphRules, outside: OutsideKnowledge, customers: [Customer], catalogue: Catalogue,
    facts: [ProductFacts],
    features: ShopFeatures?,
    names: EntityNames
  ) -> GraphBuilder {
    var builder = GraphBuilder(ontology: outside.ontology)
    for customer in customers { builder.node("user", customer.id, label: customer.label) }
    for (index, product) in catalogue.products.enumerated() {
      builder.add(
        product, facts: facts[index], terms: features?.termShares(of: ProductID(index)) ?? [],
        lexicon: rules.lexicon,
        names: names)
      if features != nil { builder.addLooks(of: product, facts: facts[index], lexicon: rules.lexicon) }
    }
    builder.add(outside)
    builder.addRelations(of: catalogue)
    return builder
  }

  /// The number of a customer.
  ///
  /// - Throws: ``ShopError/unknownUser(_:)``.
  package func user(_ id: String) throws -> Int {
    guard let number = customerNumbers[id] else { throw ShopError.unknownUser(id) }
    return number
  }

  /// The trained model.
  ///
  /// - Throws: ``ShopError/notTrained``.
  func trained() throws -> TrainedShop {
    guard let model else { throw ShopError.notTrained }
    return model
  }

  /// Learns from the events, and puts the new model into use for whoever opens the shop next.
  ///
  /// Without a `config` the settings stay that a search has found for the model in use, unless `isFresh`.
  /// With a `budget`, settings and weights are searched for first, starting from those of `config`; `validation` is a
  /// file of events that they shall foresee, instead of each customer's last choice. `progress` hears the stage of the
  /// work.
  ///
  /// When `isIncremental`, the model in use is brought up to date with the events since it was trained; the new model is
  /// the one that a full training would make, and is trained in full where there is none to start from.
  package func train(
    _ config: TrainConfig?, isFresh: Bool = false, isIncremental: Bool = false,
    tuning budget: TuningBudget? = nil,
    validation: String? = nil, progress: (String) -> Void
  ) throws -> TrainingReport {
    let settings = UsedSettings(
      forTraining: self, given: config ?? (budget != nil || isFresh ? TrainConfig() : nil))
    return try withoutActuallyEscaping(progress) {
      let trainer = ModelTrainer(shop: self, settings: settings, progress: $0)
      if isIncremental, let report = try trainer.update() { return report }
      return try trainer.run(tuning: budget, validation: validation)
    }
  }
}
