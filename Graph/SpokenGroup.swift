// GraphRules › SpokenGroup: the place of a group in the files of what may be said.

/// A group by its section and its name there, as in `find_store.in_city`.
protocol SpokenGroup: RawRepresentable<String>, CaseIterable {}

extension SpokenGroup {
  /// Most often the name of an intent.
  var section: String { String(rawValue.prefix { $0 != "." }) }
  /// What the group is for: `says` is what asks for the intent.
  var group: String { String(rawValue.drop { $0 != "." }.dropFirst()) }
}
