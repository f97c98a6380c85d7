// GraphRules › Phrases: what to say of evidence, in one language.

/// What to say, in one language.
package struct Phrases: Hashable, Sendable {
}
