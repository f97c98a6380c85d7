// Recommender › EventKind+Deed: what is said to have been done, as the kind of event that it is.

import Catalogue
import Conversation

extension EventKind {
  init(_ deed: Hypothesis.Deed) {
    self =
      switch deed {
      case .purchase: .purchase
      case .view: .view
      case .like: .like
      case .dislike: .dislike
      case .hide: .hide
      case .takenBack: .takenBack
      }
  }
}
