// Conversation › PlainAnswer: an answer for `cut` and `awk`: a list as one item a line, tab-separated, all else as unbroken lines.

import Catalogue
import Scoring

package enum PlainAnswer {
  /// Wider than any line, so that nothing is wrapped or cut.
  private static let width = 100_000

  package static func lines(_ exchange: Exchange) -> [String] {
    let language = exchange.turn.language
    guard case .list(let reply) = exchange.reply else {
      return Layout(width: width, language: language).lines(exchange.reply).map { cell($0.plain) }
        .filter { !$0.isEmpty }
    }
    return reply.list.items.enumerated().map { at, item in
      [
        "\(reply.request.offset + at + 1)", item.item, "\(item.receipt.score)",
        item.price.map { "\($0.amount)" } ?? "", item.price?.currency ?? "", item.title,
      ].map(cell).joined(separator: "\t")
    }
  }

  private static func cell(_ text: String) -> String {
    String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
  }
}
