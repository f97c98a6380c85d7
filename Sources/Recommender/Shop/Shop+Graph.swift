// Recommender › Shop+Graph: the whole graph, events included.

package import KnowledgeGraph
import Catalogue
import ShopStore

extension Shop {
  /// The graph with an edge for each event, for counting and writing out; answering does without it.
  package func graphWithEvents() throws -> KnowledgeGraph {
    var builder = builderOfCatalogue()
    for event in try store.allEvents() {
      guard let relation = history.relation(of: event.kind) else { continue }
      builder.connect(user: event.user, relation, product: event.product.index, event: event.number)
    }
    return builder.freeze()
  }
}
