// FeedIngest › FeedMemory: what the receiver of a feed's records still knows of the last time.

/// Lets a feed be read without parsing again what did not change.
package struct FeedMemory {
  /// What became of ``FeedReport/index`` when this feed was taken in last; `nil` for its first time, which makes one.
  let known: KnownRecords?
  /// Called for every record that is what it was, in the order of the file, with its line.
  let onUnchanged: (_ number: Int, _ line: Int) throws -> Void
  /// The id of the record that became `number`.
  let name: (_ number: Int) -> String

  package init(
    known: KnownRecords?, onUnchanged: @escaping (_ number: Int, _ line: Int) throws -> Void,
    name: @escaping (_ number: Int) -> String
  ) {
    self.known = known
    self.onUnchanged = onUnchanged
    self.name = name
  }
}
