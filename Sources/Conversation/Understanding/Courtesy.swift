// Conversation › Courtesy: greetings and thanks, which are answered and change nothing.

/// What is said for politeness alone.
enum Courtesy {
  private static let greetings: Set<String> = [
    "hi", "hello", "hey", "hallo", "hithere", "hellothere", "goodmorning", "goodafternoon", "goodevening",
    "你好", "您好", "早上好", "下午好", "晚上好", "嗨", "哈喽",
  ]
  private static let thanks: Set<String> = [
    "thanks", "thankyou", "thx", "ty", "cheers", "manythanks", "thanksalot", "thankyouverymuch", "great",
    "perfect", "谢谢", "谢谢你", "谢谢您", "多谢", "太好了",
  ]

  /// `greeting` or `thanks`, when the letters of a sentence are nothing else.
  static func name(_ letters: String) -> String? {
    greetings.contains(letters) ? "greeting" : thanks.contains(letters) ? "thanks" : nil
  }

  private static let assents: Set<String> = [
    "ok", "okay", "okthanks", "okaythanks", "okthankyou", "alright", "allright", "fine", "gotit", "isee",
    "right",
    "nevermind", "nevermindthen", "neverminde", "noworries", "forgetit", "thatsfine", "thatsall", "thatsit",
    "leaveit",
    "nothanks", "nothankyou", "good", "cool", "sure", "understood",
    "好", "好的", "好吧", "行", "可以了", "没事", "没事了", "知道了", "明白", "明白了", "了解", "了解了", "嗯", "嗯嗯", "不用了", "算了", "没关系了",
    "就这样", "就这样吧", "好的谢谢", "好谢谢",
  ]

  /// `assent`, when the letters of a sentence only say that all is well, and nothing was asked.
  static func assent(_ letters: String) -> String? { assents.contains(letters) ? "assent" : nil }

  private static let farewells = PhraseList(
    "bye;bye bye;goodbye;good bye;see you;see you later;see you soon;cya;再见;拜拜;拜;回头见;下次见;回见")
  private static let besides = PhraseList(
    """
    thanks;thank you;thanks a lot;thank you very much;many thanks;cheers;ok;okay;great;perfect;alright;that's all;that is all;\
    that's it;that was all;well;and;so;then;for today;for now;have a nice day;have a good day;have a good one;all;done;we're done;\
    i'm done;nothing else;no;good;lovely;very much;much;everyone;谢谢;谢谢你;谢谢您;多谢;好;好的;那;就这样;就这样吧;没事了;没有了;了;吧;辛苦了;今天就到这里;\
    没别的了;啦;哈
    """)

  /// Whether a sentence says goodbye, and nothing but courtesies besides.
  static func isFarewell(_ text: String) -> Bool { farewells.isAll(of: text, but: besides) }

  static func answer(to name: String?, _ language: String) -> String? {
    switch name {
    case "greeting": Say.in(language, "Hello. What does your customer want?", "您好。顾客想要什么？")
    case "assent": Say.in(language, "All right.", "好的。")
    case "thanks": Say.in(language, "You are welcome.", "不客气。")
    default: nil
    }
  }
}
