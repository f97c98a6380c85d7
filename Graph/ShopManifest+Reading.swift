// GraphRules › ShopManifest+Reading: reads shop.yaml.

import Foundation

extension ShopManifest {
  package static func parse(text: String, file: String) throws(GraphRulesError) -> ShopManifest {
    let root = try YAMLValue.mapping(
      text, file: file,
      keys: [
        "name", "currency", "languages", "timezone", "now", "list_size", "small_step", "rates_to_eur",
        "files",
      ])
    return ShopManifest(
      name: try root.required("name").string(), currency: try root.required("currency").currency(),
      languages: try languages(root["languages"]), timezone: try timezone(root["timezone"]),
      now: try now(root["now"]), listSize: try root["list_size"]?.integer(in: 1...100) ?? 5,
      smallStep: try smallStep(root["small_step"]), ratesToEUR: try rates(root["rates_to_eur"]),
      files: try files(root["files"]))
  }

  private static func languages(_ value: YAMLValue?) throws(GraphRulesError) -> [String] {
    guard let value else { return ["en"] }
    let languages = try value.strings()
    guard !languages.isEmpty else { throw value.error("no language; write [en], [zh] or [en, zh]") }
    for language in languages where !GraphRules.languages.contains(language) {
      throw value.error(
        "unknown language “\(language)”" + Suggestion.hint(for: language, among: GraphRules.languages))
    }
    return languages
  }

  private static func timezone(_ value: YAMLValue?) throws(GraphRulesError) -> String {
    guard let value else { return "UTC" }
    let name = try value.string()
    guard TimeZone(identifier: name) != nil else {
      throw value.error("unknown time zone “\(name)”; write one as Europe/Berlin")
    }
    return name
  }

  private static func now(_ value: YAMLValue?) throws(GraphRulesError) -> Int64? {
    guard let value else { return nil }
    let text = try value.string()
    guard let seconds = Moment.seconds(text) else {
      throw value.error("“\(text)” is no time; write it as \"2026-11-20T10:00:00Z\"")
    }
    return seconds
  }

  private static func smallStep(_ value: YAMLValue?) throws(GraphRulesError) -> ClosedRange<Double> {
    guard let value else { return 0.05...0.30 }
    let mapping = try value.mapping(keys: ["min", "max"])
    let min = try mapping.required("min").number(in: 0...1)
    let max = try mapping.required("max").number(in: 0...1)
    guard min <= max else { throw value.error("min is above max; write {min: 0.05, max: 0.30}") }
    return min...max
  }

  private static func rates(_ value: YAMLValue?) throws(GraphRulesError) -> [String: Double] {
    guard let value else { return [:] }
    var rates: [String: Double] = [:]
    for (name, _, value) in try value.entries() { rates[try name.currency()] = try value.positive() }
    return rates
  }

  private static func files(_ value: YAMLValue?) throws(GraphRulesError) -> ShopFiles {
    let mapping = try value?.mapping(keys: ShopFiles.Kind.allCases.map(\.rawValue))
    var paths: [ShopFiles.Kind: [String]] = [:]
    for kind in ShopFiles.Kind.allCases {
      if let list = mapping?[kind.rawValue] { paths[kind] = try list.strings() }
    }
    return ShopFiles(paths: paths)
  }
}

extension YAMLValue {
  /// An ISO 4217 code.
  fileprivate func currency() throws(GraphRulesError) -> String {
    let text = try string()
    guard text.utf8.count == 3, text.utf8.allSatisfy({ (65...90).contains($0) }) else {
      throw error("“\(text)” is no currency; write three capitals, as in EUR")
    }
    return text
  }
}
