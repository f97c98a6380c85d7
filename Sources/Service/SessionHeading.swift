// Service › SessionHeading: the circumstances of a recorded session, its first line.

/// What the answers of a session hang on, besides the sentences.
package struct SessionHeading: Codable, Hashable, Sendable {
  /// The shop's clock, in seconds since 1970.
  package let now: Int64
  /// The last import.
  package let data: Int
  /// The model in use, if there was one.
  package let model: String?
  /// The language that answers stay in, if they do.
  package let language: String?
  /// Whether somebody could be asked back.
  package let canAsk: Bool
  /// What was agreed to beforehand.
  package let consent: String?

  package init(now: Int64, data: Int, model: String?, language: String?, canAsk: Bool, consent: String?) {
    self.now = now
    self.data = data
    self.model = model
    self.language = language
    self.canAsk = canAsk
    self.consent = consent
  }
}
