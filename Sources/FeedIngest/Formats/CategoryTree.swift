// FeedIngest › CategoryTree: categories by id, wherever in a file they stand.

import Catalogue

/// The categories of a file with their parents, and which articles are in which of them.
struct CategoryTree {
  /// A path from the root down, and what is amiss with it.
  struct Path: Hashable {
    var names: [String]
    /// Worded for the person who mends it; `nil` when the path is whole, and after it was told once.
    var fault: String?
  }

  private struct Entry {
    let name: String
    let parent: String
    let isRoot: Bool
  }

  /// Longer paths keep their lowest levels, which tell most about a product.
  static let longestPath = 20

  private var entries: [String: Entry] = [:]
  private var paths: [String: Path] = [:]
  /// By article: the ids of its categories.
  private(set) var articles: [String: [String]] = [:]

  /// A fingerprint of all that was added, whatever its order.
  private(set) var content: UInt64 = 0

  var isEmpty: Bool { entries.isEmpty }

  /// Adds a category, and answers what is wrong with it; the first of two with one id is kept.
  ///
  /// A root stands for the whole catalogue and is no level of a path.
  mutating func add(id: String, name: String, parent: String, isRoot: Bool = false) -> String? {
    guard !id.isEmpty else { return "the category “\(name.prefix(80))” has no id and was left out" }
    if let known = entries[id] {
      return known.name == name && known.parent == parent
        ? nil : "two categories have the id “\(id.prefix(80))”; the first one is kept, give each its own"
    }
    mix([id, name, parent, "\(isRoot)"])
    entries[id] = Entry(name: name, parent: parent, isRoot: isRoot)
    return nil
  }

  mutating func put(article: String, in category: String) {
    guard !article.isEmpty, !category.isEmpty, articles[article, default: []].count < 50 else { return }
    articles[article, default: []].append(category)
    mix([article, category])
  }

  private mutating func mix(_ words: [String]) {
    var text = words.joined(separator: "\u{0}")
    content &+= text.withUTF8 { fingerprint($0, seed: 6) }
  }

  /// The path of a category, without names when it is not known.
  ///
  /// Cost: one look-up after the first time.
  mutating func path(of id: String) -> Path {
    if let known = paths[id] { return known }
    var path = walk(from: id)
    let told = path
    path.fault = nil
    paths[id] = path
    return told
  }

  /// Walks up by steps, not by calls, and never twice over the same category.
  private func walk(from id: String) -> Path {
    var names: [String] = []
    var visited: Set<String> = []
    var fault: String?
    var next = id
    while !next.isEmpty {
      guard visited.insert(next).inserted else {
        fault = "the category “\(id.prefix(80))” is among its own parents; give its root no parent"
        break
      }
      guard let entry = entries[next] else {
        // A root is often said to have the parent 0.
        if next == id || next != "0" {
          fault =
            next == id
            ? "the category “\(id.prefix(80))” is used but not declared"
            : "the category “\(next.prefix(80))”, a parent of “\(id.prefix(80))”, is not declared"
        }
        break
      }
      if !entry.isRoot, !entry.name.isEmpty { names.append(entry.name) }
      next = entry.parent
    }
    if names.count > Self.longestPath, fault == nil {
      fault = "the category “\(id.prefix(80))” lies \(names.count) levels deep; the lowest 20 are kept"
    }
    return Path(names: names.prefix(Self.longestPath).reversed(), fault: fault)
  }
}
