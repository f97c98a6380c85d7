// Conversation › ListOrder+Words: what a list says of its order: above it, over its column, and when it is empty.

extension ListOrder {
  /// The line above a list; `anchor` is the title of the item that it starts from.
  func heading(_ language: String, anchor: String) -> String? {
    switch self {
    case .fit: nil
    case .popular(let days):
      Say.in(language, "Best sellers", "畅销商品") + Self.span(days, language)
    case .trending(let days):
      Say.in(language, "Trending", "近期热门") + Self.span(days, language, "in")
    case .newest(let days): Say.in(language, "Newest", "最新商品") + Self.span(days, language)
    case .search(let query): Say.in(language, "Found for “\(query)”", "搜索“\(query)”的结果")
    case .alsoBought:
      Say.in(language, "Who bought \(anchor) also bought", "买了\(anchor)的顾客还买了")
    case .goesWith: Say.in(language, "Goes with \(anchor)", "与\(anchor)搭配")
    case .bundle: Say.in(language, "A set around \(anchor)", "以\(anchor)为主的一套")
    }
  }

  /// Over the column of figures.
  func column(_ language: String) -> String {
    switch self {
    case .popular, .alsoBought: Say.in(language, "buyers", "人数")
    case .trending: Say.in(language, "wanted", "关注")
    case .newest: Say.in(language, "since", "始于")
    case .search: Say.in(language, "match", "相关")
    case .fit, .goesWith, .bundle: Say.in(language, "fit", "匹配")
    }
  }

  /// Said instead of an empty list; `nil` where the chips are to blame.
  func nothing(_ language: String) -> String? {
    switch self {
    case .fit: nil
    case .popular(let days):
      Say.in(
        language, "Nothing was bought\(Self.during(days, language)).", "\(Self.during(days, language))没有人购买。")
    case .trending(let days):
      Say.in(
        language, "Nothing was looked at or bought\(Self.during(days, language)).",
        "\(Self.during(days, language))没有人浏览或购买。")
    case .newest(let days):
      Say.in(language, "Nothing is new\(Self.during(days, language)).", "\(Self.during(days, language))没有新品。")
    case .search(let query): Say.in(language, "Nothing was found for “\(query)”.", "没有找到“\(query)”。")
    case .alsoBought: Say.in(language, "Nobody who bought it bought anything else.", "买了它的顾客还没有买过别的。")
    case .goesWith, .bundle: Say.in(language, "Nothing is known to go with it.", "还不知道什么和它搭配。")
    }
  }

  private static func span(_ days: Int?, _ language: String, _ preposition: String = "of") -> String {
    guard let days else { return "" }
    return days == 1
      ? Say.in(language, " today", "（今天）")
      : Say.in(language, " \(preposition) the last \(days) days", "（最近 \(days) 天）")
  }

  private static func during(_ days: Int?, _ language: String) -> String {
    guard let days else { return "" }
    return days == 1
      ? Say.in(language, " today", "今天") : Say.in(language, " in the last \(days) days", "最近 \(days) 天")
  }
}
