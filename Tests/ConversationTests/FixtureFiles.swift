// ConversationTests › FixtureFiles: just enough reading of the fixture's feed and lexicon.

import Foundation
import GraphRules

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The lexicon's flow-style YAML, one entry a line.
enum LexiconFile {
  static func read(_ file: URL) throws -> Lexicon {
    var lexicon = Lexicon()
    var section = ""
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("#") { continue }
      guard line.hasPrefix("  ") else {
        section = String(line.prefix { $0 != ":" })
        continue
      }
      let parts = line.drop { $0 == " " }.split(separator: ":", maxSplits: 1)
      let id = String(parts[0])
      let body = String(parts[1])
      let entry = LexiconEntry(id: id, words: ["en": list("en", body), "zh": list("zh", body)])
      switch section {
      case "colours":
        let hex = (value("hex", body) ?? "#000000").dropFirst()
        lexicon.colours.append(LexiconColour(entry: entry, rgb: UInt32(hex, radix: 16) ?? 0))
      case "categories":
        let path = (value("path", body) ?? "").components(separatedBy: " > ")
        lexicon.categories.append(LexiconCategory(entry: entry, path: path))
      case "brands":
        lexicon.brands.append(LexiconBrand(id: id, name: value("name", body) ?? id, also: list("also", body)))
      case "attributes":
        let kind = body.firstMatch(of: /type: (\w+)/).flatMap {
          LexiconAttribute.Kind(rawValue: String($0.1))
        }
        lexicon.attributes.append(LexiconAttribute(entry: entry, kind: kind ?? .text, unit: ""))
      case "materials": lexicon.materials.append(entry)
      case "genders": lexicon.genders.append(entry)
      case "occasions": lexicon.occasions.append(entry)
      case "channels": lexicon.channels.append(entry)
      case "help_topics": lexicon.helpTopics.append(entry)
      default: break
      }
    }
    return lexicon
  }

  private static func list(_ key: String, _ body: String) -> [String] {
    guard let start = body.range(of: "\(key): ["), let end = body[start.upperBound...].firstIndex(of: "]")
    else { return [] }
    return body[start.upperBound..<end].matches(of: /"([^"]*)"/).map { String($0.1) }
  }

  private static func value(_ key: String, _ body: String) -> String? {
    guard let start = body.range(of: "\(key): \"") else { return nil }
    return String(body[start.upperBound...].prefix { $0 != "\"" })
  }
}

/// The records of a Google feed as flat dictionaries.
final class FeedFile: NSObject, XMLParserDelegate {
  private var records: [[String: String]] = []
  private var text = ""
  private var detail = ""

  static func records(_ file: URL) throws -> [[String: String]] {
    let reader = FeedFile()
    let parser = XMLParser(data: try Data(contentsOf: file))
    parser.delegate = reader
    guard parser.parse() else { throw Missing() }
    return reader.records
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    text = ""
    if name == "item" { records.append([:]) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    guard !records.isEmpty else { return }
    let value = text.trimmingCharacters(in: .whitespacesAndNewlines)
    switch name {
    case "g:attribute_name": detail = value
    case "g:attribute_value": records[records.count - 1]["detail:" + detail] = value
    case "title", "description", "link": records[records.count - 1][name] = value
    default: if name.hasPrefix("g:") { records[records.count - 1][String(name.dropFirst(2))] = value }
    }
  }
}
