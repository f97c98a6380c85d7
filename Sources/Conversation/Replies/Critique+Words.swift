// Conversation › Critique+Words: a comparative wish in words.

extension Critique {
  /// `price`, `-`: cheaper.
  static func words(_ attribute: String, _ direction: String, language: String) -> String {
    comparatives[attribute + direction].map { Say.in(language, $0.english, $0.chinese) } ?? attribute
  }

  func words(_ language: String) -> String { Self.words(attribute, direction, language: language) }

  private static let comparatives: [String: (english: String, chinese: String)] = [
    "price-": ("cheaper", "更便宜"), "price+": ("dearer", "更贵"),
    "weight-": ("lighter", "更轻"), "weight+": ("heavier", "更重"),
    "rating+": ("better rated", "评分更高"), "delivery-": ("delivered faster", "送货更快"),
    "volume+": ("bigger", "更大"), "volume-": ("smaller", "更小"),
    "colour.lightness-": ("darker", "颜色更深"), "colour.lightness+": ("brighter", "颜色更浅"),
    "colour.warmth+": ("warmer in colour", "更暖色"), "colour.warmth-": ("cooler in colour", "更冷色"),
    "formality+": ("smarter", "更正式"), "formality-": ("more casual", "更休闲"),
  ]
}
