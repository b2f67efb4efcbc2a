"""From an empty office and a real open-items ledger to the first letter out of the door, all by hand."""

import csv
import pathlib
import re

import pytest
from playwright.sync_api import expect

from support.letters import text_of
from support.mail import MailServer
from support.mailing import counts, create, finished, listed, rows, select, wait_until
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


@pytest.mark.timeout(600)
@pytest.mark.skipif(not LEDGER.is_dir(), reason="the real ledger is not on this machine")
def test_a_real_ledger_is_chased_once_from_filter_to_sent_letters(new_office, page, tmp_path, picture):
    with MailServer() as server:
        office = new_office(empty=True, settings=server.settings)
        office.start()
        office.administer("add-organisation", "north", "Northern Example Supplies")
        office.administer(
            "add-staff", "ada@north.example", "Ada Whitfield", "administrator", stdin="a long enough password\n")
        page.goto(office.url)
        page.get_by_label("Work email address").fill("ada@north.example")
        page.get_by_label("Password").fill("a long enough password")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", name="No customers yet")).to_be_visible()
        bring_in(page, office, "Accounts", with_addresses_of_nobody(tmp_path), "Import 694 accounts")
        bring_in(page, office, "Invoices", LEDGER / "invoices.csv", "Import 9,681 invoices")
        page.goto(office.url + "/organisation")
        page.get_by_label("Sender’s address").fill("accounts@north.example")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("status")).to_be_visible()

        select(page, office, "Overdue Account", "Create and Email", overdue_from="0.01")
        accounts = listed(page)
        owing, = rows(office, "SELECT count(*) FROM customer WHERE overdue > 0")[0]
        assert len(accounts) == owing > 500
        picture(page, "list")
        number = create(page)
        picture(page, "begun")
        finished(page, 120)
        server.wait_for(owing, 120)
        wait_until(lambda: counts(office, number)["emailed"] == owing)
        made = counts(office, number)
        assert (made["created"], made["failed"], made["skipped"], made["undelivered"]) == (owing, 0, 0, 0)
        assert len({one.recipients[0] for one in server.deliveries}) == len(server.deliveries) == owing
        page.reload()
        picture(page, "finished")

        # One of them, read as its customer would: the sum is what the ledger says is overdue.
        delivery = server.deliveries[owing // 2]
        (name, letter), = delivery.attachments().items()
        account = name.split("-C001")[0]
        (owed, name), = rows(office, "SELECT overdue, name FROM customer WHERE account_number = ?", account)
        words = text_of(letter)
        assert f"{owed // 100:,}.{owed % 100:02d}" in words and account in words and "Northern Example Supplies" in words

        # A second time nobody is chased by mistake: those who were, were today.
        select(page, office, "Overdue Account", "Create and Email", overdue_from="0.01",
               lacks=("Overdue Account", {"most": 7}))
        expect(page.get_by_role("main")).to_contain_text("No customers match.")


def with_addresses_of_nobody(folder):
    """The accounts, with email addresses that nobody can have."""
    with (LEDGER / "accounts.csv").open(newline="", encoding="utf-8-sig") as source:
        accounts = list(csv.DictReader(source))
    for number, account in enumerate(accounts):
        account["email"] = f"accounts@customer{number}.example"
    copy = folder / "accounts.csv"
    with copy.open("w", newline="", encoding="utf-8") as target:
        writer = csv.DictWriter(target, accounts[0].keys())
        writer.writeheader()
        writer.writerows(accounts)
    return copy


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
