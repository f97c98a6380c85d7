// Conversation › Layout+List: a recommendation list as a table.

import Catalogue
import Scoring

extension Layout {
  func lines(_ reply: ListReply) -> [StyledLine] {
    var out: [StyledLine] = []
    if let card = reply.customer { out.append(header(card)) }
    if let heading = reply.heading { out += wrapped(heading, .strong) }
    let items = reply.list.items
    let shown =
      reply.request.offset == 0
      ? "\(items.count)"
      : items.count == 1
        ? say("the last", "最后 1 件") : "\(reply.request.offset + 1)–\(reply.request.offset + items.count)"
    let total = say(
      "\(shown) of \(reply.list.fitting) · L\(reply.number)",
      "\(shown) / 共 \(reply.list.fitting) · L\(reply.number)")
    out += chipLines(reply.chips, total)
    if let dropped = reply.dropped {
      out += wrapped(
        say(
          "Nothing is \(dropped.words(language)); that wish is set aside.",
          "没有\(dropped.words(language))的商品，先不考虑这一点。"), .dim)
    }
    out += reply.notes.flatMap { wrapped($0, .dim) }
    out.append(StyledLine())
    out += table(items, reply.request.order)
    out.append(StyledLine())
    out += offers(reply.offers)
    out += footer(items)
    return out
  }

  /// The chips, over several lines when they are many, with the total at the right end of the last.
  private func chipLines(_ labels: [String], _ total: String) -> [StyledLine] {
    var rows: [[String]] = [[]]
    for label in labels {
      let used = rows[rows.count - 1].reduce(0) { $0 + DisplayWidth.of($1) + 3 }
      if used + DisplayWidth.of(label) + 2 > width - DisplayWidth.of(total) - 2, !rows[rows.count - 1].isEmpty
      {
        rows.append([])
      }
      rows[rows.count - 1].append(label)
    }
    return rows.enumerated().map { at, row in
      at == rows.count - 1 ? ends(chips(row), total) : StyledLine(chips(row))
    }
  }

  /// Each offer with the key that takes it and how many it leaves.
  private func offers(_ offers: [(offer: CompoundOffer, label: String)]) -> [StyledLine] {
    let spans = zip(CompoundOffer.keys, offers).map { key, offered in
      [Span(key, .hint), Span(" \(offered.label) (\(offered.offer.count))")]
    }
    var lines: [[Span]] = []
    for offer in spans {
      let used = lines.last.map { $0.reduce(0) { $0 + DisplayWidth.of($1.text) } } ?? width
      let own = offer.reduce(3) { $0 + DisplayWidth.of($1.text) }
      if used + own > width {
        lines.append([Span("  ")] + offer)
      } else {
        lines[lines.count - 1] += [Span("   ")] + offer
      }
    }
    return lines.map { StyledLine($0) }
  }

  // MARK: The table

  /// Widths of the columns; `why` is 0 where the reasons stand on lines of their own.
  private struct Columns {
    let item: Int
    let colour: Int
    let price: Int
    let score: Int
    let why: Int
  }

  private func columns(_ items: [ListedItem], _ head: String) -> Columns {
    let colour = max(DisplayWidth.of(say("colour", "颜色")), items.map { colourWidth($0) }.max() ?? 0)
    let price = max(
      DisplayWidth.of(say("price", "价格") + Self.notReduced),
      items.map { DisplayWidth.of(priceLabel($0)) }.max() ?? 0)
    let widest = max(4, items.map { DisplayWidth.of(name($0)) }.max() ?? 0)
    let score = max(4, DisplayWidth.of(head), items.map { DisplayWidth.of(figure($0)) }.max() ?? 0)
    let fixed = 5 + 2 + colour + 2 + price + 2 + score
    let wide = width >= 110
    let item = min(widest, width - fixed - (wide ? 36 : 0))
    return Columns(
      item: item, colour: colour, price: price, score: score, why: wide ? width - fixed - item - 3 : 0)
  }

