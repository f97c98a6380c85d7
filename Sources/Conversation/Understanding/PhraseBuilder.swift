// Conversation › PhraseBuilder: fills a phrase table with the lexicon and with pronouns.

import GraphRules

/// A phrase table under construction.
struct PhraseBuilder {
  var table = PhraseTable<Meaning>()
  /// Latin words that occur in the lexicon.
  private(set) var latinWords = Set<String>()

  mutating func add(_ lexicon: Lexicon) {
    for colour in lexicon.colours { add(colour.entry, .colour(colour.entry.id)) }
    for category in lexicon.categories { add(category.entry, .category(category.entry.id)) }
    for brand in lexicon.brands {
      for name in [brand.name, brand.id] + brand.also { add(name, .brand(brand.id)) }
    }
    for entry in lexicon.materials { add(entry, .material(entry.id)) }
    for entry in lexicon.genders { add(entry, .gender(entry.id)) }
    for entry in lexicon.occasions { add(entry, .occasion(entry.id)) }
    for attribute in lexicon.attributes {
      if attribute.entry.id == "in_stock" {
        add(attribute.entry, .inStock)
      } else if attribute.kind == .bool {
        add(attribute.entry, .attribute(attribute.entry.id))
      } else {
        for (language, some) in attribute.entry.words where language != "zh" {
          for word in some { latinWords.formUnion(words(word)) }
        }
      }
    }
    latinWords = latinWords.filter { $0.count > 1 && $0.allSatisfy { $0.isLetter || $0 == "'" } }
  }

  private mutating func add(_ entry: LexiconEntry, _ meaning: Meaning) {
    for language in entry.words.keys.sorted() {
      for word in entry.words[language] ?? [] { add(word, meaning) }
    }
  }

  private mutating func add(_ phrase: String, _ meaning: Meaning) {
    let parts = words(phrase)
    guard let last = parts.last else { return }
    table.insert(parts, meaning)
    latinWords.formUnion(parts.filter { !Tokeniser.isHan($0.first ?? " ") })
    if case .brand = meaning { return }
    for other in Spelling.otherNumbers(of: last) {
      table.insert(parts.dropLast() + [other], meaning, isLiteral: false)
      latinWords.insert(other)
    }
  }

  mutating func addPronouns() {
    for (phrases, meaning) in Self.pronouns {
      for phrase in phrases.split(separator: ";") { table.insert(words(String(phrase)), meaning) }
    }
  }

  private static let pronouns: [(String, Meaning)] = [
    (
      """
      she;he;him;her;his;hers;they;their;she's;he's;shes;hes;they're;she'd;he'd;she'll;he'll;this customer;the customer;the customer's;this client;the client;\
      this caller;the caller;my customer;current customer;the current customer;她;他;她的;他的;这位顾客;这个客户;\
      这位客户;这个顾客;这位客人;这个客人;该顾客;该客户;这位女士;这位先生;这个人;这人;当前顾客;当前客户
      """, .pronoun
    ),
    (
      """
      it;it's;this;this one;that one;this item;that item;this product;that product;the same;same;the same one;\
      这个;它;那个;这款;那款;这双;那双;这件;那件;同款;这个商品
      """, .focus
    ),
    (
      "these;those;them;the list;this list;that list;the whole list;这些;那些;它们;列表;清单;那个列表;这个列表;刚才的列表;刚才那个列表;上面的列表;那份清单;这份清单;那个清单;这个清单;那张清单;这张清单;刚才的清单",
      .list
    ),
    (
      "that brand;this brand;the brand;its brand;that make;this make;这个牌子;这个品牌;这牌子;那个牌子;该品牌",
      .focusPart("brand")
    ),
    (
      "that colour;that color;this colour;this color;its colour;its color;这个颜色;这颜色;那个颜色", .focusPart("colour")
    ),
    (
      "that category;this category;that kind;this kind;that type;this type;这个品类;这类;这种", .focusPart("category")
    ),
    ("in stock;on stock;available;in-stock;有货;现货;有库存;有现货", .inStock),
    ("on sale;reduced;discounted;on offer;marked down;in the sale;打折;特价;打折的;折扣;促销", .onSale),
    (
      """
      these days;those days;these weeks;these months;this season;this winter;this summer;this autumn;this spring;this christmas;this evening;\
      this weekend;this minute;this moment;that much;that many;this many;this much;that way;this way;\
      this week;this month;this year;this time;this morning;this afternoon;this call;that's;that is;in that case;\
      这周;这个月;这次;这阵子;这段时间;这几天;这两天;这会儿;这里;这边;那边;那里;这么;那么;这样;那样;女儿;女朋友;男朋友;包括;包含;包不包;包邮;包换;包退;包修;包装;明白;重做;重新;重来;灯光;红隼;外包;\
      same price;on the line;on the phone;light of;the price;the same price;down to;come down;narrow down;go down;\
      那个人;no longer;watch out;at home;take out;is fine;她们;他们;其他;其它;他人;吉他;没有货;折扣码;折扣券;打折码;打折券;特价券;discount code;out of stock
      """, .plain
    ),
  ]
}
