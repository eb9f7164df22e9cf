import Foundation
import Peers
import Subprocess
import Testing

/// The action, the workflow and the templates are what their CI systems take.
@Suite struct WorkflowTests {
  /// Files and the schemas of their systems, as check-jsonschema has them; two need it to read their includes first.
  private static let files = [
    (".github/actions/assay/action.yml", ["vendor.github-actions"]),
    (".github/workflows/ci.yml", ["vendor.github-workflows"]),
    ("examples/ci/gitlab.yml", ["vendor.gitlab-ci", "--data-transform", "gitlab-ci"]),
    (
      "examples/ci/azure-pipelines.yml",
      ["vendor.azure-pipelines", "--data-transform", "azure-pipelines"]
    ),
  ]

  @Test(arguments: files)
  func keepsToTheSchemaOfItsSystem(_ file: String, schema: [String]) throws {
    try Python.run(
      """
      import sys
      from check_jsonschema import main
      main(['--regex-variant', 'nonunicode', '--builtin-schema'] + sys.argv[1].split() + sys.argv[2:])
      """,
      schema.joined(separator: " "),
      Repository.root.appending(path: file).path(percentEncoded: false)
    )
  }

  @Test(arguments: files.map(\.0))
  func itsScriptsAreScripts(_ file: String) async throws {
    let scripts = try Workflow(file).scripts
    #expect(!scripts.isEmpty)
    for script in scripts {
      let result = try await Subprocess.run(
        .name("bash"),
        arguments: ["-n", "-c", script],
        output: .discarded,
        error: .string(limit: 1 << 16)
      )
      #expect(result.terminationStatus.isSuccess, "\(file): \(result.standardError)\n\(script)")
      // What stands in an expression becomes part of the script, whoever wrote it; variables do not.
      #expect(!script.contains("${{"), "\(file): an expression in a script\n\(script)")
    }
  }

  @Test func inputsAreDeclaredAndUsed() throws {
    let action = try Workflow(".github/actions/assay/action.yml")
    let declared = Set(action.inputs)
    #expect(declared.count >= 8)
    #expect(action.mentioned("inputs") == declared)
    // The workflow gives what there is, and asks for outputs that there are.
    for use in try Workflow(".github/workflows/ci.yml").uses where use.action.hasPrefix("./") {
      #expect(use.action == "./.github/actions/assay")
      #expect(declared.isSuperset(of: use.inputs))
    }
  }

  @Test(arguments: [".github/actions/assay/action.yml", ".github/workflows/ci.yml"])
  func actionsOfOthersArePinned(_ file: String) throws {
    for use in try Workflow(file).uses where !use.action.hasPrefix("./") {
      #expect(use.action.contains(#/^[a-z-]+\/[a-z\/-]+@v\d+$/#), "\(use.action)")
    }
  }

  /// What the action runs, with what it would be told of pull requests.
  @Test(arguments: [
    ("false", "false", false, false), ("true", "false", false, true), ("true", "true", true, true),
    // Where nothing is known, the worst is assumed.
    ("", "", true, true),
  ])
  func forksAreCheckedInTheSandbox(
    isPullRequest: String,
    isFork: String,
    sandbox: Bool,
    quiet: Bool
  ) async throws {
    let call = try await Self.call(["IS_PULL_REQUEST": isPullRequest, "IS_FORK": isFork])
    #expect(call.words.contains("--sandbox") == sandbox)
    #expect(call.words.contains("--no-notify") == quiet)
  }

