// Conversation › BranchStep: what a sentence does to the what-if that it is said in.

/// What a sentence does to a what-if that goes on.
enum BranchStep: Hashable, Sendable {
  /// Adds to what is supposed already.
  case adds
  /// Takes over what is supposed; the slots of the turn are the wishes among it.
  case keeps
  case leaves
}
