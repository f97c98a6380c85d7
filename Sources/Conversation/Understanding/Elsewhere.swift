// Conversation › Elsewhere: what agents ask for that is not done here, and what they can do instead.

/// A matter that no intent is for, with an honest answer.
struct Elsewhere: Sendable {
  private let patterns: [Pattern]
  private let english: String
  private let chinese: String
  /// Whether it is only heard where nothing else is.
  private var isLast = false

  private init(_ patterns: [String], _ english: String, _ chinese: String, isLast: Bool = false) {
    self.patterns = patterns.map { Pattern($0) }
    (self.english, self.chinese, self.isLast) = (english, chinese, isLast)
  }

  /// What is to be said of a sentence that is about none of the things that can be done here.
  static func answer(to sentence: Utterance, isUnderstood: Bool) -> String? {
    let found = all.first { matter in
      (!matter.isLast || !isUnderstood) && matter.patterns.contains { $0.matches(sentence.atoms) }
    }
    return found.map { Say.in(sentence.language, $0.english, $0.chinese) }
  }

  private static let all = [
    Elsewhere(
      [
        "^(please|ok|now|then|and)? (remove|drop|delete|forget|scrap|ditch|take out|take off|get rid of|cross out) (the)? <ref>( off| out)?$",
        "^(把|将|请)? (<ref>)? (去掉|拿掉|删掉|删除|移除) (<ref>)?$",
      ],
      "The last step, or the product at that place? To take back the step say: undo · to leave the product out say: hide #1",
      "是最后一步，还是那个位置的商品？撤回一步请说：撤销 · 不要那件商品请说：隐藏第一个", isLast: true),
    Elsewhere(
      [
        "^(please|and|so|ok|then)? (can you|could you|would you)? (add|put|place|throw|pop|drop|stick) (<ref>|<item>|<category>|them) .. (to|in|into) (the|<user>|my)? .. (cart|basket|trolley|shopping bag)",
        "^(请|帮我|帮她|帮他|给她|给他|你)? (把|将) (<ref>|<item>) .. (加入|加到|加进|放进|放到|放入|添加到) .. 购物车",
        "(加入|加到|放进|放到)购物车 (吧)?$",
      ],
      "The basket is kept by the shop's till, not here: nothing was put into it. What she bought can be noted: she bought #2",
      "购物车由店铺的收银系统管理，这里没有加入任何商品。买了以后可以记下：她买了第二个"),
    Elsewhere(
      [
        "^(and|so|but)? (can|could|may|is) <user> (allowed to|able to|still)? (return|exchange|send back|bring back|swap|refund)",
        "^(and|so|but)? (can|could|may) <user> (send|bring|give) (<ref>|<item>) back",
        "(return|returns|refund|refunds|exchange) (policy|policies|period|window|conditions|rules|deadline)",
        "(is|are) (<ref>|<item>|they) .. (returnable|refundable|exchangeable)",
        "(能|可以|可不可以|能不能|可否|怎么|如何) .. (退货|退换|换货|退款|退掉|退吗|退换货)", "(退货|退换|退换货|换货|退款)(政策|规定|期限|流程|规则)",
      ],
      "The shop's data do not say what may be returned, and until when. What was returned can be noted: she returned #2",
      "商店资料没有写退换货的规定和期限。退了以后可以记下：她退了第二个"),
    Elsewhere(
      [
        "(when|how long|how fast|how soon|how quickly) .. (arrive|arrives|delivered|delivery|deliver|ship|shipped|shipping|get here|be here)",
        "(delivery|shipping|postage) (time|times|cost|costs|fee|fees|date|free|charge|charges)",
        "(free|express|same day|next day) (delivery|shipping)", "(deliver|ship) to",
        "(多久|几天|什么时候|何时) .. (到货|送到|发货|送达|寄到)",
        "(包邮|运费|邮费|快递费|配送费)",
      ],
      "The shop's data do not say how long delivery takes or what it costs. Which stores have it can be asked: nearest store with #1",
      "商店资料没有写送货时间和运费。可以问哪家店有货：哪家店有第一个？", isLast: true),
    Elsewhere(
      [
        "(<ref>|<item>) (is|are|looks|look|seems|seem|was) (so|really|quite|very|too|rather|pretty|a bit|just)? (ugly|awful|horrible|hideous|terrible|nice|pretty|beautiful|great|lovely|cool|boring|good|bad|dull|cute|fine|perfect|gorgeous|tacky)$",
        "(<ref>|<item>) (看起来|看着)? (真|太|很|好|有点|挺|不太|不)? (丑|难看|不好看|好看|漂亮|一般|好|差|土|可爱|不错)(了|啊)?$",
      ],
      "Whose opinion is that? Said of the customer it is noted: she doesn't like #1 · she likes #1 · hide #1",
      "这是谁的看法？说是顾客的就会记下：她不喜欢第一个 · 她喜欢第一个 · 隐藏第一个", isLast: true),
  ]
}
