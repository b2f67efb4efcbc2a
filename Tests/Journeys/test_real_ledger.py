"""From an empty office and a real open-items ledger to the first letter out of the door, all by hand."""

import pathlib
import re

import pytest
from playwright.sync_api import expect

from support.letters import text_of
from test_first_letter import email_it

LEDGER = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.mark.skipif(not LEDGER.is_dir(), reason="the real ledger is not on this machine")
def test_a_real_ledger_comes_in_and_a_letter_goes_out(empty_office, page):
    office = empty_office
    office.administer("add-organisation", "north", "Northern Example Supplies")
    office.administer("add-staff", "ada@north.example", "Ada Whitfield", "administrator", stdin="a long enough password\n")
    page.goto(office.url)
    page.get_by_label("Work email address").fill("ada@north.example")
    page.get_by_label("Password").fill("a long enough password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="No customers yet")).to_be_visible()

    bring_in(page, office, "Accounts", LEDGER / "accounts.csv", "Import 694 accounts")
    bring_in(page, office, "Invoices", LEDGER / "invoices.csv", "Import 9,681 invoices")
    bring_in(page, office, "Accounts", LEDGER / "accounts.csv", None)

    page.goto(office.url + "/organisation")
    page.get_by_label("Sender’s address").fill("accounts@north.example")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_be_visible()

    page.goto(office.url + "/quick-search?find=1&overdue_from=0.01&sort=overdue&down=1")
    expect(page.get_by_role("heading", level=2, name=re.compile("customers match"))).to_be_visible()
    page.locator("tbody .main-cell a").first.click()
    page.locator("summary").filter(has_text=re.compile(r"^\s*Add\s*$")).click()
    page.locator("summary").filter(has_text="Correspondence").click()
    page.get_by_role("link", name="Overdue Account", exact=True).click()
    page.get_by_role("button", name="Save").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(r"^\d+/C001$"))
    letter = text_of(page.request.get(page.url + "/letter").body())
    assert heading.inner_text() in letter and "Northern Example Supplies" in letter
    email_it(page)
    assert list((office.data / "outbox").glob("*.eml"))


def bring_in(page, office, what, file, button):
    """Through Maintenance > Import. Without a button there must be nothing to import."""
    page.goto(office.url + "/import")
    page.get_by_role("radio", name=re.compile(f"^{what}")).check()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Read file").click()
    page.get_by_role("button", name="Check", exact=True).click()
    if button is None:
        expect(page.get_by_role("button", name=re.compile("^Import "))).to_have_count(0)
        return
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("main")).to_contain_text(button.split()[1])
