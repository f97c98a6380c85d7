// Conversation › PhrasebookShelf: where the phrasebook lies until the first sentence is said.

import GraphRules
import Synchronization

/// Makes the phrasebook when it is first wanted: a chat greets before it has read what may be said.
final class PhrasebookShelf: Sendable {
  private let rules: SpokenRules
  private let made = Mutex<Phrasebook?>(nil)

  init(_ rules: SpokenRules) { self.rules = rules }

  var phrasebook: Phrasebook {
    made.withLock { made in
      if let made { return made }
      let phrasebook = Phrasebook(rules)
      made = phrasebook
      return phrasebook
    }
  }
}
