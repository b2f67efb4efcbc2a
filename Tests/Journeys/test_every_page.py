"""Every page of the site map: accessible and in its place, on a desk and on a phone, by day and by night."""

import pytest

from support.browser import visitor
from support.look import looks_right
from support.office import ROOT

# What stands for the named pieces of an address. A route with a piece that is not here has a journey of its own.
PLACES = {":account": "12345", ":type": "suspension-warning", ":topic": "tasks"}
# Pages that look another way once something was asked.
ANSWERS = ["/quick-search?find=1&overdue_from=100", "/quick-search?find=1&unpaid_from=9&unpaid_to=1", "/search?q=hartley"]
NO_PAGES = (".csv", "/preview", ".pdf", "/letter", "/pdf", "/eml", "/count")


def addresses(audience):
    """Of all pages for whoever it is, with places filled."""
    lines = (line.split() for line in (ROOT / "Tests" / "site-map.txt").read_text().splitlines())
    patterns = [line[1] for line in lines if line[:1] == ["GET"] and line[2] == audience]
    filled = ["/".join(PLACES.get(piece, piece) for piece in pattern.split("/")) for pattern in patterns]
    return [address for address in filled if ":" not in address and not address.endswith(NO_PAGES)]


@pytest.fixture(scope="module")
def administrators_cookies(office, browser):
    """What a browser keeps of an administrator who has signed in."""
    with visitor(browser) as page:
        office.sign_in(page, "administrator")
        return page.context.storage_state()


@pytest.mark.parametrize("address", addresses("staff") + ANSWERS)
def test_a_page_for_staff_looks_right(office, browser, administrators_cookies, picture, address):
    with visitor(browser, storage_state=administrators_cookies) as page:
        looks_right(page, office.url + address, picture)


@pytest.mark.parametrize("address", [each for each in addresses("anyone") if each != "/"])
def test_a_page_for_anyone_looks_right(office, page, picture, address):
    looks_right(page, office.url + address, picture)
