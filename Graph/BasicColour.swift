// GraphRules › BasicColour: the eleven colours for which English has a plain word.

/// A basic colour; its name is the id of the lexicon's colour of that name.
///
/// B. Berlin, P. Kay, “Basic Color Terms”, 1969. A shop's finer words are kinds of them: navy is a blue.
package enum BasicColour: String, CaseIterable, Codable, Sendable {
  case black, white, grey, red, orange, yellow, green, blue, purple, pink, brown
}
