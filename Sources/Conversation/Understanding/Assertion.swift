// Conversation › Assertion: whether a sentence says that something is so, or asks, denies, supposes or wishes it.

/// What a writing intent asks of a sentence before it takes it at its word.
///
/// A wrong write is the worst fault there is, so every doubt counts against writing.
struct Assertion: Sendable {
  let isQuestion: Bool
  /// If, suppose, 如果.
  let isSupposed: Bool
  /// Perhaps, might, wants to, 想, 可能: not done, or not sure.
  let isUncertain: Bool
  /// The places of words that deny.
  let denials: [Int]

  init(_ sentence: Utterance) {
    let tokens = sentence.tokens
    let words = tokens.map(\.text)
    let start = words.firstIndex { !Self.fillers.contains($0) } ?? 0
    let first = words.indices.contains(start) ? words[start] : ""
    let second = words.indices.contains(start + 1) ? words[start + 1] : ""
    let isCommand = first == "do" && ["not", "hide", "save", "note"].contains(second)
    isQuestion =
      sentence.text.contains { "?？".contains($0) } || (Self.askers.contains(first) && !isCommand)
      || Self.asking.isAnywhere(in: tokens)
    isSupposed = Self.supposing.isAnywhere(in: tokens)
    isUncertain =
      Self.doubting.isAnywhere(in: tokens) || words.contains { $0.hasSuffix("'ll") || $0.hasSuffix("'d") }
    denials = tokens.indices.filter { place in
      let word = words[place]
      if word.hasSuffix("n't") || Self.deniers.contains(word) { return true }
      return tokens[place].kind == .han && Self.hanDeniers.contains(word)
        && Self.noDenials.end(tokens, at: place) == nil
        && (place == 0 || Self.noDenials.end(tokens, at: place - 1) == nil)
    }
  }

  /// Whether it neither asks nor supposes.
  var isPlain: Bool { !isQuestion && !isSupposed }
  /// Whether it is plain and denies nothing.
  var isOrder: Bool { isPlain && denials.isEmpty }

  private static let fillers: Set<String> = [
    "and", "but", "so", "hey", "hi", "also", "ok", "okay", "well", "please", "now", "then", ",", "sorry",
    "oh",
    "um", "hm", "actually", "just",
  ]
  private static let askers: Set<String> = [
    "does", "did", "do", "has", "have", "had", "is", "are", "was", "were", "can", "could", "would", "will",
    "shall", "should", "may", "might", "what", "which", "who", "whom", "whose", "why", "how", "when", "where",
    "whether", "am", "isn't", "aren't", "doesn't", "didn't", "hasn't", "haven't", "wasn't", "weren't",
    "won't",
    "wouldn't", "shouldn't", "couldn't", "can't",
  ]
  private static let asking = PhraseList(
    """
    wonder;wondering;how do i;how do we;how to;how can;tell me if;tell me whether;吗;么;呢;是不是;有没有;会不会;能不能;\
    可不可以;要不要;该不该;喜不喜欢;买没买;退没退;是否;什么;哪;谁;怎么;怎样;如何;为什么;为何;多少;几时;何时;好不好;行不行
    """)
  private static let supposing = PhraseList(
    """
    if;unless;suppose;supposing;assume;assuming;imagine;whether;pretend;in case;what if;once she;once he;when she;\
    when he;say she;say he;say they;let's say;let us say;were she to;were he to;had she;had he;should she;should he;even if;provided;\
    providing;as if;as though;in the event;if only;比方说;比如她;比如他;设想;若;倘使;假使;就算;即使;即便;哪怕;如果假如;假设;要是;倘若;万一;的话;一旦;若是
    """)
  private static let doubting = PhraseList(
    """
    maybe;perhaps;possibly;probably;might;may;would;could;should;will;going to;gonna;about to;almost;nearly;hope;\
    hopes;hoping;think;thinks;guess;ask;asks;asked;asking;want;wants;wanted;wish;wishes;plan;plans;planning;\
    consider;considers;considering;thinking;trying;try;tries;tried;intends;intend;can;pretends;else;said he;said she;\
    forget that;ignore that;delete that;remove that;erase that;scrap that;cancel that;strike that;wrong that;not true that;\
    explain;prove;heard;hear;hears;apparently;allegedly;supposedly;reportedly;tell her;tell him;tell them;it says;\
    tomorrow;next week;next month;next time;soon;later;system says;computer says;record says;records say;used to;\
    忘掉她;忘掉他;忘了她;忘了他;忘记她;忘记他;忽略她;忽略他;你觉得;你说;你看;除非;听说;据说;系统说;系统显示;以前喜欢;曾经喜欢;\
    帮她下单;帮他下单;帮她买;帮他买;帮她退;帮他退;给她下单;给他下单;替她;替他;\
    明天;后天;下周;下个月;下星期;下次;以后再;改天;\
    reckon;reckons;suspect;suspects;believe;believes;supposed;hopefully;tempted;torn;unsure;ought;must have;must've;seem;seems;\
    looks like;sounds like;bet;promised;promises;threatened;threatens;undecided;hesitant;hesitating;估计;恐怕;没准;似乎;貌似;据称;猜;怀疑;\
    犹豫;纠结;指不定;原本;本来;计划;答应;以为;假装;险些;想着;正要;即将;说要;说想;说会;要把;要退;要买;想把;想退;想买;\
    可能;也许;或许;大概;应该;想;打算;准备;希望;考虑;会;能;可以;要不;说不定;好像;快要;差点
    """)
  private static let deniers: Set<String> = [
    "not", "no", "never", "cannot", "without", "nor", "neither", "nobody", "none", "nothing", "stop", "cant",
    "dont", "doesnt", "didnt", "hasnt",
  ]
  private static let hanDeniers: Set<String> = ["不", "没", "别", "未", "勿", "甭", "莫"]
  private static let noDenials = PhraseList("不错;特别;别的;分别;区别;级别;性别;不断;不久;不止")
}
