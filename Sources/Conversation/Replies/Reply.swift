// Conversation › Reply: what a turn is answered with, typed, before it becomes lines or JSON.

/// A list on the screen.
package struct ListReply: Sendable {
  package let list: RecommendationList
  /// 1 for L1.
  package let number: Int
  package let request: ListRequest
  package let customer: CustomerCard?
  /// The chips in words.
  package let chips: [String]
  /// A soft wish that nothing could meet.
  package let dropped: Critique?

  package init(
    list: RecommendationList, number: Int, request: ListRequest, customer: CustomerCard?, chips: [String],
    dropped: Critique? = nil
  ) {
    self.list = list
    self.number = number
    self.request = request
    self.customer = customer
    self.chips = chips
    self.dropped = dropped
  }
}

package struct ExplanationReply: Sendable {
  package let explained: Explained
  /// Its position in the newest list that holds it.
  package let rank: Int?
  /// `paths`, `evidence`, `confidence`, `full` or `nil`.
  package let view: String?
  package let isForCustomer: Bool
  package let customer: CustomerCard?

  package init(
    explained: Explained, rank: Int? = nil, view: String? = nil, isForCustomer: Bool = false,
    customer: CustomerCard?
  ) {
    self.explained = explained
    self.rank = rank
    self.view = view
    self.isForCustomer = isForCustomer
    self.customer = customer
  }
}

/// Which of the customer's own things weigh most over a list.
package struct EvidenceReply: Sendable {
  package struct Source: Hashable, Sendable {
    package let label: String
    package let amount: Double
    /// In how many reasons it takes part.
    package let reasons: Int
  }
  package let sources: [Source]
}

/// Who is helped, and which chips stand.
package struct StateReply: Sendable {
  package let customer: CustomerCard?
  package let chips: [String]
  /// Whether another customer's chips and list were just cleared.
  package let cleared: Bool
}

package struct Message: Hashable, Sendable {
  package let text: String

  init(_ text: String) { self.text = text }
}

package struct HelpReply: Hashable, Sendable {
  package let topic: String?
  /// The topic in the language of the sentence.
  package let title: String
}

/// Why a turn could not be answered, and what to try.
package struct Failure: Hashable, Sendable {
  /// A code of `SCHEMA.md`.
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

/// The answer to a turn.
package enum Reply: Sendable {
  case list(ListReply)
  case explanation(ExplanationReply)
  case evidence(EvidenceReply)
  case state(StateReply)
  /// Asked back; the code is `ambiguous` or `contradiction`.
  case question(Question, code: String)
  case message(Message)
  case help(HelpReply)
  case failure(Failure)

  /// The error code of the turn, `nil` when all is well.
  package var errorCode: String? {
    switch self {
    case .question(_, let code): code
    case .failure(let failure): failure.code
    default: nil
    }
  }
}

/// Sentences in the two languages.
enum Say {
  static func `in`(_ language: String, _ english: String, _ chinese: String) -> String {
    language == "zh" ? chinese : english
  }
}
