// Scoring › ChoicesChange: how the table of choices has grown since a training.

import VectorMath

/// The choices of before with the rows of some customers put in anew, and which products that concerns.
package struct ChoicesChange: Sendable {
  package let choices: Choices
  /// Whether every customer has all that she had before.
  package let isGrowth: Bool
  /// How many customers have another row now.
  package let customerCount: Int
  private let touched: [Bool]

  /// `rows` are by customer the products in the order in which she first took them, for those who may have done something;
  /// there are `productCount` products and `userCount` customers now, as many as before or more.
  ///
  /// Cost: O(choices).
  package init(_ before: Choices, rows: [Int: [Int32]], productCount: Int, userCount: Int) {
    var starts = [0]
    var columns: [Int32] = []
    starts.reserveCapacity(userCount + 1)
    columns.reserveCapacity(before.sequences.columns.count + rows.count)
    var touched = [Bool](repeating: false, count: productCount)
    var isGrowth = true
    var customerCount = 0
    for user in 0..<userCount {
      let old = user < before.userCount ? before.sequences.row(user) : []
      if let new = rows[user], !new.elementsEqual(old) {
        customerCount += 1
        for product in old { touched[Int(product)] = true }
        for product in new { touched[Int(product)] = true }
        if isGrowth { isGrowth = Set(old).isSubset(of: new) }
        columns += new
      } else {
        columns += old
      }
      starts.append(columns.count)
    }
    choices = Choices(sequences: IndexRows(starts: starts, columns: columns), productCount: productCount)
    self.touched = touched
    self.isGrowth = isGrowth
    self.customerCount = customerCount
  }

  /// Whether a customer whose row has changed has or had the product: all that is counted for any other product is as
  /// it was.
  package func concerns(_ product: Int) -> Bool { touched[product] }
}
