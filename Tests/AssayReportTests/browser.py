"""Opens pages in a browser and says of each check whether they stand it: one browser for all of them.

Called with the browser's path and a folder of pages; prints a JSON object from the name of a check to what is wrong.
"""

import json
import os
import pathlib
import re
import sys
import traceback

import html5lib
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

BROWSER, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
PAGES = sorted(path.stem for path in FOLDER.glob("*.html"))
# What the report makes itself; everything else could only come of data.
ELEMENTS = set(
    "html head meta title link style script body a header div p strong button span h1 h2 h3 ul li dl dt dd form label "
    "input select option main section table caption thead tbody tr th td details summary code footer "
    "svg rect polyline circle path g text".split()
)
ATTRIBUTES = set(
    "lang charset http-equiv content name rel href class id type hidden for autocomplete spellcheck role value open "
    "scope colspan tabindex viewBox preserveAspectRatio width height x y rx cx cy r d points "
    "data-filter data-group data-kind data-severity data-dataset data-about "
    "aria-hidden aria-label aria-labelledby aria-live".split()
)


class Session:
    """A page of the report in a context of its own, and everything that it complained of or asked for."""

    def __init__(self, browser, **options):
        self.context = browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **options})
        self.page = self.context.new_page()
        self.trouble = []
        self.page.on("console", lambda message: self.trouble.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: (self.trouble.append("a dialog"), dialog.dismiss()))
        self.page.on("request", self.note)

    def note(self, request):
        if not request.url.startswith((FOLDER.as_uri(), "data:")):
            self.trouble.append(f"request: {request.url}")

    def open(self, name, fragment=""):
        self.page.goto("about:blank")
        self.page.goto(f"{(FOLDER / name).as_uri()}.html{fragment}")
        return self.page

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()


def status(page):
    # What is typed is looked for a moment later.
    page.wait_for_timeout(250)
    return page.locator("#count").inner_text()


def expect(found, wanted):
    assert found == wanted, f"{found!r} is not {wanted!r}"


def loads_nothing(browser):
    with Session(browser) as session:
        for name in PAGES:
            session.open(name)
            assert session.page.title(), name
            session.page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        expect(session.trouble, [])


def is_valid(browser):
    for name in PAGES:
        text = (FOLDER / f"{name}.html").read_text("utf-8")
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text), name
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(text)
        expect([(name, error) for error in parser.errors], [])
    with Session(browser) as session:
        for name in PAGES:
            page = session.open(name)
            ids = page.evaluate("Array.from(document.querySelectorAll('[id]'), (element) => element.id)")
            expect(len(ids), len(set(ids)))
            dangling = page.evaluate(
                "Array.from(document.querySelectorAll('a[href^=\"#\"]'), (link) => link.getAttribute('href').slice(1))"
                ".filter((id) => !document.getElementById(id))"
            )
            expect((name, dangling), (name, []))
            levels = page.evaluate(
                "Array.from(document.querySelectorAll('h1, h2, h3'), (heading) => Number(heading.localName[1]))"
            )
            expect(levels[0], 1)
            assert all(next <= level + 1 for level, next in zip(levels, levels[1:])), levels


def keeps_data_text(browser):
    with Session(browser) as session:
        for name in PAGES:
            page = session.open(name)
            found = page.evaluate(
                """() => {
                  const all = Array.from(document.querySelectorAll('*'));
                  const names = all.flatMap((element) => element.getAttributeNames());
                  return {
                    elements: [...new Set(all.map((element) => element.localName))],
                    attributes: [...new Set(names)],
                    scripts: document.scripts.length,
                    links: Array.from(document.links, (link) => link.getAttribute('href')),
                  };
                }"""
            )
            expect(sorted(set(found["elements"]) - ELEMENTS), [])
            expect(sorted(set(found["attributes"]) - ATTRIBUTES), [])
            expect(found["scripts"], 1)
            for link in found["links"]:
                assert re.fullmatch(
                    r"#[a-z0-9-]+|https://example\.org/o/r/blob/abc/[A-Za-z0-9%/._~-]+#L\d+", link
                ), link
            # The filter must not be a way in either.
            page.evaluate("location.hash = '#q=<img src=x onerror=alert(1)>&dataset=<script>&__proto__=x'")
            status(page)
        expect(session.trouble, [])
        # What got in all the same would neither run nor load.
        text = (FOLDER / "shop.html").read_text("utf-8")
        canary = "<script>alert(1)</script><img src='https://evil.example/x.png' onerror='alert(2)'>"
        (FOLDER / "canary.txt").write_text(text.replace("<footer", canary + "<footer"), "utf-8")
        os.rename(FOLDER / "canary.txt", FOLDER / "canary.html")
        try:
            session.open("canary")
            session.page.wait_for_timeout(200)
        finally:
            os.remove(FOLDER / "canary.html")
        assert "a dialog" not in session.trouble
        expect(sum("violates the following Content Security Policy" in line for line in session.trouble), 3)


