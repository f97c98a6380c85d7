// Conversation › BranchWords: what is said inside a what-if alone: one supposition more, keep it, back.

import GraphRules

/// The words that mean something of their own while a what-if goes on.
enum BranchWords {
  private static let leaving = PhraseList(
    """
    back;go back;back to list;back to the list;back to my list;back to our list;back to the real list;back to normal;\
    back to reality;leave what if;leave the what if;leave this what if;exit what if;exit the what if;quit what if;\
    end what if;end the what if;stop what if;stop supposing;no more what if;\
    返回;返回列表;回到列表;回列表;回到原来的列表;回到原来;回到真实列表;退出假设;离开假设;结束假设;取消假设;不假设了;回去
    """)
  private static let keeping = PhraseList(
    """
    keep;keep it;keep that;keep this;keep them;keep these;keep those;keep the change;keep the changes;keep it that way;\
    keep it like that;keep it so;keep it like this;就这样;就这样吧;保留;保留它;保留这个;保留下来;留着;就这么办;就这么定;采用;按这个来;照这样
    """)
  /// What answers a question, where one is open, and drops the what-if where none is.
  private static let dropping = PhraseList("never mind;nevermind;forget it;leave it;leave it be;算了;不用了;没事了")
  private static let besides = PhraseList(
    """
    ok;okay;yes;yeah;please;now;then;well;so;and;no;right;alright;all right;thanks;thank you;let's;let's go;let us;fine;good;\
    好;好的;那;那就;就;请;吧;了;行;嗯;先;我们;是;是的;可以
    """)

  /// Whether a sentence leaves the what-if, and says nothing else.
  static func leaves(_ text: String, isAsked: Bool) -> Bool {
    leaving.isAll(of: text, but: besides) || !isAsked && dropping.isAll(of: text, but: besides)
  }
  /// Whether a sentence keeps what is supposed, and says nothing else.
  static func keeps(_ text: String) -> Bool { keeping.isAll(of: text, but: besides) }

  // MARK: One supposition more

  private static let adding = PhraseList(
    "also;as well;plus;additionally;in addition;moreover;furthermore;on top;on top of that;at the same time;再;还;同时;另外;而且;并且;又;也;外加;加上;此外"
  )
  /// Words that hold such a word and add nothing.
  private static let notAdding = PhraseList("不再;还是;再见;不也;还价;还没;再三;也许;还有没有;surplus")

  /// Whether a word says that what is supposed is added to what was supposed before.
  static func adds(_ sentence: Utterance) -> Bool {
    if sentence.says(.branchToo) { return true }
    var place = 0
    while place < sentence.tokens.count {
      if let end = notAdding.end(sentence.tokens, at: place) {
        place = end
      } else if adding.end(sentence.tokens, at: place) != nil {
        return true
      } else {
        place += 1
      }
    }
    return false
  }

  private static let asking = PhraseList(
    "what;which;who;whom;whose;why;how;when;where;吗;么;什么;谁;哪;多少;是否;有没有;是不是;怎么;为什么;几")
  private static let askers: Set<String> = [
    "does", "did", "do", "has", "have", "had", "is", "are", "was", "were", "can", "could", "would", "will",
    "shall",
    "should",
  ]
  /// Whether a sentence without an “if” supposes something more: plus ignore pictures, 再买个帐篷.
  ///
  /// “She also bought #2” may be news as well; a what-if takes it as supposed, because every doubt counts against writing.
  static func supposes(_ sentence: Utterance, _ slots: SlotMap) -> Bool {
    guard sentence.says(.branchPlus) || sentence.says(.branchAdds), !sentence.says(.branchTogether),
      !asking.isAnywhere(in: sentence.tokens)
    else { return false }
    let first = sentence.atoms.first { !["and", "so", "but"].contains($0.text) }
    if askers.contains(first?.text ?? "") { return false }
    if ["event", "disable", "relax", "action"].contains(where: { slots[$0] != nil }) { return true }
    // “Plus tents” is another request, “plus under 100 euros” is none.
    return sentence.says(.branchPlus) && !slots.isEmpty
      && !["category", "user", "ref", "item"].contains { slots[$0] != nil }
  }

  /// What is told of it under the topic what-if.
  static let help = [
    HelpLine(
      topic: "what-if", english: ("one thing more", "and if she also buys #2?"),
      chinese: ("再加一个假设", "如果她再买第二个呢？"),
      slash: ""),
    HelpLine(
      topic: "what-if", english: ("keep its wishes", "keep it"), chinese: ("保留假设的条件", "保留"), slash: "/keep"),
    HelpLine(
      topic: "what-if", english: ("back leaves a what-if", "back"), chinese: ("返回：离开假设", "返回"), slash: "/back"
    ),
  ]
}
