// clew › ProposalReport: which new ids seem to be old products, for people.

import Conversation
import ShopStore

/// The proposal to let new ids stand for old products, as lines.
struct ProposalReport {
  private let proposal: RenameProposal

  init(_ proposal: RenameProposal) { self.proposal = proposal }

  var lines: [StyledLine] {
    let grounds = RenameProposal.Ground.allCases.filter { proposal.count($0) > 0 }
      .map { "\(proposal.count($0)) by \($0.rawValue)" }
    let by = grounds.isEmpty ? "" : ": " + grounds.joined(separator: ", ")
    let lead = StyledLine(
      "  \(proposal.pairs.count) new ids are old products\(by); \(proposal.unmatchedOld) old and "
        + "\(proposal.unmatchedNew) new ones have no counterpart")
    return [lead]
      + proposal.pairs.prefix(5).map { StyledLine("    \($0.old) → \($0.new)  by \($0.ground.rawValue)") }
  }
}
