// ShopStore › ShopStore+Outside: reading triples, their names, and vectors.

package import Catalogue
import GRDB

/// A triple and the import that said it.
package struct StoredTriple: Hashable, Sendable {
  package let triple: Triple
  package let importNumber: Int
}

extension ShopStore {
  /// All triples, by head, relation and tail.
  package func triples() throws(ShopStoreError) -> [StoredTriple] {
    try read { db in
      let scan = try RawStatement(
        db, "SELECT head, relation, tail, weight, line, import FROM triple ORDER BY head, relation, tail",
        folder: self.name)
      var triples: [StoredTriple] = []
      while try scan.step() {
        let triple = Triple(
          head: scan.text(0), relation: scan.text(1), tail: scan.text(2), weight: scan.optionalDouble(3) ?? 1,
          line: scan.int(4))
        triples.append(StoredTriple(triple: triple, importNumber: scan.int(5)))
      }
      return triples
    }
  }

  /// What the ids of triples stand for.
  package func entities() throws(ShopStoreError) -> [EntityName] {
    try read { db in
      let scan = try RawStatement(
        db, "SELECT id, isRelation, label, item FROM entity ORDER BY id, isRelation", folder: self.name)
      var entities: [EntityName] = []
      while try scan.step() {
        entities.append(
          EntityName(id: scan.text(0), isRelation: scan.bool(1), label: scan.text(2), item: scan.text(3)))
      }
      return entities
    }
  }

  /// The vectors by id, all of one length.
  package func vectors() throws(ShopStoreError) -> [String: [Float]] {
    try read { db in
      let scan = try RawStatement(db, "SELECT id, value FROM vector", folder: self.name)
      var vectors: [String: [Float]] = [:]
      while try scan.step() {
        vectors[scan.text(0)] = scan.blob(1).withUnsafeBytes { bytes in
          (0..<bytes.count / 4).map { bytes.loadUnaligned(fromByteOffset: $0 * 4, as: Float.self) }
        }
      }
      return vectors
    }
  }
}