  @Test func inputsBecomeWordsAndNothingElse() async throws {
    let call = try await Self.call([
      "PATHS": "specs/a b.yaml\n$(touch x)\n", "PROJECT": "a; b", "COMMENT": "c.md",
      "ARGUMENTS": "--var\nDAY=2026-01-31 `x`\n", "OUT": "o p", "SANDBOX": "true",
    ])
    #expect(
      call.words == [
        "ci", "--out", "o p", "--project", "a; b", "--comment", "c.md", "--sandbox", "--var",
        "DAY=2026-01-31 `x`", "--", "specs/a b.yaml", "$(touch x)",
      ]
    )
    #expect(call.output == "exit-code=1\n")
    #expect(call.code == 1)
  }

  /// Runs the step of the action that checks, with a program that writes down its words and ends with 1.
  private static func call(
    _ inputs: [String: String]
  ) async throws -> (words: [String], output: String, code: Int32?) {
    let action = try Workflow(".github/actions/assay/action.yml")
    let script = try #require(action.scripts.first { $0.contains("assay ci") })
    let folder = FileManager.default.temporaryDirectory.appending(path: "assay-action-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.path(percentEncoded: false)
    var variables = [
      "PATHS": "", "PROJECT": "", "OUT": "assay-reports", "COMMENT": "", "ARGUMENTS": "",
      "SANDBOX": "false", "IS_PULL_REQUEST": "false", "IS_FORK": "false",
      "GITHUB_OUTPUT": path + "/output",
    ]
    variables.merge(inputs) { $1 }
    let changes = variables.map { (Environment.Key(stringLiteral: $0), String?.some($1)) }
    let result = try await Subprocess.run(
      .name("bash"),
      arguments: [
        "-c", #"cd "$0"; assay() { printf '%s\n' "$@"; return 1; }; \#(script)"#, path,
      ],
      environment: .inherit.updating(Dictionary(uniqueKeysWithValues: changes)),
      output: .string(limit: 1 << 16),
      error: .string(limit: 1 << 16)
    )
    #expect(result.standardError.isEmpty, "\(result.standardError)")
    var code: Int32?
    if case .exited(let number) = result.terminationStatus { code = number }
    let output = try Data(contentsOf: folder.appending(path: "output"))
    return (
      result.standardOutput.split(separator: "\n").map(String.init),
      String(decoding: output, as: UTF8.self), code
    )
  }
}

/// A file of a CI system, as PyYAML reads it.
private struct Workflow {
  /// A step that runs an action.
  struct Use {
    let action: String
    let inputs: Set<String>
  }

  private let document: Any
  private let text: String

  init(_ file: String) throws {
    let url = Repository.root.appending(path: file)
    let json = try Python.run(
      "import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1])), default=str))",
      url.path(percentEncoded: false)
    )
    document = try JSONSerialization.jsonObject(with: Data(json.utf8))
    text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }

  /// The names of the declared inputs.
  var inputs: [String] {
    ((document as? [String: Any])?["inputs"] as? [String: Any]).map { Array($0.keys) } ?? []
  }

  /// The names that expressions take of a context.
  func mentioned(_ context: String) -> Set<String> {
    let pattern = #/(?<context>[a-z]+)\.(?<name>[a-z][a-z-]*)/#
    return Set(
      text.matches(of: pattern).filter { $0.output.context == context }.map {
        String($0.output.name)
      }
    )
  }

  /// The scripts of all steps.
  var scripts: [String] {
    mappings(in: document).flatMap { mapping in
      ["run", "bash", "before_script", "script"].flatMap { key -> [String] in
        if let script = mapping[key] as? String { return [script] }
        return mapping[key] as? [String] ?? []
      }
    }
  }

  /// The actions of all steps.
  var uses: [Use] {
    mappings(in: document).compactMap { mapping in
      (mapping["uses"] as? String).map { action in
        Use(action: action, inputs: Set((mapping["with"] as? [String: Any] ?? [:]).keys))
      }
    }
  }

  private func mappings(in value: Any) -> [[String: Any]] {
    if let mapping = value as? [String: Any] {
      return [mapping] + mapping.sorted { $0.key < $1.key }.flatMap { mappings(in: $0.value) }
    }
    return (value as? [Any] ?? []).flatMap { mappings(in: $0) }
  }
}
