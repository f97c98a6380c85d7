// Conversation › Paraphrase: turns of phrase, and the plain words that they stand for.

/// Says a sentence in plainer words: “talk me through your choice of #3” explains #3.
///
/// The plain words are those that the intents know, so that a turn of phrase is written down once, whatever it is said
/// with. What writes is never read so: see ``Frame``.
enum Paraphrase {
  /// The sentence in plainer words; `nil` where none of its words is a turn of phrase.
  static func plain(_ text: String) -> String? {
    let tokens = Tokeniser.tokens(of: text)
    let characters = Array(text)
    var out = ""
    var copied = 0
    var place = 0
    while place < tokens.count {
      guard let (end, words) = turn(tokens, at: place) else {
        place += 1
        continue
      }
      out += String(characters[copied..<tokens[place].range.lowerBound]) + words
      copied = tokens[end - 1].range.upperBound
      place = end
    }
    return copied == 0 ? nil : out + String(characters[copied...])
  }

  /// The longest turn of phrase at a place, with the place after it.
  private static func turn(_ tokens: [Token], at start: Int) -> (end: Int, words: String)? {
    var longest: (end: Int, words: String)?
    for (words, phrases) in table {
      guard let end = phrases.end(tokens, at: start), end > longest?.end ?? start else { continue }
      longest = (end, words)
    }
    return longest
  }

  private static let table: [(words: String, phrases: PhraseList)] = [
    (
      "explain",
      """
      talk me through;walk me through;take me through;run me through;justify;account for;what's the story behind;what's the story with;\\
      make the case for;what's the thinking behind;what's the logic behind;what's the reasoning behind;what was the reason for;\\
      what's the reason for;break down for me;shed some light on;elaborate on;clarify;what's the deal with;what's the point of
      """
    ),
    (
      "why",
      "how come that;for what reason;on what grounds;what's the reason that;what is the reason that;how is it that;what for is"
    ),
    (
      "show more",
      """
      what other ones do you have;what other ones are there;what other ones have you got;what else is there;what else have you got;\\
      what else do you have;what else do we have;what else have we got;what else can you show me;are there any others;are there others;\\
      any further ones;next lot;more of the same;got any others;have you got any others;anything beyond these;anything past these;\\
      load more;the next few;the following ones;keep scrolling;scroll on;scroll down;page down;go to the next page;turn the page;\\
      what comes next;what's next on the list;what comes after these;what comes after those;let's see the rest
      """
    ),
    (
      "show the list again",
      """
      have another look at the list;have another look at that list;have another look at them;look at the list again;see the list once more;\\
      bring the list back up;bring back the list;bring the list back;go back to the list;back to the list;the list once more;\\
      that list once more;pull the list up again;what was on the list;what was the list;what were they again;what was on that list;\\
      put the list back up;put the list up again;show me those again;where was that list;what did the list say;reprint the list;\\
      rerun the list;the same list again
      """
    ),
    (
      "who am i helping",
      """
      who's the customer;who is the customer;who have i got on the line;who i've got on the line;who have i got;who do i have on the line;\\
      whose call is this;whose account am i in;which account is open;who is on the other end;who's on the other end;whom am i helping;\\
      what's the name of the customer;what's the customer called;whose turn is it;whose list am i looking at
      """
    ),
    (
      "start over",
      """
      begin again from zero;start from zero;wipe the slate clean;clean slate;a clean slate;begin from scratch;start again from nothing;\\
      back to square one;from square one;scratch all that;start afresh;make a fresh start;drop all the filters;lose all the filters;\\
      no filters at all;without any filters;take all the filters off;take off all filters;take off the filters;blank slate;back to basics
      """
    ),
    (
      "the details of",
      """
      the ins and outs of;the lowdown on;the low down on;the specs for;the whole story on;the full picture of;the rundown on;\\
      the nitty gritty of;the facts about;the product page of;the product page for;the page for;the info on
      """
    ),
    (
      "compare",
      """
      weigh up;line up;size up;stack up;how do we compare;put head to head;set side by side;contrast
      """
    ),
    (
      "cheaper",
      """
      easier on the wallet;kinder to the wallet;easier on the purse;less of a splurge;more budget friendly;budget friendly;\\
      for less money;at a lower price;at a better price;more reasonable;more reasonably priced;lower in price;not quite so dear;\\
      not as dear;that cost less;that costs less;which cost less;cheaper end;wallet friendly;less steep;inexpensive;low cost
      """
    ),
    (
      "less mainstream",
      "off the beaten track;one of a kind;that stands out;out of the common;not so run of the mill;less run of the mill;less ordinary"
    ),
    (
      "more variety",
      "more of a mix;a good mix;a wider mix;a better mix;more spread;a broader spread;a bit of everything;less of the same;more mixed up"
    ),
    (
      "in stock",
      """
      that we actually have;that we have here;ready to ship;ready to go;that can ship today;to take away today;we can send today;\\
      actually available;available now;available right now;available today;on the shelf;on the shelves;we have on hand;on hand
      """
    ),
    (
      "on sale",
      "with money off;at a discount;going cheap;in the clearance;on clearance;knocked down;that are cut in price;price cut"
    ),
    ("什么样的", "啥样的;怎么样的;何种;何样的"),
    ("为什么", "什么缘故;是何道理;出于什么原因;因为啥;什么缘由;何以;怎么就;咋就"),
    ("再来几个", "后头还有吗;后面还有吗;还有剩的吗;接着看;往下看;往后看;看后面的;看看后面的;后面几个;再往后;下面几个;还有没有别的;还有别的没"),
    (
      "再显示一遍",
      "刚才那份再看看;列表再看看;清单再看看;刚才的列表;刚才的清单;刚才的结果;回到列表;回到清单;回列表;让我再瞧瞧;再瞧一眼;再看一眼列表;再看一眼清单;再看一眼刚才的;刚才那几个是什么;刚才那几个是啥;刚才那些是什么;刚才那些是啥;刚才都有哪些;刚才有哪些;上面那几个是什么;上面那几个是啥"
    ),
    ("我在服务谁", "电话那头是谁;对面是谁;线上是谁;这通电话是谁的;现在的顾客是谁;当前顾客是谁;手上这位是谁;谁在线上;现在接待的是谁;这会儿是谁"),
    ("重新开始", "从零开始;推倒重来;从头再来;打回原点;一切归零;归零;全都重来;从头来过"),
    ("便宜点", "价格友好;价格友好些;价钱友好;省点钱;花得少;花钱少;少花点;别那么贵;别这么贵;不那么贵;没那么贵;经济实惠;亲民一点;亲民点;亲民些"),
    ("小众", "别人没有的;不撞款;不撞衫;独一份;与众不同"),
    ("讲讲", "唠唠;聊一聊;讲讲看;展开讲讲;展开说说;细说;细讲"),
  ].map { (words: $0.0, phrases: PhraseList($0.1)) }
}
