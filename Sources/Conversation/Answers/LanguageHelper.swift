// Conversation › LanguageHelper: who may be asked to say a sentence in other words.

/// A language model, or whoever else knows other words for what was said.
///
/// It is asked for words, never for facts: what it says is understood as if the agent had said it, and what cannot be
/// traced back to the sentence or the facts is thrown away. See ``Rewording``.
package protocol LanguageHelper: Sendable {
  /// The sentence as one of those that the rules know; `nil` where there is no answer in time.
  ///
  /// `examples` are sentences that the rules know.
  func reworded(_ sentence: String, examples: [String], language: String) -> String?

  /// Reasons as one or two sentences for the customer; `nil` where there is no answer in time.
  func phrased(_ reasons: [String], language: String) -> String?
}
