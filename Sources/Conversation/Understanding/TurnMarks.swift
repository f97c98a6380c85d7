// Conversation › TurnMarks: what a sentence tells of its request besides the slots.

/// Said of a request, and no slot of it.
package struct TurnMarks: OptionSet, Hashable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// The wishes of the list before are wanted, whoever that was for: the same search for her.
  static let carriesWishes = TurnMarks(rawValue: 1)
  /// All wishes go first: start over, coffee under 60 euros.
  static let startsAfresh = TurnMarks(rawValue: 2)
  /// It stands for what was noted a moment ago: not bought, just liked.
  static let corrects = TurnMarks(rawValue: 4)
  /// It is no clear order to write: she'll take it, can you hide the mug.
  static let isUnsure = TurnMarks(rawValue: 8)
  /// What a note has done to the list is asked.
  static let asksWhatChanged = TurnMarks(rawValue: 16)
}
