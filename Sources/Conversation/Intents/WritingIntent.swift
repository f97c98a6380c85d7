// Conversation › WritingIntent: an intent that may write, and what it is given to write with.

/// What a writing turn has besides its scene.
struct Pen {
  let writer: any ShopWriter
  let consent: Consent
  /// Whether the agent has just said yes to it, or typed the name that was asked for.
  let isConfirmed: Bool

  /// Whether a rule or a held file may be kept without a further question.
  var mayChangeShop: Bool { consent.given == "yes" || (isConfirmed && consent.canAsk) }

  func mayErase(_ customer: String) -> Bool {
    consent.given == customer || (isConfirmed && consent.canAsk)
  }
}

/// An intent that may write; all others never get a pen.
protocol WritingIntent: Intent {
  func perform(_ turn: Turn, in scene: inout Scene, with pen: Pen) throws -> Reply
}

extension WritingIntent {
  /// Where nothing can be written.
  func perform(_ turn: Turn, in scene: inout Scene) throws -> Reply {
    .failure(
      Failure(
        code: "forbidden",
        message: Say.in(scene.language, "Nothing can be written in this session.", "这个会话不能写入任何内容。")))
  }
}
