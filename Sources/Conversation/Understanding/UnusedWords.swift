// Conversation › UnusedWords: what a request says and no list can heed, so that the agent hears of it.

extension Utterance {
  /// Requests of which every word should count.
  private static let heeding: Set<String> = [
    "recommend", "refine", "similar", "popular", "trending", "new_products",
  ]

  /// The stretches that nothing came of, as typed: “for camping”, “for 4 persons”, 露营.
  func unused(by intent: any Intent) -> [String] {
    guard Self.heeding.contains(intent.name) else { return [] }
    var free = tokens.map { $0.kind != .sign }
    for i in tokens.indices {
      if let end = SentenceReader.politeness.end(tokens, at: i) { for j in i..<end { free[j] = false } }
    }
    for atom in atoms where atom.text.hasPrefix("<") { for i in atom.range { free[i] = false } }
    let cues = words(askingFor: intent)
    let characters = Array(text)
    var out: [String] = []
    var start = 0
    while start < tokens.count {
      guard free[start] else {
        start += 1
        continue
      }
      var end = start
      while end < tokens.count, free[end], (tokens[end].kind == .han) == (tokens[start].kind == .han) {
        end += 1
      }
      for range in tokens[start].kind == .han ? hanRests(start..<end, cues) : rest(start..<end, cues) {
        out.append(
          String(
            characters[
              tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound]))
      }
      start = end
    }
    return out
  }

  /// The words that ask for an intent, or for any list.
  private func words(askingFor intent: any Intent) -> Set<String> {
    [intent.name, "recommend", "refine"].compactMap { Intents.named($0) }
      .reduce(into: []) { $0.formUnion(phrasebook.words(of: $1)) }
  }

  /// From the first to the last telling word, with the preposition before it.
  private func rest(_ range: Range<Int>, _ cues: Set<String>) -> [Range<Int>] {
    let telling = range.filter { i in
      tokens[i].kind == .number
        || !Self.small.contains(tokens[i].text) && !cues.contains(tokens[i].text) && tokens[i].text.count > 1
    }
    guard var first = telling.first, let last = telling.last, telling.count * 3 >= last - first else {
      return []
    }
    while first > range.lowerBound, Self.leads.contains(tokens[first - 1].text) { first -= 1 }
    return [first..<last + 1]
  }

  /// What is left of a stretch of Chinese when all words of asking are taken out; single characters tell nothing.
  private func hanRests(_ range: Range<Int>, _ cues: Set<String>) -> [Range<Int>] {
    var out: [Range<Int>] = []
    var start: Int?
    var i = range.lowerBound
    func close(_ end: Int) {
      if let begun = start, end - begun > 1 { out.append(begun..<end) }
      start = nil
    }
    while i < range.upperBound {
      if let end = Self.hanSmall.end(tokens, at: i) {
        close(i)
        i = min(end, range.upperBound)
      } else {
        start = start ?? i
        i += 1
      }
    }
    close(range.upperBound)
    return out
  }

  private static let leads: Set<String> = [
    "for", "over", "with", "without", "to", "from", "in", "on", "at", "by", "no",
  ]

  private static let small: Set<String> = Set(
    """
    a an the this that these those some any all both each every another other others more most much many few less least enough
    i you he she it we they me him her us them my your his its our their who whom what which whose where when why how there here
    am is are was were be been being do does did done doing has have had having can could will would shall should may might must
    and or but nor so then than as if while because though although also too only just even still yet again once ever never not no
    of in on at to for from by with without about into onto over under up down out off near around between after before since
    one ones thing things stuff item items product products something anything everything nothing kind kinds sort type types style
    pair pairs piece option options idea ideas choice selection range model models version
    show give get find see look looking looks search recommend suggest offer want wants wanted need needs needed like likes love
    prefer prefers would'd let let's please thanks maybe perhaps really very quite rather pretty bit little lot lots
    good great nice best better fine ok okay well suitable right perfect new different similar cool decent proper
    i'd i'm i've she'd she's he'd he's it's that's what's we've we're they're don't doesn't isn't aren't can't won't
    customer customers client caller person lady gentleman guy man woman shop store stock list call today now currently
    available buy buying order take go goes going come comes coming make makes made use put try show's hi hello hey
    yes no sure else instead actually together price priced cost costs budget spend money size sizes colour color colours colors
    brand brands category make's euro euros dollar dollars pounds max maximum min minimum about roughly top first last next
    per also s t re ve ll d m gimme sum pls plz thx wanna gonna lemme ur ya yo kinda sorta dunno
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

  private static let hanSmall = PhraseList(
    """
    给;我;帮;帮我;帮忙;她;他;它;您;你;我们;她们;他们;的;了;吗;呢;吧;啊;呀;嘛;哦;有;没有;有没有;是不是;什么;哪些;哪个;哪种;哪款;几;款;个;双;件;条;点;些;只;套;位;\
    一;二;两;三;四;五;一些;一点;一个;一款;一双;一件;来;来点;来些;来个;要;想要;想;想买;想看;买;找;找找;找个;看;看看;看一下;推荐;推荐一下;介绍;介绍一下;适合;合适;合适的;需要;可以;能;能不能;请;请问;\
    麻烦;一下;最好;还;还有;再;也;和;或;或者;跟;与;是;在;这;那;这个;那个;这些;那些;这款;那款;比较;更;最;好;不错;好看;好用;好一点;便宜;实惠;贵;大;小;轻;重;点儿;\
    顾客;客户;客人;先生;女士;商品;产品;东西;款式;类型;种;类;品类;牌子;品牌;颜色;价格;价位;价钱;预算;左右;以内;以下;以上;之间;到;从;用;用的;穿;戴;背;大概;差不多;多少;\
    钱;欧;欧元;元;块;多;少;太;很;挺;只;只要;只看;都;行;都行;有货;现货;尺码;码;号;换;换成;换个;别的;其他;其它;另外;新;新款;最新;最近;热门;畅销;卖;卖得;卖得好;火;流行;\
    为;对;把;被;让;就;才;又;不;别;不要;除了;那么;然后;现在;今天;店里;店;我想;我要;我们店;列出;显示;展示;搜;搜索;查;查找;挑;挑选;选;选择;给她;给他;喜欢;爱;带;含;性价比;高;低;\
    如果;的话;吧台;比;更好;这种;那种;样;样的;这样;一样;之类;等等;等;呗;哈;嗯;好的
    """)
}
