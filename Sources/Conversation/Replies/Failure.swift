// Conversation › Failure: a turn that could not be answered.

/// Why a turn could not be answered, and what to try.
package struct Failure: Hashable, Sendable {
  /// A word for programs, for instance `unknown_user`.
  package let code: String
  package let message: String
  /// Sentences that would be understood.
  package var examples: [String] = []
  /// What it would take, when it is asked back.
  package var question: Question?

  init(code: String, message: String, examples: [String] = [], question: Question? = nil) {
    self.code = code
    self.message = message
    self.examples = examples
    self.question = question
  }
}
