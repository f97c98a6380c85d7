// GraphRulesTests › FeedMappingTests: what mapping.yaml may say.

import GraphRules
import Testing

@Suite("Feed mappings")
struct FeedMappingTests {
  @Test("A mapping is read with its record, fields, details and relations")
  func reading() throws {
    let mapping = try FeedMapping.parse(
      text: """
        record: /catalogue/product
        mode: update
        currency: EUR
        fields: {id: "@code", title: [name, label]}
        details: {Weight: weight}
        relations: {spare_part: parts/part}
        """, file: "mapping.yaml")
    #expect(mapping.record == "catalogue/product" && mapping.root == "catalogue")
    #expect(mapping.mode == .update && mapping.currency == "EUR" && mapping.categorySeparator == ">")
    #expect(mapping.fields == [.id: ["@code"], .title: ["name", "label"]])
    #expect(mapping.details.map(\.name) == ["Weight"])
    #expect(mapping.relations == [.sparePart: ["parts/part"]])
  }

  @Test(
    "A mistake is told with its place and its mending",
    arguments: [
      ("fields: {title: name}", "“id” is missing"), ("fields: {id: a, titel: b}", "did you mean “title”"),
      ("record: a b\nfields: {id: a}", "no path"), ("fields: {id: a, title: a}", "something else already"),
      ("currency: euro\nfields: {id: a}", "three capitals"),
      ("category_separator: ab\nfields: {id: a}", "one sign"),
      ("relations: {friend: a}\nfields: {id: b}", "unknown relation"),
    ])
  func mistakes(text: String, words: String) {
    let error = #expect(throws: GraphRulesError.self) {
      try FeedMapping.parse(text: text, file: "mapping.yaml")
    }
    #expect(error.map { "\($0)".contains(words) && "\($0)".hasPrefix("mapping.yaml") } == true)
  }
}
