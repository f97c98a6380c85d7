// Conversation › Planned: requests of the schema that are recognised, and honestly not answered yet.

/// A request that Clew will learn.
///
/// Recognising it keeps it from being taken for something else.
///
/// To teach one: write its own file, and take its line from ``all``.
struct Planned: Sendable {
  let name: String
  let patterns: [Pattern]
  /// Whether it speaks about the list on the screen in any case.
  var needsList = false
  /// Whether a customer in the sentence makes it something else.
  var isImpersonal = false

  private init(_ name: String, _ patterns: [Pattern], needsList: Bool = false, isImpersonal: Bool = false) {
    self.name = name
    self.patterns = patterns
    self.needsList = needsList
    self.isImpersonal = isImpersonal
  }

  static let all: [Planned] = [
    Planned(
      "cross_sell",
      [
        Pattern("(goes|go|pairs|pair|works|fits|combines) (well|good|nicely)? with", 6.5),
        Pattern("(搭配|配什么|配啥|配套|怎么配)", 6.5), Pattern("to go with", 6.5),
      ]),
    Planned(
      "also_bought",
      [
        Pattern("also (bought|buy|purchased|purchase|ordered)", 7), Pattern("(还买了|也买了|一起买)", 7),
        Pattern("(bought|buy) together", 7),
      ]),
    Planned(
      "bundle",
      [
        Pattern("(complete|finish|round off) the (outfit|look|set)", 6.5), Pattern("(outfit|bundle)", 6),
        Pattern("(一套|成套|套装)", 6),
      ]),
    Planned("recommend_brand", [Pattern("(which|what) brands", 6.5), Pattern("(什么|哪些|哪个|啥)(品牌|牌子)", 6.5)]),
    Planned(
      "recommend_promotion",
      [
        Pattern("(best|any|which|what) (promotion|promotions|promo|offer|offers|deal|deals)", 6.5),
        Pattern("(优惠活动|促销活动|什么活动)", 6.5),
      ]),
    Planned(
      "find_coupon",
      [
        Pattern("(coupon|coupons|voucher|vouchers|discount code|promo code|promotion code)", 6.5),
        Pattern("(优惠券|优惠码|折扣码)", 6.5),
      ]),
    Planned(
      "find_store",
      [
        Pattern("(store|stores|branch|branches|nearest shop|which shop)", 6),
        Pattern("(门店|哪家店|哪个店|哪里有卖|店里)", 6),
      ]),
    Planned(
      "audience",
      [
        Pattern("(which|what|who|any) (customers|customer|clients) .. (would|want|buy|like|interested)", 6.6),
        Pattern("who (would|might|could|will|else would) (want|buy|like|love|be interested)", 6.6),
        Pattern("(哪些|什么|哪个)(顾客|客户|人)(会|想|可能)", 6.6),
      ]),
    Planned(
      "similar_users",
      [
        Pattern("(similar|like minded|comparable) (customers|customer|clients|people|shoppers)", 6.6),
        Pattern("(customers|clients|people|shoppers) (like|similar to) <user>", 6.6),
        Pattern("(相似|类似)的(顾客|客户)", 6.6),
      ]),
    Planned(
      "portrait",
      [
        Pattern("(tell me|what do we know|what do you know) .. about <user>", 6.6),
        Pattern("(describe|profile|portrait) .. <user>", 6.6), Pattern("<user> .. (profile|portrait)", 6),
        Pattern("who is <user>", 4.8), Pattern("(介绍|说说|讲讲|描述) .. <user>", 6.6),
        Pattern("<user> .. (画像|怎么样的人)", 6),
      ]),
    Planned(
      "history",
      [
        Pattern(
          "(has|have|did|does) <user> (ever|already)? .. (bought|buy|purchased|returned|viewed|seen|ordered|like|liked|return|order|own)",
          6.4), Pattern("what (has|did|does|have) <user>", 6.4),
        Pattern("(order|purchase|buying) history", 6.4),
        Pattern("<user> .. (last|latest|recent|previous|past) (orders|purchases|order|purchase)", 6.4),
        Pattern("^(show|list) .. (purchases|orders|history)", 6),
        Pattern("<user> .. (买了什么|买过什么|买过哪些|买了哪些|买过吗|看过什么|买过没|买过)", 6.4), Pattern("(历史订单|购买记录|历史记录)", 6.4),
      ]),
    Planned(
      "new_products",
      [
        Pattern(
          "(new arrivals|new arrival|newest|latest|just in|what's new|new in|new products|new items|new stuff)",
          5.5), Pattern("(新品|新到|上新|新款|新货)", 5.5),
      ]),
    Planned(
      "trending", [Pattern("(trending|hot right now|in vogue|what's hot)", 5.5), Pattern("(热门|流行|最火)", 5.5)]),
    Planned(
      "popular",
      [
        Pattern("(best sellers|best seller|bestsellers|bestseller|best selling|most popular|popular)", 5.5),
        Pattern("(畅销|卖得最好|最受欢迎|卖得好|热销)", 5.5),
      ]),
    Planned(
      "check_variant",
      [
        Pattern(
          "(do|does) (we|you|it|<ref>|<item>) .. (have|got|come|stock|carry) .. (<item>|<ref>)? .. (<colour>|<size>)",
          5.6), Pattern("is (there)? (<item>|<ref>) .. (<stock>|<colour>|<size>)", 5.5),
        Pattern("(<item>|<ref>) .. 有 .. (<colour>|<size>|<stock>)", 5.5),
        Pattern("(other|different|which|what) (colours|colors|sizes) .. (<item>|<ref>)", 5.5),
      ]),
    Planned(
      "ask_attribute",
      [
        Pattern("^(and)? (is|are|does|do|has|have|can) (<ref>|<item>) .. ", 5.3),
        Pattern("how (heavy|much|big|long|warm|tall|wide|large|light|expensive|many)", 5.3),
        Pattern(
          "what (is|are|'s) .. (material|price|weight|size|colour|color|warranty|battery|rating|volume|capacity|origin) .. ",
          5.3), Pattern("what (colour|color|size|material|brand) (is|are)", 5.3),
        Pattern("(what's|what is) (<ref>|<item>) made", 5.3),
        Pattern("(<ref>|<item>) .. (<attr>|多重|多大|多少钱|什么材质|有货|产地|几人|<stock>|评分) .. (吗|么)?$", 5),
        Pattern("(多少钱|多重|多大的|什么材质)", 5),
      ]),
    Planned(
      "search",
      [Pattern("^(find|search|search for|look for|look up)", 4.4), Pattern("^(搜|搜索|查找|搜一下|找一下)", 4.4)],
      isImpersonal: true),
    Planned(
      "show_item",
      [
        Pattern("(details|detail|specs|specification|description) (of|for|on|about)? (<ref>|<item>)?", 5.2),
        Pattern("(tell me|more|know) .. about (<ref>|<item>)", 5.2),
        Pattern(
          "(show|open|look up|find|display|see) (me)? (the|sku|item|product|article)? (<ref>|<item>)", 4.6),
        Pattern("^(the|sku|item|product|article)? <item>$", 3), Pattern("^<ref>$", 2),
        Pattern("(查看|看看|打开|看一下|介绍) .. (<ref>|<item>)", 4.6),
        Pattern("(what about|how about) (<ref>|<item>)", 4.6), Pattern("picture of", 5),
      ]),
  ]
}
