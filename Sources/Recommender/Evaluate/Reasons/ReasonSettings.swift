// Recommender › ReasonSettings: how explanations are measured.

package import GraphRules

/// The settings of one evaluation of explanations.
package struct ReasonSettings: Sendable {
  /// At most so many customers with a history are asked about, evenly spread.
  package var customers = 1000
  package var listLength = 10
  /// So many actions are taken away, one after the other, to see when the first product loses its place.
  package var deleted = 5
  /// Up to so many actions all smaller sets are tried, too; of longer histories, with so many of the latest alone.
  package var triedActions = 14
  /// For so many customers the smallest change is tried by training again without its actions.
  package var retrained = 0
  /// How those trainings differ from the usual one; `nil` for what a search found for the model in use, else the usual.
  package var config: TrainConfig?
  package var seed: UInt64 = 7

  package init() {}
}
