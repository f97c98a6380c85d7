// GraphRules › Ontology+External: relations that external triples bring, and the walks over them.

extension Ontology {
  /// The ontology with relations of external triples behind its own.
  package func adding(_ external: [RelationRule]) -> Ontology {
    Ontology(nodes: nodes, relations: relations + external)
  }

  /// The declared relation whose steps stand for external ones between such nodes; `nil` where none does.
  package func family(from: String, to: String) -> RelationRule? {
    relations.first { $0.isExternal && ($0.from, $0.to) == (from, to) }
      ?? relations.first { rule in
        guard rule.isExternal, rule.from == "product", rule.to != "product" else { return false }
        return from == "product" && to != "product" || to == "product" && from != "product"
      }
  }

  /// Each walk, and behind it one for every external relation that its steps stand for, under the same name.
  ///
  /// A relation that leads to a product is walked the other way round.
  package func expanding(_ metapaths: [MetaPath]) -> [MetaPath] {
    metapaths.flatMap { path -> [MetaPath] in
      let names = Set(path.steps.map(\.relation))
      let family = relations.first { $0.isExternal && names.contains($0.name) }
      guard let family else { return [path] }
      return [path]
        + relations.filter { $0.family == family.name }.map { rule in
          let isTurned = family.from != family.to && rule.from != family.from
          return MetaPath(
            name: path.name,
            steps: path.steps.map { step in
              step.relation == family.name
                ? MetaPathStep(relation: rule.name, isInverse: step.isInverse != isTurned) : step
            }, weight: path.weight * (path.relations[rule.name] ?? 1), start: path.start,
            middle: path.middle, end: path.end, history: path.history)
        }
    }
  }
}
