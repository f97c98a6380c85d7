// Recommender › PageFrame: what all pages have in common.

/// A page that needs nothing from elsewhere.
///
/// Style and drawings stand in it, there is no script, and every drawing has its figures in words beside it. It is light
/// or dark as the reader's system is.
struct PageFrame {
  /// Plain text, as is `heading`, `lead` and `footer`.
  let title: String
  let heading: String
  let lead: String
  /// HTML, as are `sections`.
  let facts: String
  let sections: [String]
  let footer: String

  /// The whole file.
  var text: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title.escapedForHTML)</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <main>
    <header>
    <h1>\(heading.escapedForHTML)</h1>
    <p class="lead">\(lead.escapedForHTML)</p>
    \(facts)
    </header>
    \(sections.joined(separator: "\n"))
    <footer>\(footer.escapedForHTML) Made by Clew \(ClewVersion.current).</footer>
    </main>
    </body>
    </html>

    """
  }

  /// A few large figures with their names.
  static func facts(_ cells: [(name: String, figure: String)]) -> String {
    let items = cells.map { "<div><dt>\($0.name)</dt><dd>\($0.figure)</dd></div>" }.joined()
    return "<dl class=\"facts\">\(items)</dl>\n"
  }

  static func section(_ title: String, _ body: String) -> String {
    "<section>\n<h2>\(title)</h2>\n\(body)\n</section>"
  }

  private static let style = """
    :root { color-scheme: light dark; --ground: #fbfaf8; --card: #ffffff; --ink: #22262c; --soft: #5d6570;
      --line: #dcd8d0; --main: #0f6e78; --other: #a0958a; --whisker: #22262c; }
    @media (prefers-color-scheme: dark) { :root { --ground: #16191f; --card: #1e2229; --ink: #e4e7ec; --soft: #a3acb8;
      --line: #363c46; --main: #4fb6bf; --other: #8a8178; --whisker: #e4e7ec; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
    main { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 3rem; }
    h1 { margin: 0; font-size: 1.8rem; } h2 { margin: 0 0 .8rem; font-size: 1.15rem; }
    .lead { color: var(--soft); margin: .2rem 0 1rem; }
    .facts { display: flex; flex-wrap: wrap; gap: .8rem; margin: 0; }
    .facts div { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .5rem .9rem; }
    .facts dt { color: var(--soft); font-size: .85rem; }
    .facts dd { margin: 0; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
    .note { border-left: 4px solid var(--main); padding-left: .8rem; }
    section { background: var(--card); border: 1px solid var(--line); border-radius: .8rem; padding: 1.2rem;
      margin-top: 1.4rem; overflow-x: auto; }
    section p { color: var(--soft); font-size: .9rem; }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
    th, td { text-align: right; padding: .3rem .5rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
    th:first-child, th.words { text-align: left; }
    td.words { white-space: normal; text-align: left; } small { color: var(--soft); }
    svg { display: block; width: 100%; height: auto; margin: 0 0 1rem; }
    svg text { fill: var(--ink); font: 13px system-ui, sans-serif; } svg .soft { fill: var(--soft); font-size: 12px; }
    svg .title { font-weight: 600; } svg .figure { font-variant-numeric: tabular-nums; }
    .fill-main { fill: var(--main); } .fill-other { fill: var(--other); }
    .stroke-main { stroke: var(--main); } .stroke-other { stroke: var(--other); }
    .whisker { stroke: var(--whisker); stroke-width: 1.5; } .axis { stroke: var(--line); stroke-width: 1; }
    footer { color: var(--soft); font-size: .85rem; margin-top: 1.4rem; }
    """
}
