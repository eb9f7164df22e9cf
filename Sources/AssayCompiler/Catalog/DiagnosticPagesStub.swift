extension DiagnosticPage { static let yaml: [DiagnosticPage] = [] }
extension DiagnosticPage { static let keysAndValues: [DiagnosticPage] = [] }
extension DiagnosticPage { static let projects: [DiagnosticPage] = [] }
extension DiagnosticPage { static let dqdlText: [DiagnosticPage] = [] }
extension DiagnosticPage { static let dqdlRules: [DiagnosticPage] = [] }
extension DiagnosticPage { static let catalog: [DiagnosticPage] = [] }
extension DiagnosticPage { static let meaning: [DiagnosticPage] = [] }
