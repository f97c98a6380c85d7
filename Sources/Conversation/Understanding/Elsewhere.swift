// Conversation › Elsewhere: what agents ask for that is not done here, and what they can do instead.

import GraphRules

/// A matter that no intent is for, with an honest answer.
struct Elsewhere: Sendable {
  private let cue: Cue
  private let english: String
  private let chinese: String
  /// Whether it is only heard where nothing else is.
  private var isLast = false

  private init(_ cue: Cue, _ english: String, _ chinese: String, isLast: Bool = false) {
    (self.cue, self.english, self.chinese, self.isLast) = (cue, english, chinese, isLast)
  }

  /// What is to be said of a sentence that is about none of the things that can be done here.
  static func answer(to sentence: Utterance, isUnderstood: Bool) -> String? {
    let found = all.first { matter in
      (!matter.isLast || !isUnderstood) && sentence.says(matter.cue)
    }
    return found.map { Say.in(sentence.language, $0.english, $0.chinese) }
  }

  private static let all = [
    Elsewhere(
      .elsewhereRemovingOne,
      "The last step, or the product at that place? To take back the step say: undo · to leave the product out say: hide #1",
      "是最后一步，还是那个位置的商品？撤回一步请说：撤销 · 不要那件商品请说：隐藏第一个", isLast: true),
    Elsewhere(
      .elsewhereBasket,
      "The basket is kept by the shop's till, not here: nothing was put into it. What she bought can be noted: she bought #2",
      "购物车由店铺的收银系统管理，这里没有加入任何商品。买了以后可以记下：她买了第二个"),
    Elsewhere(
      .elsewhereReturning,
      "The shop's data do not say what may be returned, and until when. What was returned can be noted: she returned #2",
      "商店资料没有写退换货的规定和期限。退了以后可以记下：她退了第二个"),
    Elsewhere(
      .elsewhereDelivery,
      "The shop's data do not say how long delivery takes or what it costs. Which stores have it can be asked: nearest store with #1",
      "商店资料没有写送货时间和运费。可以问哪家店有货：哪家店有第一个？", isLast: true),
    Elsewhere(
      .elsewhereOpinion,
      "Whose opinion is that? Said of the customer it is noted: she doesn't like #1 · she likes #1 · hide #1",
      "这是谁的看法？说是顾客的就会记下：她不喜欢第一个 · 她喜欢第一个 · 隐藏第一个", isLast: true),
  ]
}
