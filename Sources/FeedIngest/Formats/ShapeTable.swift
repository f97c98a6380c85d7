// FeedIngest › ShapeTable: a format's description compiled for look-up by the parser's own names.

import CLibXML2
import Catalogue

/// The elements of a ``FeedShape`` as a tree whose branches are found by two look-ups in tables.
struct ShapeTable {
  /// An element or attribute that means something.
  struct Node {
    let name: String
    /// What the text means; `nil` when there is none to keep.
    var text: Meaning?
    var group: PartGroup?
    var mode: FeedMode?
    var isRecord = false
    var isDeletion = false
  }

  /// The node that stands for “nothing is known of this”.
  static let unknown: UInt16 = .max

  private(set) var nodes = [Node(name: "")]
  private(set) var symbols: SymbolTable
  /// By node and symbol: the child element, and the attribute.
  private var elements: [UInt16] = []
  private var attributes: [UInt16] = []

  init(_ shape: FeedShape, dictionary: OpaquePointer) {
    symbols = SymbolTable(dictionary: dictionary, names: Self.names(of: shape))
    addNode("")
    for (path, meaning) in shape.header { insert(meaning, at: path, below: [0]) }
    var records: [UInt16] = []
    for (paths, isDeletion) in [(shape.records, false), (shape.deletions, true)] {
      for path in paths {
        for node in place(path, below: [0]) {
          nodes[Int(node)].isRecord = true
          nodes[Int(node)].isDeletion = isDeletion
          records.append(node)
        }
      }
    }
    for (path, meaning) in shape.fields { insert(meaning, at: path, below: records) }
  }

  /// The element of `symbol` inside `node`.
  func element(_ symbol: Int, in node: UInt16) -> UInt16 {
    symbol < symbols.known ? elements[Int(node) * symbols.known + symbol] : Self.unknown
  }

  /// The attribute of `symbol` on `node`.
  func attribute(_ symbol: Int, of node: UInt16) -> UInt16 {
    symbol < symbols.known ? attributes[Int(node) * symbols.known + symbol] : Self.unknown
  }

  mutating func symbol(of name: UnsafePointer<UInt8>) -> Int { symbols.symbol(of: name) }

  mutating func countUnusedText(_ name: String) { symbols.countUnused(name) }

  mutating func countUnused(_ symbol: Int, suffix: String = "") -> String {
    symbols.countUnused(symbol, suffix)
  }

  // MARK: Compiling

  private static func names(of shape: FeedShape) -> [String] {
    let paths = shape.records + shape.deletions + (shape.fields + shape.header).map(\.path)
    var seen = Set<String>()
    return paths.flatMap { $0.split { $0 == "/" || $0 == "|" || $0 == "@" } }.map(local)
      .filter { seen.insert($0.lowercased()).inserted }
  }

  /// A name without its prefix: prefixes are the writer's own choice.
  private static func local(_ name: Substring) -> String {
    String(name.split(separator: ":").last ?? name)
  }

  private mutating func addNode(_ name: String) {
    if nodes.count > 1 || !name.isEmpty { nodes.append(Node(name: name)) }
    let row = [UInt16](repeating: Self.unknown, count: symbols.known)
    elements += row
    attributes += row
  }

  private mutating func insert(_ meaning: Meaning, at path: String, below parents: [UInt16]) {
    for parent in parents {
      for node in place(path, below: [parent], isTransparent: meaning == .transparent) {
        switch meaning {
        case .transparent: break
        case .group(let group): nodes[Int(node)].group = group
        case .groupWithText(let group, let part):
          nodes[Int(node)].group = group
          nodes[Int(node)].text = .part(part)
        case .begins(let mode): nodes[Int(node)].mode = mode
        default: nodes[Int(node)].text = meaning
        }
      }
    }
  }

  /// The nodes at a path, made where they are missing; alternatives share one node.
  private mutating func place(
    _ path: String, below parents: [UInt16], isTransparent: Bool = false
  ) -> [UInt16] {
    var places = parents
    let steps = path.split(separator: "/")
    for (index, step) in steps.enumerated() {
      let isAttribute = step.first == "@"
      let names = step.drop { $0 == "@" }.split(separator: "|").map(Self.local)
      let isLast = index == steps.count - 1
      places = places.map { parent in
        let cells = names.map { [symbols] in Int(parent) * symbols.known + symbols.symbol(named: $0) }
        let row = isAttribute ? attributes : elements
        let found = cells.map { row[$0] }.first { $0 != Self.unknown }
        if found == nil, !(isTransparent && isLast) { addNode(names[0]) }
        let node = found ?? (isTransparent && isLast ? parent : UInt16(nodes.count - 1))
        for cell in cells { if isAttribute { attributes[cell] = node } else { elements[cell] = node } }
        return node
      }
    }
    return places
  }
}
