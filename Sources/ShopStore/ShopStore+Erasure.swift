// ShopStore › ShopStore+Erasure: a customer goes, and all that was written down of her.

package import Catalogue
import GRDB

/// What an erasure took out of the database.
package struct ErasedRows: Hashable, Sendable {
  /// The customer's dense index, which nobody else gets.
  package let user: Int
  package let events: Int
  /// Events that had waited for their product.
  package let pending: Int
}

extension ShopStore {
  /// Erases a customer: name, address, events, and findings of imports that name her; `nil` for an unknown id.
  ///
  /// Her row stays, empty, since numbers are never used again. What is freed is overwritten, in the log too, as far as
  /// no other process reads from it meanwhile. It cannot be undone. A file that names her brings her back as a new
  /// customer when it is taken in again.
  package func erase(customer: Customer, time: Int64, tool: String) throws -> ErasedRows? {
    let erased = try ingest { try $0.erase(customer, time: time, tool: tool) }
    if erased != nil { try emptyLog() }
    return erased
  }
}

extension IngestTransaction {
  fileprivate func erase(_ customer: Customer, time: Int64, tool: String) throws(ShopStoreError)
    -> ErasedRows?
  {
    guard let row = try knownCustomer(customer.id) else { return nil }
    try run("PRAGMA secure_delete = ON")
    let events = try delete("DELETE FROM event WHERE user = ? RETURNING kind", row: row)
    let waiting = try statement("DELETE FROM pendingEvent WHERE user = ? RETURNING number")
    waiting.bind(1, customer.id)
    var pending = 0
    while try waiting.step() { pending += 1 }
    let clear = try statement(
      """
      UPDATE customer SET id = ?, name = '', email = '', language = '', city = '', birthYear = NULL, segment = ''
      WHERE number = ?
      """)
    clear.bind(1, "\(Customer.erasedMark)\(row)")
    clear.bind(2, row)
    try clear.step()
    for text in [customer.id, customer.name, customer.email] where text.count > 2 {
      let forget = try statement(
        "DELETE FROM finding WHERE instr(message, ?1) > 0 OR instr(records, ?1) > 0")
      forget.bind(1, text)
      try forget.step()
    }
    try beginImport(file: "a customer was erased", format: "erasure", kind: "erasure", time: time)
    try endImport(IngestTally(), tool: tool)
    return ErasedRows(user: row - 1, events: events, pending: pending)
  }

  private func delete(_ sql: StaticString, row: Int) throws(ShopStoreError) -> Int {
    let statement = try statement(sql)
    statement.bind(1, row)
    var count = 0
    // Takings back are no events of hers to tell of.
    while try statement.step() { if statement.int(0) != Retraction.kind { count += 1 } }
    return count
  }
}
