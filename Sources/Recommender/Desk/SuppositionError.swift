// Recommender › SuppositionError: why something cannot be supposed, of this customer or beside what is supposed already.

/// Why a supposition makes no sense, in the words of the agent's language.
enum SuppositionError: Error, Hashable, CustomStringConvertible {
  case neverHad(String, String)
  case nothingSuch(String, String)
  case supposedAlready(String)
  case oneCustomer(String)
  case anotherPast(String)
  case ruleWithoutRules(String)
  case nothingLeft(String)

  var description: String {
    switch self {
    case .neverHad(let name, let language):
      language == "zh" ? "顾客没有买过或看过“\(name)”。" : "The customer has had nothing to do with \(name) so far."
    case .nothingSuch(let name, let language):
      language == "zh" ? "没有可以推荐的“\(name)”。" : "There is nothing of \(name) that could be listed."
    case .supposedAlready(let language):
      language == "zh" ? "这一点已经假设过了。" : "That is supposed already."
    case .oneCustomer(let language):
      language == "zh"
        ? "已经假设是另一位顾客；一个列表只能属于一位顾客。不带“再”重新假设即可。"
        : "Another customer is supposed already, and a list is one customer's; ask “what if it were …” without “also”."
    case .anotherPast(let language):
      language == "zh"
        ? "前面假设的是这位顾客做过的事，不能放到另一位顾客身上；请先假设是谁。"
        : "What this customer is supposed to have done cannot be another one's past; suppose the customer first."
    case .ruleWithoutRules(let language):
      language == "zh"
        ? "忽略规则的话，前面假设的规则也会被忽略；请先忽略规则，再假设那一条。"
        : "The rule that is supposed already would be ignored, too; suppose without the rules first, then the rule."
    case .nothingLeft(let language):
      language == "zh" ? "这样就没有可以排序的依据了。" : "Then nothing would be left to put the list in order by."
    }
  }
}
