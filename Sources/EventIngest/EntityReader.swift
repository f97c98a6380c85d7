// EventIngest › EntityReader: what the ids of triples stand for.

package import Catalogue
import InputFiles

/// Reads the maps beside a knowledge graph: RecBole's `.link`, KGAT's `entity_list.txt` and `relation_list.txt`, and
/// tables of `eid name`.
package struct EntityReader: Sendable {
  package init() {}

  /// Hands over each entity once, and answers what became of the rows.
  package func read(
    path: String, onEntity: (EntityName) throws -> Void
  ) throws(EventFileError) -> IngestTally {
    var reader = try EventFileError.opening { () throws(InputFileError) in
      try CSVReader(
        path: path, delimiter: TripleColumns.delimiter(of: try ByteSource(path: path).prefix(64 << 10)))
    }
    guard reader.next() else { throw EventFileError(.empty, file: path) }
    let header = (0..<reader.count).map { reader.text($0) ?? "?" }
    guard let columns = EntityColumns(header: header, file: path) else {
      throw EventFileError(.unknownColumns(header), file: path, line: reader.line)
    }
    var tally = IngestTally()
    var known: Set<String> = []
    while reader.next() {
      let line = reader.line
      let isWhole =
        reader.fault == nil && reader.count > max(columns.id, columns.label ?? 0, columns.item ?? 0)
      guard isWhole, let id = reader.text(columns.id), !id.isEmpty else {
        tally.rejected += 1
        tally.note(
          Finding(code: "R16", severity: .error, line: line, message: "the row has no id of an entity"))
        continue
      }
      guard known.insert(id).inserted else {
        tally.merged += 1
        tally.note(
          Finding(
            code: "W91", severity: .warn, line: line, record: id,
            message: "the entity stands in the file already; the first row is kept"))
        continue
      }
      let entity = EntityName(
        id: id, isRelation: columns.isRelation, label: columns.label.flatMap { reader.text($0) } ?? "",
        item: columns.item.flatMap { reader.text($0) } ?? "")
      do { try onEntity(entity) } catch { throw EventFileError(.stopped(error), file: path, line: line) }
      tally.accepted += 1
    }
    try EventFileError.check(reader)
    return tally
  }
}

/// The columns of a map.
struct EntityColumns {
  let id: Int
  private(set) var label: Int?
  private(set) var item: Int?
  let isRelation: Bool

  /// `nil` when the header names no entity, or nothing about it.
  ///
  /// KGAT's lists of entities and of relations have the same header: there the file's name must tell them apart.
  init?(header: [String], file: String) {
    func place(_ names: [String]) -> Int? {
      names.lazy.compactMap { name in
        header.firstIndex { $0.split(separator: ":").first.map { $0.lowercased() } == name }
      }.first
    }
    let name = file.split(separator: "/").last.map { $0.lowercased() } ?? ""
    isRelation = header.contains("kb_relation") || name.contains("relation") || name.hasPrefix("r_map")
    guard let id = place(["entity_id", "eid", "remap_id"] + (isRelation ? ["id", "relation_id"] : [])) else {
      return nil
    }
    self.id = id
    label = place(["name", "label", "org_id", "kb_relation"])
    item = place(["item_id", "pid"])
    if label == nil, item == nil { return nil }
  }
}
