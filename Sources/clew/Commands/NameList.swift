// clew › NameList: options that take several of some known names.

import ArgumentParser

/// The names between the commas of an option's value.
///
/// - Throws: A `ValidationError` that tells the known names, for one that is none of them.
func namedCases<Name: RawRepresentable & CaseIterable>(
  of text: String, option: String, kind: String
) throws -> [Name] where Name.RawValue == String {
  try text.split(separator: ",").map { name in
    guard let found = Name(rawValue: String(name)) else {
      let known = Name.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("\(option) \(name): give names of \(kind): \(known)")
    }
    return found
  }
}
