// Conversation › Scene+Files: the newest list as the text of a file.

import Catalogue
import Fusion
import Scoring

extension Scene {
  /// Writes the newest list as it stands on the screen; a file that is there already is left alone.
  func write(to path: String, format: String, with pen: Pen) throws -> Reply {
    guard let last = dialogue.state.lists.last else { return Self.noList(language) }
    let items = try shown(last)
    let text = format == "json" ? json(items, last.request) : csv(items)
    let place = try pen.writer.write(text, to: path)
    return .notice(
      NoticeReply(
        [
          Say.in(
            language, "\(items.count) product\(items.count == 1 ? "" : "s") written to \(place)",
            "已把 \(items.count) 件商品写入 \(place)")
        ], wrote: [Written(kind: "file", id: path)],
        facts: SlotMap([
          ("file", .string(place)), ("format", .string(format)), ("count", .number(Double(items.count))),
        ])))
  }

  /// The products of a list as they stand on the screen, also after an event that would change it.
  private func shown(_ list: ShownList) throws -> [(rank: Int, item: ListedItem)] {
    var request = list.request
    (request.wish.onlyItems, request.includesSeen, request.offset) = (Set(list.items), true, 0)
    let found = try shop.list(request, language: language).items
    return list.items.enumerated().compactMap { place, item in
      found.first { $0.item == item }.map { (list.request.offset + place + 1, $0) }
    }
  }

  /// RFC 4180, with a head.
  private func csv(_ items: [(rank: Int, item: ListedItem)]) -> String {
    func cell(_ text: String) -> String {
      // A spreadsheet must not take a title for a formula.
      let safe = text.first.map { "=+-@".contains($0) } == true ? "'" + text : text
      return safe.contains { ",\"\n\r".contains($0) }
        ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
    }
    let rows = items.map { rank, item in
      [
        "\(rank)", item.item, item.variant, item.title, item.brand,
        item.price.map { Self.amount($0) } ?? "", item.price?.currency ?? "",
        item.isInStock ? "yes" : "no", "\(item.receipt.score)", item.link,
        item.shortReasons.joined(separator: " · "),
      ].map(cell).joined(separator: ",")
    }
    let head = "rank,item_id,variant_id,title,brand,price,currency,in_stock,score,link,why"
    return ([head] + rows).map { $0 + "\r\n" }.joined()
  }

  private func json(_ items: [(rank: Int, item: ListedItem)], _ request: ListRequest) -> String {
    let listed = items.map { rank, item in
      SlotValue.map(
        SlotMap([
          ("rank", .number(Double(rank))), ("item", .string(item.item)),
          ("variant", .string(item.variant)), ("title", .string(item.title)), ("brand", .string(item.brand)),
          ("price", item.price.map { .number($0.amount) } ?? .string("")),
          ("currency", .string(item.price?.currency ?? "")), ("in_stock", .bool(item.isInStock)),
          ("score", .number(item.receipt.score)), ("link", .string(item.link)),
          ("why", .strings(item.shortReasons)),
        ]))
    }
    var head = SlotMap([("v", .number(1))])
    if let user = request.user { head["user"] = .string(user) }
    head["chips"] = .strings(Chips.strings(request.wish, currency: shop.currency))
    head["items"] = .list(listed)
    return head.json + "\n"
  }

  private static func amount(_ money: Money) -> String {
    let cents = abs(money.hundredths) % 100
    return "\(money.hundredths / 100)." + (cents < 10 ? "0" : "") + "\(cents)"
  }
}
