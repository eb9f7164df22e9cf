/// The stylesheet of the page: light and dark, wide and narrow, screen and paper.
let stylesheet: StaticString = """

  :root {
    color-scheme: light dark;
    --page: light-dark(#f7f7f5, #131519);
    --surface: light-dark(#ffffff, #1b1e23);
    --sunken: light-dark(#f1f1ee, #23272d);
    --ink: light-dark(#1b1e22, #e7e9ec);
    --quiet: light-dark(#585e66, #a4abb4);
    --line: light-dark(#e0e0db, #32373e);
    --edge: light-dark(#85898f, #7b828b);
    --link: light-dark(#1a5bb5, #8bb8f7);
    --fail: light-dark(#b3261e, #ff9a90);
    --fail-wash: light-dark(#fdeeec, #39201f);
    --error: light-dark(#7b3aa0, #d9abf4);
    --error-wash: light-dark(#f6eefb, #2f2239);
    --warn: light-dark(#855100, #f0bd63);
    --warn-wash: light-dark(#fdf3e1, #352a16);
    --pass: light-dark(#1d6f3f, #7fd19a);
    --pass-wash: light-dark(#eaf6ee, #1a2f22);
    --round: 8px;
    --code: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace;
  }
  :root[data-theme=light] { color-scheme: light; }
  :root[data-theme=dark] { color-scheme: dark; }

  * { box-sizing: border-box; }
  [hidden] { display: none !important; }
  html { scroll-padding-top: 6.5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
  body {
    margin: 0; background: var(--page); color: var(--ink);
    font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
    overflow-wrap: anywhere;
  }
  header, main, footer, #filter { max-width: 72rem; margin-inline: auto; padding-inline: 1.25rem; }
  h1, h2, h3, p, ul, dl, dd { margin: 0; }
  h2 { margin-bottom: 0.6rem; }
  ul { padding: 0; list-style: none; }
  h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -0.015em; }
  h2 { font-size: 1.15rem; line-height: 1.3; letter-spacing: -0.005em; }
  h3 { display: inline; font-size: 1rem; line-height: 1.4; font-weight: 600; }
  a { color: var(--link); text-underline-offset: 2px; text-decoration-thickness: 1px; }
  code { font-family: var(--code); font-size: 0.86em; }
  :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
  main:focus { outline: none; }
  .number { text-align: right; font-variant-numeric: tabular-nums; }
  .unseen {
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
    white-space: nowrap;
  }
  .aside { color: var(--quiet); font-size: 0.85rem; font-weight: 400; }
  .skip { position: absolute; left: -100vw; top: 0; background: var(--surface); padding: 0.5rem 1rem; z-index: 3; }
  .skip:focus { left: 0; }
  button, select, input {
    font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--edge);
    border-radius: 6px; padding: 0.3rem 0.6rem; min-height: 2.15rem;
  }
  button { cursor: pointer; }
  button:hover { background: var(--sunken); }

  .top { padding-block: 1rem 1.25rem; }
  .bar { display: flex; justify-content: space-between; align-items: center; gap: 1rem; color: var(--quiet); }
  .bar strong { color: var(--ink); }
  .bar button { font-size: 0.85rem; white-space: nowrap; }
  .verdict { display: flex; gap: 1rem; align-items: center; margin-top: 1.25rem; }
  .seal {
    flex: none; width: 3rem; height: 3rem; border-radius: 50%; display: grid; place-items: center;
    font-size: 1.5rem; font-weight: 700;
  }
  .fails .seal { background: var(--fail-wash); color: var(--fail); border: 2px solid; }
  .holds .seal { background: var(--pass-wash); color: var(--pass); border: 2px solid; }
  .totals { color: var(--quiet); }
  .reasons { margin-top: 1rem; padding-left: 4rem; }
  .reasons li { list-style: disc; margin-left: 1.1rem; }
  .reasons li::marker { color: var(--fail); }
  .tiles { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 1.25rem; }
  .tiles a {
    display: flex; flex-direction: column; min-width: 6.5rem; height: 100%; padding: 0.5rem 0.9rem 0.6rem;
    border: 1px solid var(--line); border-radius: var(--round); background: var(--surface);
    color: var(--quiet); text-decoration: none; font-size: 0.85rem;
  }
  .tiles a:hover { border-color: var(--edge); }
  .tiles .number { font-size: 1.5rem; line-height: 1.25; font-weight: 600; text-align: left; color: var(--ink); }
  .tiles .failed .number, .tiles .failed .name { color: var(--fail); }
  .tiles .errored .number, .tiles .errored .name { color: var(--error); }
  .tiles .vacuous .number, .tiles .vacuous .name { color: var(--warn); }
  .tiles .passed .number, .tiles .passed .name { color: var(--pass); }
  .proportion { display: block; width: 100%; height: 6px; margin-top: 0.75rem; border-radius: 3px; }
  .proportion rect { stroke: var(--page); stroke-width: 2; }
  .proportion .failed { fill: var(--fail); }
  .proportion .errored { fill: var(--error); }
  .proportion .vacuous { fill: var(--warn); }
  .proportion .proposed, .proportion .suppressed, .proportion .skipped { fill: var(--edge); }
  .proportion .passed { fill: var(--pass); }
  .facts { display: flex; flex-wrap: wrap; gap: 0.15rem 1.5rem; margin-top: 1rem; font-size: 0.85rem; }
  .facts div, .background div { display: flex; gap: 0.5rem; }
  dt { color: var(--quiet); flex: none; }

  #filter {
    position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: 0.4rem 0.75rem; align-items: end;
    padding-block: 0.6rem; background: var(--page); border-block: 1px solid var(--line);
  }
  #filter label { display: block; font-size: 0.75rem; line-height: 1.3; color: var(--quiet); }
  #filter .search { flex: 1 1 12rem; }
  #filter input { width: 100%; }
  #filter select { max-width: 12rem; }
  #count { min-width: 9.5rem; padding-block: 0.35rem; color: var(--quiet); font-variant-numeric: tabular-nums; }

  main { padding-bottom: 2rem; }
  section { margin-top: 2rem; }
  .heading { display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
  .heading { margin-bottom: 0.6rem; }
  .heading h2 { margin: 0; }
  .heading button { font-size: 0.85rem; min-height: 1.9rem; padding-block: 0.15rem; }
  .remark, .none { color: var(--quiet); margin-bottom: 0.6rem; }
  .scroll { overflow-x: auto; }
  table { border-collapse: collapse; }
  th, td { padding: 0.35rem 0.75rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
  thead th { color: var(--quiet); font-size: 0.8rem; font-weight: 500; border-top: 0; white-space: nowrap; }
  tbody th { font-weight: 500; }
  caption { text-align: left; color: var(--quiet); font-size: 0.8rem; padding: 0 0 0.2rem; }

  .panel { background: var(--surface); border: 1px solid var(--line); border-radius: var(--round); }
  .datasets { width: 100%; }
  .datasets th, .datasets td { white-space: nowrap; vertical-align: middle; }
  .datasets tbody th { white-space: normal; min-width: 9rem; font-weight: 600; }
  .datasets .aside { display: block; font-family: var(--code); font-size: 0.78rem; }
  .datasets .none { color: var(--quiet); }
  .datasets td.failed { color: var(--fail); font-weight: 600; }
  .datasets td.errored { color: var(--error); font-weight: 600; }
  .trend { display: flex; align-items: center; gap: 0.5rem; }
  .trend polyline { fill: none; stroke: var(--edge); stroke-width: 1.5; stroke-linejoin: round; }
  .trend circle { fill: var(--ink); }
  .change { color: var(--quiet); font-size: 0.8rem; font-variant-numeric: tabular-nums; }

  details { background: var(--surface); border-radius: var(--round); box-shadow: 0 0 0 1px var(--line); }
  details + details { margin-top: 0.6rem; }
  summary { cursor: pointer; padding: 0.55rem 0.9rem; border-radius: var(--round); }
  summary:hover { background: var(--sunken); }
  .mark { display: inline-block; min-width: 1.1rem; font-weight: 700; }
  .finding { border-left: 4px solid var(--edge); }
  .finding.error { border-left-color: var(--fail); }
  .finding.warning { border-left-color: var(--warn); }
  .finding.errored { border-left-color: var(--error); }
  .finding .mark { color: var(--quiet); }
  .finding.error .mark { color: var(--fail); }
  .finding.warning .mark { color: var(--warn); }
  .finding.errored .mark { color: var(--error); }
  .weight {
    display: inline-block; margin-right: 0.35rem; padding: 0 0.45rem; border-radius: 4px; font-size: 0.78rem; line-height: 1.5;
    background: var(--sunken); color: var(--quiet);
  }
  .error .weight { background: var(--fail-wash); color: var(--fail); }
  .warning .weight { background: var(--warn-wash); color: var(--warn); }
  .errored .weight { background: var(--error-wash); color: var(--error); }
  .story { padding: 0 0.9rem 0.8rem 2.1rem; }
  .story > * + * { margin-top: 0.4rem; }
  .place { color: var(--quiet); font-size: 0.85rem; }
  .since { color: var(--ink); font-weight: 600; }
  .rule { display: block; padding: 0.3rem 0.6rem; background: var(--sunken); border-radius: 4px; }
  .background { font-size: 0.9rem; }
  .background dt { min-width: 4.5rem; }
  .rows { font-size: 0.85rem; margin-top: 0.3rem; }
  .rows th, .rows td { padding: 0.2rem 0.75rem; white-space: pre-wrap; overflow-wrap: normal; unicode-bidi: plaintext; max-width: 26rem; }
  .rows caption { white-space: nowrap; }
  .rows th:first-child, .rows td:first-child { padding-left: 0; }
  .rows td { font-family: var(--code); font-size: 0.82rem; }
  .null { color: var(--quiet); font-style: italic; }

  .fold summary .aside { margin-left: 0.5rem; }
  .fold table { width: 100%; }
  .fold .scroll, .fold > p { padding: 0 0.9rem 0.6rem; }
  .fold.passed .mark { color: var(--pass); }
  .fold.vacuous .mark { color: var(--warn); }
  .checks { table-layout: fixed; font-size: 0.88rem; }
  .checks th:first-child, .checks td:first-child, .values th, .distribution th { padding-left: 0.9rem; }
  .checks th:first-child { width: 42%; }
  .checks th code { display: block; color: var(--quiet); font-weight: 400; }
  .checks .source, .checks td code { color: var(--quiet); }
  .fold .values, .fold .distribution { width: auto; min-width: min(26rem, 100%); margin-bottom: 0.5rem; font-size: 0.88rem; }
  .distribution caption { padding: 0.4rem 0.9rem 0; }
  .distribution svg { display: block; width: 12rem; max-width: 100%; height: 0.7rem; margin-top: 0.35rem; }
  .distribution rect { fill: var(--link); }
  .trouble { color: var(--error); font-size: 0.9rem; }

  .plan details { margin-top: 0.75rem; }
  .picture { display: block; font-family: inherit; }
  .picture .lane { fill: var(--sunken); }
  .picture text { fill: var(--ink); font-size: 13px; font-weight: 600; }
  .picture .caption { fill: var(--quiet); font-size: 12px; font-weight: 400; }
  .node rect { fill: var(--surface); stroke: var(--line); }
  .node.asks rect { stroke: var(--link); }
  .edge { fill: none; stroke: var(--edge); stroke-width: 1.2; }

  footer { padding-block: 1rem 2rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.85rem; }
  .omitted { color: var(--ink); margin-bottom: 0.5rem; }

  @media (max-width: 40rem) {
    header, main, footer, #filter { padding-inline: 0.75rem; }
    html { scroll-padding-top: 1rem; }
    #filter { position: static; }
    #filter > div { flex: 1 1 8rem; }
    #filter select { width: 100%; max-width: none; }
    .reasons { padding-left: 0; }
    .tiles li { flex: 1 1 6.5rem; }
    .story { padding-left: 0.9rem; }
    .background div { flex-direction: column; gap: 0; }
    .background div + div { margin-top: 0.25rem; }
    .distribution svg { width: 5rem; }
    th, td { padding-inline: 0.5rem; }
  }

  @page { margin: 14mm; }
  @media print {
    :root { color-scheme: light; --page: #fff; --sunken: #f4f4f2; }
    body { font-size: 10pt; }
    #filter, button, .skip, .anchor { display: none !important; }
    header, main, footer { max-width: none; padding-inline: 0; }
    footer { padding-bottom: 0; }
    details { box-shadow: none; border: 1px solid var(--line); }
    .finding { break-inside: avoid-page; }
    .finding::details-content { content-visibility: visible; }
    .scroll { overflow: visible; }
    .picture { width: 100%; height: auto; }
    .rows th, .rows td { padding: 0.15rem 0.35rem; overflow-wrap: anywhere; font-size: 7.5pt; }
    h2, .heading, .remark, summary { break-after: avoid; }
    tr { break-inside: avoid; }
    a { color: inherit; }
    * { print-color-adjust: exact; }
  }

  """
