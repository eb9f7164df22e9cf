import AssayReport

/// The CI systems that are known by the variables which they document.
enum ContinuousIntegration: String, CaseIterable {
  case gitHub = "GitHub Actions"
  case gitLab = "GitLab CI"
  case azure = "Azure Pipelines"
  case jenkins = "Jenkins"

  /// The system that runs this process; `nil` where none makes itself known.
  init?(_ environment: Environment) {
    let system = Self.allCases.first { $0.isRunning(environment) }
    guard let system else { return nil }
    self = system
  }

  private func isRunning(_ environment: Environment) -> Bool {
    switch self {
    case .gitHub: environment.says("GITHUB_ACTIONS")
    case .gitLab: environment.says("GITLAB_CI")
    case .azure: environment.says("TF_BUILD")
    case .jenkins: environment.value("JENKINS_URL") != nil
    }
  }

  /// Where the specs of this run can be looked at, as far as the variables tell.
  func links(_ environment: Environment) -> SourceLinks? {
    func value(_ name: String) -> String? { environment.value(name) }
    switch self {
    case .gitHub:
      guard let server = value("GITHUB_SERVER_URL"), let name = value("GITHUB_REPOSITORY"),
        let commit = value("GITHUB_SHA")
      else { return nil }
      return SourceLinks(base: "\(server)/\(name)/blob/\(commit)/")
    case .gitLab:
      guard let project = value("CI_PROJECT_URL"), let commit = value("CI_COMMIT_SHA") else {
        return nil
      }
      return SourceLinks(base: "\(project)/-/blob/\(commit)/")
    case .azure:
      guard value("BUILD_REPOSITORY_PROVIDER") == "TfsGit",
        let repository = value("BUILD_REPOSITORY_URI"), let commit = value("BUILD_SOURCEVERSION")
      else { return nil }
      return SourceLinks(base: "\(repository)?version=GC\(commit)&path=/", lineMark: "&line=")
    // It knows where the repository is cloned from, and not where it can be looked at.
    case .jenkins: return nil
    }
  }

  /// The reports of its own that it reads from files, beside those that are always written.
  var reports: [CIReport] {
    switch self {
    case .gitHub: [CIReport(format: .sarif, file: "assay.sarif")]
    case .gitLab: [CIReport(format: .codequality, file: "codequality.json")]
    case .azure, .jenkins: []
    }
  }

  /// The format in which it reads what stands beside lines of specs from standard output; `nil` where it does not.
  var annotations: ReportFormat? {
    switch self {
    case .gitHub: .github
    case .azure: .azure
    case .gitLab, .jenkins: nil
    }
  }
}

/// A report that `assay ci` writes into its folder.
struct CIReport {
  let format: ReportFormat
  let file: String

  /// What every system gets: test results, pages for people, and everything for programs.
  static let common = [
    CIReport(format: .junit, file: "junit.xml"),
    CIReport(format: .markdown, file: "summary.md"),
    CIReport(format: .html, file: "report.html"),
    CIReport(format: .json, file: "run.json"),
  ]

  /// What a part of a run gets as well, from which `assay merge` makes the whole.
  static let record = CIReport(format: .record, file: "record.json")
}

extension Environment {
  /// The value of a variable that is set and not empty.
  fileprivate func value(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether a variable says yes.
  fileprivate func says(_ name: String) -> Bool { value(name)?.lowercased() == "true" }
}
