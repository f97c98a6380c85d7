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

  static func answer(to name: String?, _ language: String) -> String? {
    switch name {
    case "greeting": Say.in(language, "Hello. What does your customer want?", "您好。顾客想要什么？")
    case "thanks": Say.in(language, "You are welcome.", "不客气。")
    default: nil
    }
  }
}
