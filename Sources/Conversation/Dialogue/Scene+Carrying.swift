// Conversation › Scene+Carrying: the wishes of the list before, said again for somebody else.

import Fusion

extension Scene {
  /// What was wanted last, also of the customer before; what that one would not have is theirs alone.
  var wishesBefore: Wish? {
    let states = [dialogue.state] + dialogue.undo.reversed().map(\.state)
    guard var wish = states.first(where: \.hasChips)?.wish else { return nil }
    (wish.notCategories, wish.notBrands, wish.notColours, wish.notMaterials) = ([], [], [], [])
    (wish.excludedItems, wish.onlyItems) = ([], [])
    return wish == Wish() ? nil : wish
  }

  var nothingToCarry: Reply {
    .failure(
      Failure(
        code: "empty",
        message: Say.in(
          language,
          "There was no search with wishes that could be repeated. Say what it shall be: boots under 100 euros",
          "之前没有带条件的列表可以照搬。请直接说要什么：一百欧以内的登山靴")))
  }
}