  private func table(_ items: [ListedItem], _ order: ListOrder) -> [StyledLine] {
    let isGrounded = items.contains { $0.ground != nil }
    let figures = isGrounded ? order.column(language) : ListOrder.fit.column(language)
    let c = columns(items, figures)
    var head =
      "  #  " + DisplayWidth.fitted(say("item", "商品"), to: c.item) + "  "
      + DisplayWidth.fitted(say("colour", "颜色"), to: c.colour)
    head +=
      "  " + DisplayWidth.fitted(say("price", "价格") + Self.notReduced, to: c.price, alignRight: true) + "  "
      + DisplayWidth.fitted(figures, to: c.score, alignRight: true)
    if c.why > 0 { head += "   " + say("why in short", "理由") }
    var out = [StyledLine(head, .dim)]
    for (at, item) in items.enumerated() {
      var spans = [Span(DisplayWidth.fitted("\(at + 1)", to: 3, alignRight: true) + "  ", .hint)]
      spans.append(Span(DisplayWidth.fitted(name(item), to: c.item) + "  ", .strong))
      spans += swatches(item)
      spans.append(Span(String(repeating: " ", count: max(0, c.colour - colourWidth(item)) + 2)))
      spans.append(Span(DisplayWidth.fitted(priceLabel(item), to: c.price, alignRight: true) + "  "))
      spans.append(Span(DisplayWidth.fitted(figure(item), to: c.score, alignRight: true)))
      if c.why > 0 {
        spans.append(Span("   " + why(item.shortReasons, c.why)))
        out.append(StyledLine(spans))
      } else {
        out.append(StyledLine(spans))
        if !item.shortReasons.isEmpty {
          out.append(
            StyledLine([Span("     "), Span(why(item.shortReasons, width - 5), .dim)]))
        }
      }
    }
    return out
  }

  private func figure(_ item: ListedItem) -> String {
    item.ground?.figure ?? Figures.two(item.receipt.score)
  }

  /// As many reasons as fit whole; one that alone is too long is cut.
  private func why(_ reasons: [String], _ width: Int) -> String {
    var text = reasons.first ?? ""
    for reason in reasons.dropFirst() where DisplayWidth.of(text + " · " + reason) <= width {
      text += " · " + reason
    }
    return DisplayWidth.truncated(text, to: width)
  }

  private func name(_ item: ListedItem) -> String {
    // The colour has its own column; a title's tail after the comma repeats it.
    let title = item.title.split(separator: ",").first.map(String.init) ?? item.title
    var marks = ""
    if item.isNew { marks += say(" · new", " · 新") }
    if !item.isInStock { marks += say(" · out of stock", " · 缺货") }
    return title + marks
  }

  /// Stands after an amount in the place of the arrow of a sale, so that all amounts end below each other.
  private static let notReduced = "  "

  private func priceLabel(_ item: ListedItem) -> String {
    guard let price = item.price else { return "–" + Self.notReduced }
    let isReduced = item.regularPrice.map { $0.hundredths > price.hundredths } ?? false
    return price.label + (isReduced ? " ↓" : Self.notReduced)
  }

  /// The main colours, and the word of the first: not every eye tells colours apart.
  private func swatches(_ item: ListedItem) -> [Span] {
    guard let first = item.swatches.first else { return [] }
    guard drawsColour else { return [Span(first.name)] }
    let patches = item.swatches.prefix(width >= 110 ? 3 : 1).flatMap { swatch in
      [Span("██", .swatch(red: swatch.red, green: swatch.green, blue: swatch.blue)), Span(" ")]
    }
    return patches + [Span(first.name)]
  }

  private func colourWidth(_ item: ListedItem) -> Int {
    swatches(item).reduce(0) { $0 + DisplayWidth.of($1.text) }
  }

  // MARK: What to say next

  private func footer(_ items: [ListedItem]) -> [StyledLine] {
    guard !items.isEmpty else { return [] }
    let next = [
      say("why 1", "为什么推荐第一个"), say("cheaper", "便宜一点"), say("not that brand", "不要这个牌子"), say("more", "再来几个"),
    ]
    return [
      StyledLine(
        [Span("  ")]
          + next.enumerated().flatMap { at, text in (at == 0 ? [] : [Span(" · ", .dim)]) + [Span(text, .hint)]
          })
    ]
  }
}
