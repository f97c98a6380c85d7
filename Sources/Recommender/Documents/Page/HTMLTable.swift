// Recommender › HTMLTable: rows of cells as a table of a page.

import KnowledgeGraph

/// A table with a head; cells are HTML, and the first of each row is its header.
struct HTMLTable {
  private let head: [String]
  private var rows: [[String]] = []

  init(head: [String]) { self.head = head }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// Figures stand to the right, words to the left.
  private func isText(_ cell: String) -> Bool { cell.first?.isLetter ?? false }

  var html: String {
    let top = head.enumerated().map { place, name in
      let style = rows.first.map { place < $0.count && isText($0[place]) } ?? false ? " class=\"words\"" : ""
      return "<th scope=\"col\"\(style)>\(name)</th>"
    }.joined()
    let body = rows.map { row in
      "<tr><th scope=\"row\">\(row[0])</th>"
        + row.dropFirst().map { "<td\(isText($0) ? " class=\"words\"" : "")>\($0)</td>" }.joined() + "</tr>"
    }
    return
      "<table><thead><tr>\(top)</tr></thead>\n<tbody>\n\(body.joined(separator: "\n"))\n</tbody></table>\n"
  }
}

extension String {
  /// The text where HTML or SVG is read, in and outside of attributes.
  var escapedForHTML: String { Markup.escaped(self) }
}