def is_used_by_keyboard(browser):
    with Session(browser) as session:
        page = session.open("shop")
        focus = lambda: page.evaluate("document.activeElement.id || document.activeElement.textContent")
        press = page.keyboard.press
        press("Tab")
        expect(focus(), "Skip to the results")
        press("Enter")
        expect(focus(), "main")
        page = session.open("shop")
        while focus() != "theme":
            press("Tab")
        expect(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"), "solid")
        background = lambda: page.evaluate("getComputedStyle(document.body).backgroundColor")
        light = background()
        press("Enter")
        expect(page.locator("#theme").inner_text(), "Theme: light")
        expect(background(), light)
        press("Enter")
        assert background() != light
        dark = background()
        page.reload()
        expect((background(), page.locator("#theme").inner_text()), (dark, "Theme: dark"))
        while focus() != "q":
            press("Tab")
        total = status(page)
        page.keyboard.type("amount")
        filtered = status(page)
        expect(filtered, "3 of 9 checks shown")
        press("Tab")
        expect(focus(), "status")
        page.keyboard.type("failed")
        press("Tab")
        expect(status(page), "2 of 9 checks shown")
        expect(page.evaluate("location.hash"), "#q=amount&status=failed")
        titles = page.locator("details.finding:visible h3").all_inner_texts()
        expect([title.split()[0:2] for title in titles], [["orders:", "IsComplete"], ["orders:", "Mean"]])
        while focus() != "Clear":
            press("Tab")
        press("Enter")
        expect(status(page), total)
        # A fold opens and closes.
        page.locator("#passed ~ details summary").first.focus()
        is_open = lambda: page.evaluate("document.activeElement.parentElement.open")
        before = is_open()
        press("Enter")
        assert is_open() != before
        expect(session.trouble, [])


def keeps_its_state(browser):
    with Session(browser) as session:
        page = session.open("shop", "#severity=critical&dataset=orders")
        expect(page.locator("#dataset").input_value(), "orders")
        expect(status(page), "5 of 9 checks shown")
        page.evaluate("location.hash = '#status=vacuous'")
        expect(status(page), "1 of 9 checks shown")
        page.reload()
        expect(status(page), "1 of 9 checks shown")
        # A count is a way to what it counts, and a name of a dataset to its checks, whatever it holds.
        page.locator(".tiles a.errored").click()
        expect((status(page), page.evaluate("location.hash")), ("1 of 9 checks shown", "#status=errored"))
        page = session.open("markup")
        page.locator(".datasets th a").click()
        name = page.locator("#dataset option").nth(1).get_attribute("value")
        expect(page.locator("#dataset").input_value(), name)
        all_of_it = status(page)
        page.reload()
        expect((page.locator("#dataset").input_value(), status(page)), (name, all_of_it))
        # What passed and is folded is opened where it matches.
        page = session.open("shop", "#q=1200&status=passed")
        expect(page.locator("table.checks tr[data-severity]:visible").count(), 1)
        # A finding can be pointed to.
        target = page.locator("details.finding").last.get_attribute("id")
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = false; })")
        page.evaluate("(id) => { location.hash = id; }", target)
        page.wait_for_function("(id) => document.getElementById(id).open", arg=target)
        expect(session.trouble, [])


def works_without_script(browser):
    with Session(browser, java_script_enabled=False) as session:
        page = session.open("shop")
        assert not page.locator("#filter").is_visible()
        assert not page.locator("#theme").is_visible()
        expect(page.locator("[data-severity]").count(), 9)
        page.locator("#passed ~ details summary").first.click()
        assert page.locator("#passed ~ details table").first.is_visible()
        expect(session.trouble, [])


def prints_what_is_wrong(browser):
    with Session(browser) as session:
        page = session.open("crowd")
        assert page.locator("details.finding:not([open])").count() > 0
        shown = "Array.from(document.querySelectorAll('.finding .story'), (story) => story.checkVisibility())"
        assert False in page.evaluate(shown)
        page.emulate_media(media="print")
        assert False not in page.evaluate(shown), "a closed finding is not printed"
        assert not page.locator("#filter").is_visible()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(page.locator("details.finding:not([open])").count(), 0)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("details.finding:not([open])").count() > 0
        assert page.locator("details.fold.passed[open]").count() == 0
        page.emulate_media(color_scheme="dark")
        expect(page.evaluate("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)")
        assert session.open("shop").pdf().startswith(b"%PDF")
        expect(session.trouble, [])


def fits_narrow_screens(browser):
    with Session(browser, viewport={"width": 320, "height": 640}) as session:
        for name in PAGES:
            page = session.open(name)
            page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
            expect((name, page.evaluate("document.documentElement.scrollWidth")), (name, 320))


def is_accessible(browser):
    wrong = []
    for scheme in ("light", "dark"):
        with Session(browser, color_scheme=scheme) as session:
            for name, width in (("shop", 1200), ("shop", 320), ("hostile", 1200), ("empty", 1200)):
                page = session.open(name)
                page.set_viewport_size({"width": width, "height": 900})
                page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
                page.wait_for_timeout(200)
                results = Axe().run(page).response
                assert len(results["passes"]) > 15, results["passes"]
                wrong += [
                    f"{name}, {scheme}, {width}: {violation['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
                    for violation in results["violations"]
                    for node in violation["nodes"]
                ]
            # It would have seen what is wrong.
            page = session.open("shop")
            page.evaluate("document.querySelector('.totals').style.color = '#777'")
            assert Axe().run(page).violations_count == 1
    expect(wrong, [])


CHECKS = (
    loads_nothing, is_valid, keeps_data_text, is_used_by_keyboard, keeps_its_state, works_without_script,
    prints_what_is_wrong, fits_narrow_screens, is_accessible,
)

with sync_playwright() as playwright:
    sandbox = os.geteuid() != 0
    browser = playwright.chromium.launch(executable_path=BROWSER, chromium_sandbox=sandbox)
    results = {}
    for check in CHECKS:
        try:
            check(browser)
            results[check.__name__] = ""
        except Exception:
            results[check.__name__] = traceback.format_exc(limit=4)
    browser.close()
print(json.dumps(results))
