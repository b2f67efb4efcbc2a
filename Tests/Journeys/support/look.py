"""How pages look and read: accessibility, widths, themes and pictures."""

import contextlib

from axe_playwright_python.base import AXE_SCRIPT

WIDTHS = {"wide": 1280, "phone": 390}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"type": "tag", "values": RULES}
# All that another theme can break: it changes colours, and nothing else.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
THEMES = {"light": EVERYTHING, "dark": COLOURS}


def axe(page, run=EVERYTHING, without=()):
    """Asserts that axe finds nothing on the page as it stands. It runs in the page, so scripts must be allowed."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    rules = {rule: {"enabled": False} for rule in without}
    # What passed is a long list that nobody reads.
    options = {"runOnly": run, "rules": rules, "resultTypes": ["violations"]}
    violations = page.evaluate("options => axe.run(options).then(results => results.violations)", options)
    findings = [
        f"{finding['id']}: {finding['help']}\n    {node['html'][:200]}\n    {node['failureSummary']}"
        for finding in violations
        for node in finding["nodes"]
    ]
    assert not findings, f"{page.url}\n" + "\n".join(findings)


@contextlib.contextmanager
def menus_open(page):
    """Opens whatever unfolds, one menu after the other being open as its name allows, and shuts it again."""
    page.evaluate("""() => {
        const all = [...document.querySelectorAll('details')]
        all.forEach(one => one.dataset.was = one.open)
        all.forEach(one => one.open = true)
    }""")
    yield
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = one.dataset.was === 'true')")


def fits(page):
    """Asserts that nothing stands out at the side."""
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert too_wide <= 0, f"{page.url} is {too_wide} px too wide at {page.viewport_size['width']} px"


def every_width_and_theme(page, address):
    """Opens the address on a desk and on a phone, in both themes, yields what it is, and checks it, menus shut and open."""
    for width_name, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 900 if width > 800 else 844})
        page.goto(address)
        for theme, run in THEMES.items():
            page.emulate_media(color_scheme=theme)
            axe(page, run)
            fits(page)
            yield f"{width_name}-{theme}"
            with menus_open(page):
                axe(page, run, without=["target-size"])  # what lies beneath an open menu cannot be hit


def looks_right(page, address, picture=None):
    """`every_width_and_theme` to the end, with a picture of each where a function that takes one is given."""
    for name in every_width_and_theme(page, address):
        if picture:
            picture(page, name)
