extension ColumnProfile {
  /// Whether the name says that the values are about people, or are free text, so that none of them may be shown.
  package var soundsPrivate: Bool {
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    return words.contains { word in
      Self.privateWords.contains { word == $0 || word.hasSuffix($0) || word.hasPrefix($0) }
    }
  }

  private static let privateWords = [
    "name", "mail", "phone", "mobile", "fax", "address", "street", "zip", "postcode", "postal",
    "birth", "dob", "ssn", "passport", "iban", "bic", "card", "account", "user", "login",
    "password",
    "secret", "token", "customer", "person", "patient", "employee", "author", "contact", "comment",
    "note", "remark", "description", "message", "text", "body", "title", "subject", "url", "ip",
    "gender", "religion", "salary", "diagnosis", "latitude", "longitude",
  ]
}
