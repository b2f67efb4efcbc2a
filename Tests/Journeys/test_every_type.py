"""Every type of correspondence: from the Add menu to a letter that says what it should."""

import re

import pytest
from playwright.sync_api import expect

from support.letters import text_of

# Name in the menu, a customer of the sample office, and words that only this letter has.
LETTERS = [
    pytest.param("Welcome", "13733", ["Welcome to Calder Fibre", "07700 900733"], id="welcome"),
    pytest.param("Failed Payment", "12777", ["did not go through", "Refer to payer", "£31.06"], id="failed-payment"),
    pytest.param("Overdue Account", "13902", ["Your account is overdue by £810.00"], id="overdue-account"),
    pytest.param(
        "Suspension Warning",
        "11560",
        ["Your services will be suspended on", "01274 496 0111, Depot 2"],
        id="suspension-warning",
    ),
    pytest.param(
        "Final Notice",
        "11560",
        ["Final notice: please pay", "Late Payment of Commercial Debts", "Fixed sum", "£70.00"],
        id="final-notice",
    ),
    pytest.param(
        "Statement of Account",
        "12418",
        ["Statement of account to", "Balance brought forward", "How old the balance is", "Remittance slip"],
        id="statement-of-account",
    ),
    pytest.param("First Reminder", "15020", ["A reminder: £366.00 is past its due date"], id="first-reminder"),
    pytest.param("Second Reminder", "15020", ["Second reminder: please pay £366.00"], id="second-reminder"),
    pytest.param(
        "Auto-topup Notice", "12106", ["We topped up your account by £30.00", "0113 496 0106"], id="auto-topup-notice"
    ),
]


@pytest.mark.proves(1, 2, 13, 14, 18, 19, 20, 21, 22, 24, 25, 26, 27, 31, 61, 64, 65, 66, 67, 68)
@pytest.mark.parametrize("name, account, words", LETTERS)
def test_a_type_is_written_and_its_letter_says_so(office, page, name, account, words):
    office.sign_in(page)
    choose(office, page, account, name)
    expect(page.get_by_role("main")).to_contain_text("Its type cannot be changed once it is saved.")
    expect(page.frame_locator("iframe[name=preview]").locator(".leaf").first).to_be_visible()
    page.get_by_role("button", name="Save").click()

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(rf"^{account}/C\d{{3,}}$"))
    expect(page.locator("#status")).to_have_text("Ready")
    letter = text_of(page.request.get(page.url + "/letter").body())
    flat = " ".join(letter.split())
    for each in [heading.inner_text(), *words]:
        assert each in flat


@pytest.mark.proves(16, 63, 72, 73, 74, 76, 77, 78)
def test_invoices_are_ticked_for_copies_and_what_is_missing_is_named(office, page):
    office.sign_in(page)
    choose(office, page, "10977", "Copy Invoices")
    boxes = page.locator("tbody input[type=checkbox]")
    expect(boxes).to_have_count(5)
    for heading in ("Invoice", "Date", "Due", "Amount", "Outstanding"):
        expect(page.get_by_role("columnheader", name=heading, exact=True)).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose at least one invoice.")

    page.get_by_role("button", name="Tick all").click()
    expect(page.locator("[data-ticked]")).to_have_text("5")
    page.get_by_role("button", name="Tick none").click()
    expect(page.locator("[data-ticked]")).to_have_text("0")
    page.get_by_label("Include INV-202199").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^10977/C\d{3,}$"))
    expect(page.get_by_role("main")).to_contain_text("INV-202199")


def test_ticks_are_all_made_without_a_script(office, page_without_javascript):
    page = page_without_javascript
    office.sign_in(page)
    choose(office, page, "13300", "Copy Invoices")
    page.get_by_label("From number").fill("INV-203100")
    page.get_by_label("To number").fill("INV-203104")
    page.get_by_role("button", name="Tick from … to …").click()
    expect(page.locator("tbody input:checked")).to_have_count(5)
    page.get_by_role("button", name="Tick all").click()
    expect(page.locator("tbody input:checked")).to_have_count(300)
    page.get_by_role("button", name="Tick none").click()
    expect(page.locator("tbody input:checked")).to_have_count(0)


@pytest.mark.proves(15, 17)
def test_the_type_decides_what_the_form_asks(office, page):
    office.sign_in(page)
    choose(office, page, "10977", "Welcome")
    expect(page.get_by_label("Message")).to_be_visible()
    expect(page.get_by_label("Pay by")).to_have_count(0)
    choose(office, page, "10977", "Statement of Account")
    expect(page.get_by_label("From", exact=True)).to_be_visible()
    expect(page.get_by_label("Message")).to_have_count(0)


def choose(office, page, account, name):
    """From the customer's page to the form of a type, by the Add menu."""
    page.goto(f"{office.url}/customers/{account}")
    page.locator("summary").filter(has_text=re.compile(r"^\s*Add\s*$")).click()
    page.locator("summary").filter(has_text="Correspondence").click()
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
