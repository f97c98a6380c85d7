// Explanation › ExplanationPage: a whole explanation as one page that needs nothing beside it.

import KnowledgeGraph

/// HTML with the drawing, the sentences, the shares, the paths and every smaller reason of one tree.
package struct ExplanationPage {
  private let drawing: ReasonGraph
  private let title: String
  private var tree: ReasonTree { drawing.tree }
  private var isChinese: Bool { tree.language == "zh" }

  /// `title` is the product's as the shop writes it.
  package init(_ drawing: ReasonGraph, title: String) {
    self.drawing = drawing
    self.title = title
  }

  package var html: String {
    let heading = Markup.escaped(title)
    let whom = Markup.escaped(say("for \(tree.customer)", "推荐给 \(tree.customer)"))
    return """
      <!doctype html>
      <html lang="\(tree.language)">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(heading)</title><style>\(Self.style)</style></head>
      <body><main>
      <h1>\(heading) <span>\(whom) · \(Decimals.two(tree.score))</span></h1>
      \(shown)
      <p class="soft">\(Markup.escaped(tree.coverage))</p>
      \(tree.objection.map { "<p class=\"against\">\(Markup.escaped($0))</p>" } ?? "")
      \(tree.notes.map { "<p class=\"against\">\(Markup.escaped($0))</p>" }.joined())
      <figure>\(drawing.svg)</figure>
      \(section(say("Where the score comes from", "得分的来源"), channels))
      \(tree.threads.isEmpty ? "" : section(say("The heaviest paths", "最重要的路径"), threads))
      \(tree.rest.isEmpty ? "" : folded(tree.smaller, table(tree.rest)))
      </main></body>
      </html>

      """
  }

  private var shown: String {
    let items = tree.shown.map { reason in
      "<li><b>\(Decimals.two(reason.amount))</b> \(Markup.escaped(reason.sentence))</li>"
    }
    return "<ol>\n\(items.joined(separator: "\n"))\n</ol>"
  }

  private var channels: String {
    let most = max(tree.channels.map { abs($0.amount) }.max() ?? 0, .leastNormalMagnitude)
    let rows = tree.channels.map { share in
      let width = Int((max(0, share.amount) / most * 100).rounded())
      return
        "<tr><th>\(Markup.escaped(share.label))</th><td class=\"number\">\(Decimals.two(share.amount))</td>"
        + "<td class=\"wide\"><i style=\"width:\(width)%\"></i></td></tr>"
    }
    return "<table>\(rows.joined())</table>"
  }

  private var threads: String {
    let rows = tree.threads.map { thread in
      var way = Markup.escaped(thread.start)
      for step in thread.steps {
        let arrow = Markup.escaped(step.relation)
        way += step.isInverse ? " ◀─<em>\(arrow)</em>─ " : " ─<em>\(arrow)</em>─▶ "
        way += Markup.escaped(step.node)
      }
      let factors = ([thread.scale] + thread.steps.compactMap(\.weight)).map(Decimals.significant)
      return "<tr><td class=\"number\">\(Decimals.significant(thread.amount))</td><td>\(way)<br>"
        + "<small>= \(factors.joined(separator: " · "))</small></td></tr>"
    }
    return "<table>\(rows.joined())</table>"
  }

  private func table(_ reasons: [Reason]) -> String {
    let rows = reasons.map {
      "<tr><td class=\"number\">\(Decimals.two($0.amount))</td><td>\(Markup.escaped($0.short))</td></tr>"
    }
    return "<table>\(rows.joined())</table>"
  }

  private func section(_ title: String, _ body: String) -> String {
    "<section><h2>\(Markup.escaped(title))</h2>\(body)</section>"
  }

  private func folded(_ title: String, _ body: String) -> String {
    "<details><summary>\(Markup.escaped(title))</summary>\(body)</details>"
  }

  private func say(_ english: String, _ chinese: String) -> String { isChinese ? chinese : english }

  private static let style = """
    :root{color-scheme:light dark;--paper:#fbfaf7;--ink:#22262a;--soft:#6a7077;--line:#e3dfd5;--bar:#0f7b76}\
    @media (prefers-color-scheme:dark){:root{--paper:#16191b;--ink:#eceff0;--soft:#a3abb1;--line:#343a3f;--bar:#45b8b0}}\
    body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,\
    "Noto Sans","Noto Sans CJK SC","PingFang SC",sans-serif}main{max-width:1040px;margin:2rem auto;padding:0 1rem}\
    h1{font-size:1.4rem}h1 span{font-weight:400;color:var(--soft)}h2{font-size:1.05rem;margin-top:2rem}\
    .soft,small,em{color:var(--soft)}em{font-style:normal;font-size:.85em}figure{margin:1.5rem 0}\
    figure svg{width:100%;height:auto}table{border-collapse:collapse;width:100%}th{text-align:left;font-weight:400}\
    td,th{padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}.number{text-align:right;\
    font-variant-numeric:tabular-nums;width:4rem}.wide{width:60%}.wide i{display:block;height:.8em;margin-top:.35em;\
    background:var(--bar);border-radius:3px}summary{cursor:pointer;color:var(--soft);margin-top:2rem}
    """
}
