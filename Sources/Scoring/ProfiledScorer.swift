// Scoring › ProfiledScorer: a scorer that hears the customer's past in its own way.

package import GraphRules

/// Hands each request on with the strengths that the history has under a profile.
///
/// A strength depends on nothing that a request without some of its items would change, so law B holds for every
/// profile.
package struct ProfiledScorer: Scorer {
  private let base: any Scorer
  private let profile: HistoryProfile

  package init(_ base: any Scorer, profile: HistoryProfile) {
    self.base = base
    self.profile = profile
  }

  package var name: String { base.name }

  package func prepare(_ request: ScoringRequest) -> any PreparedScorer {
    base.prepare(request.weighed(by: profile))
  }
}
