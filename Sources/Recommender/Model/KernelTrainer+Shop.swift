// Recommender › KernelTrainer+Shop: the trainer of a shop's kernels.

import Catalogue
import GraphRules

extension KernelTrainer {
  /// By the weights of the shop's rules under a config; the age of an event is reckoned by `reader`.
  init(_ shop: Shop, _ config: TrainConfig, reader: HistoryReader) {
    self.init(
      reader: reader, weights: shop.rules.applying(config).fusion, config: config,
      productCount: shop.catalogue.count, userCount: shop.customers.count, content: { shop.networkContent })
  }
}
