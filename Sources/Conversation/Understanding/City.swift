// Conversation › City: names of cities, as sentences and stores write them.

/// Cities that are called differently in different languages.
package enum City {
  private static let names: [(english: String, others: [String])] = [
    ("berlin", ["柏林"]), ("hamburg", ["汉堡"]), ("munich", ["münchen", "muenchen", "慕尼黑"]),
    ("cologne", ["köln", "koeln", "科隆"]), ("frankfurt", ["frankfurt am main", "法兰克福"]),
    ("stuttgart", ["斯图加特"]), ("vienna", ["wien", "维也纳"]), ("zurich", ["zürich", "苏黎世"]),
    ("geneva", ["genève", "genf", "日内瓦"]), ("basel", ["巴塞尔"]), ("london", ["伦敦"]),
    ("manchester", ["曼彻斯特"]), ("birmingham", ["伯明翰"]), ("liverpool", ["利物浦"]), ("bristol", ["布里斯托"]),
    ("edinburgh", ["爱丁堡"]), ("glasgow", ["格拉斯哥"]), ("dublin", ["都柏林"]), ("paris", ["巴黎"]),
    ("lyon", ["里昂"]), ("marseille", ["马赛"]), ("brussels", ["bruxelles", "brussel", "布鲁塞尔"]),
    ("antwerp", ["antwerpen", "安特卫普"]), ("amsterdam", ["阿姆斯特丹"]), ("rotterdam", ["鹿特丹"]),
    ("copenhagen", ["københavn", "哥本哈根"]), ("oslo", ["奥斯陆"]), ("stockholm", ["斯德哥尔摩"]),
    ("gothenburg", ["göteborg", "哥德堡"]), ("helsinki", ["赫尔辛基"]), ("prague", ["praha", "布拉格"]),
    ("warsaw", ["warszawa", "华沙"]), ("budapest", ["布达佩斯"]), ("rome", ["roma", "罗马"]),
    ("milan", ["milano", "米兰"]), ("turin", ["torino", "都灵"]), ("florence", ["firenze", "佛罗伦萨"]),
    ("venice", ["venezia", "威尼斯"]), ("naples", ["napoli", "那不勒斯"]), ("madrid", ["马德里"]),
    ("barcelona", ["巴塞罗那"]), ("seville", ["sevilla", "塞维利亚"]), ("lisbon", ["lisboa", "里斯本"]),
    ("porto", ["波尔图"]), ("athens", ["雅典"]), ("sofia", ["索非亚"]), ("istanbul", ["伊斯坦布尔"]),
    ("moscow", ["莫斯科"]), ("new york", ["nyc", "纽约"]), ("los angeles", ["洛杉矶"]), ("chicago", ["芝加哥"]),
    ("boston", ["波士顿"]), ("san francisco", ["旧金山"]), ("seattle", ["西雅图"]), ("toronto", ["多伦多"]),
    ("vancouver", ["温哥华"]), ("montreal", ["montréal", "蒙特利尔"]), ("sydney", ["悉尼"]),
    ("melbourne", ["墨尔本"]), ("auckland", ["奥克兰"]), ("tokyo", ["东京"]), ("osaka", ["大阪"]),
    ("seoul", ["首尔"]), ("singapore", ["新加坡"]), ("bangkok", ["曼谷"]), ("dubai", ["迪拜"]),
    ("beijing", ["peking", "北京"]), ("shanghai", ["上海"]), ("guangzhou", ["广州"]), ("shenzhen", ["深圳"]),
    ("hangzhou", ["杭州"]), ("nanjing", ["南京"]), ("suzhou", ["苏州"]), ("chengdu", ["成都"]),
    ("chongqing", ["重庆"]), ("wuhan", ["武汉"]), ("xi'an", ["xian", "西安"]), ("tianjin", ["天津"]),
    ("qingdao", ["青岛"]), ("dalian", ["大连"]), ("xiamen", ["厦门"]), ("changsha", ["长沙"]),
    ("zhengzhou", ["郑州"]), ("kunming", ["昆明"]), ("hong kong", ["香港"]), ("taipei", ["台北"]),
    ("macau", ["macao", "澳门"]),
  ]

  private static let table: PhraseTable<String> = {
    var table = PhraseTable<String>()
    for city in names {
      for name in [city.english] + city.others { table.insert(words(name), city.english) }
    }
    return table
  }()

  /// The English name in lower case; a city that is not known by another name is called as it is written.
  package static func english(_ name: String) -> String {
    let tokens = Tokeniser.tokens(of: name)
    guard let found = tokens.isEmpty ? nil : table.longest(tokens, at: 0), found.next == tokens.count else {
      return name.lowercased()
    }
    return found.meanings.first ?? name.lowercased()
  }

  /// Whether a word is a city's name, and no misspelt word.
  static func isKnown(_ word: String) -> Bool {
    !(table.longest(Tokeniser.tokens(of: word), at: 0)?.meanings.isEmpty ?? true)
  }

  /// The city whose name begins at a place, by its English name, and the place after it.
  static func name(in tokens: [Token], at start: Int) -> (city: String, next: Int)? {
    guard let found = table.longest(tokens, at: start), let city = found.meanings.first else { return nil }
    return (city, found.next)
  }

  /// A city as a sentence of that language writes it: Guangzhou, 广州.
  package static func told(_ city: String, _ language: String) -> String {
    let known = names.first { $0.english == english(city) }
    if language == "zh", let name = known?.others.first(where: { $0.allSatisfy(Tokeniser.isHan) }) {
      return name
    }
    return (known?.english ?? city).split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined(separator: " ")
  }

  /// The first city of a sentence: a known one, else what is written with a capital after in, near or at.
  static func mentioned(_ sentence: Utterance) -> String? {
    let tokens = sentence.tokens
    if let city = sentence.city { return city }
    let leads: Set<String> = ["in", "near", "around", "at", "to"]
    for atom in sentence.atoms {
      let at = atom.range.lowerBound
      guard at > 0, leads.contains(tokens[at - 1].text), tokens[at].isCapitalised, !atom.text.hasPrefix("<")
      else { continue }
      return tokens[at].text
    }
    return nil
  }
}
