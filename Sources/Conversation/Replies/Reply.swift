// Conversation › Reply: what a turn is answered with, typed, before it becomes lines or JSON.

/// The answer to a turn.
package enum Reply: Sendable {
  case list(ListReply)
  case explanation(ExplanationReply)
  case evidence(EvidenceReply)
  case why(WhyReply)
  case fact(FactReply)
  case state(StateReply)
  /// Asked back; the code is `ambiguous` or `contradiction`.
  case question(Question, code: String)
  case message(Message)
  /// What was written, or told of the shop's books.
  case notice(NoticeReply)
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
