extension NumberExpression { package var depth: Int { constant == nil ? 400 : 0 } }
