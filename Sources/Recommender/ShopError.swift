// Recommender › ShopError: what can go wrong with a shop as a whole, worded for the person who has to mend it.

/// A fault that stops a command; its words say what, where, and how to mend it.
package enum ShopError: Error, Hashable, Sendable, CustomStringConvertible {
  case noSuchFile(String)
  case notReadable(String, reason: String)
  case noManifest(folder: String)
  case badPictures(String, reason: String)
  case notOneFeed(name: String, found: Int)
  case unknownKind(file: String, found: String)
  case damagedModel(file: String)
  case unknownUser(String)
  case unknownItem(String)
  case unknownNode(String, kinds: [String])
  case noPictureReason
  case notTrained
  case tooManyProducts(Int, most: Int, bytes: Int)
  case nothingToTuneOn
  case unsolvable(scorer: String, regularisation: Double)
  case unknownName(String, kind: String, suggestion: String?)
  case badClock(String)
  case unknownImport(Int, last: Int)
  case notReverted(Int, reason: String)
  case nothingToEvaluate(String)
  case badTestFile(String, line: Int, reason: String)
  case badItemFile(String, reason: String)

  package var description: String {
    switch self {
    case .noSuchFile(let path): "\(path): no such file or folder; check the path"
    case .notReadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .badPictures(let path, let reason): "\(path): no pictures can be taken from it: \(reason)"
    case .notOneFeed(let name, let found):
      found == 0
        ? "--feed \(name) names a feed, and none of these files is one; leave it out"
        : "--feed \(name) names one feed, and \(found) of these files are feeds; take each in by itself"
    case .noManifest(let folder):
      "\(folder): a folder without a shop.yaml; name the files themselves, or add a shop.yaml that lists them"
    case .unknownKind(let file, let found):
      "\(file): \(found); Clew reads product feeds (XML), and events, customers, stores and stock (CSV)"
    case .damagedModel(let file): "\(file): damaged; run clew train to make the model anew"
    case .unknownUser(let id): "no customer \(id) in this shop; leave out --user for somebody new"
    case .unknownItem(let id): "no product \(id) in this shop; clew stats tells how many there are"
    case .unknownNode(let name, let kinds):
      "no node “\(name)” in this shop's graph; write kind:id with one of the kinds \(kinds.joined(separator: ", "))"
    case .noPictureReason:
      "no reason rests on pictures here: either product has none, or their colours do not count for this customer"
    case .unknownName(let name, let kind, let suggestion):
      "no \(kind) “\(name)” in this shop\(suggestion.map { "; did you mean “\($0)”?" } ?? "; clew stats names them")"
    case .unknownImport(let number, let last):
      last == 0
        ? "no import \(number): nothing has been taken in yet"
        : "no import \(number); the last is \(last), and clew import list tells all"
    case .notReverted(let number, let reason): "import \(number) cannot be taken back: \(reason)"
    case .nothingToEvaluate(let split):
      "nothing can be evaluated by hiding \(split): too few customers have a history and something left to hide; "
        + "try another --split, or take in more events"
    case .badItemFile(let file, let reason):
      "\(file): \(reason); write one item a line, or a table with a column item_id"
    case .badTestFile(let file, let line, let reason):
      "\(file)\(line > 0 ? ":\(line)" : ""): \(reason); a test file has a header user_id<TAB>item_id and one wanted "
        + "item a line, or user item item … a line"
    case .tooManyProducts(let count, let most, let bytes):
      "scorer “ease” needs \(bytes / 1_000_000_000) GB of memory for \(count) products; it is for up to \(most): "
        + "write “ease: 0” below “weights:”, and try spectral or als"
    case .unsolvable(let scorer, let regularisation):
      "scorer “\(scorer)” cannot be trained with regularisation \(regularisation): its equations have no solution in "
        + "single precision; write a larger one below “\(scorer):”"
    case .nothingToTuneOn:
      "nobody has chosen three products yet, so there is nothing to foresee; leave out --tune, or name a file with --validation"
    case .notTrained: "this shop has not been trained yet; run clew train"
    case .badClock(let text):
      "“\(text)” is no time; write it as 2026-11-20T10:00:00Z (CLEW_NOW, or now in shop.yaml)"
    }
  }

  /// Whether a file, not the request, is at fault.
  package var isBadData: Bool {
    switch self {
    case .unknownKind, .damagedModel, .badPictures, .badTestFile, .badItemFile: true
    default: false
    }
  }
}
