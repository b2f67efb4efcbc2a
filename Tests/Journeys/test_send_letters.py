"""What was made and never sent: found, looked through and emailed; and bills, which go their own way."""

import re

import pytest
from playwright.sync_api import expect

from support.look import looks_right
from support.paper import plain_pdf, upload


def seen_everywhere(page, picture):
    """The page that is open at every width and in every theme; on a desk again afterwards."""
    address = page.url
    looks_right(page, address, picture)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)


def choose_from_menu(page, entry):
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name=entry, exact=True).click()
    expect(page.get_by_role("heading", name=entry, level=1)).to_be_visible()


def wait_until_done(page, badge="Done"):
    """Looks at the order's page again until it says so."""
    address = page.url
    for _ in range(150):
        if page.locator("#status").inner_text() == badge:
            return
        page.wait_for_timeout(100)
        page.goto(address)
    expect(page.locator("#status")).to_have_text(badge)


def figure(page, title):
    return int(page.locator("dt", has_text=re.compile(f"^{title}$")).locator("+ dd").inner_text().replace(",", ""))


def adds_up(page):
    parts = ("Emailed", "On the way", "Not delivered", "Not sent", "Skipped", "Cancelled")
    assert figure(page, "Ticked") == sum(figure(page, part) for part in parts)


@pytest.mark.proves(94, 98, 179, 181, 182, 183, 185, 190, 192, 193, 194)
def test_a_letter_that_a_failed_direct_debit_made_is_sent(posting_office, smtp_server, page, picture):
    office = posting_office
    office.sign_in(page, "manager")
    reference = fail_a_direct_debit(office, page)

    choose_from_menu(page, "Send Letters")
    expect(page.get_by_label("Exclude Previously Sent")).to_have_value("yes")
    expect(page.get_by_label("Correspondence Date From")).to_have_value(re.compile(r"^\d{4}-\d{2}-01$"))
    page.get_by_role("button", name="Select Letters").click()
    box = page.get_by_role("checkbox", name=f"Email {reference}")
    expect(box).to_be_checked()
    page.set_viewport_size({"width": 1280, "height": 420})
    expect(page.get_by_role("button", name="Email Letters")).to_be_in_viewport()  # however long the list is
    seen_everywhere(page, picture)
    page.get_by_role("button", name="Untick all").click()
    expect(box).not_to_be_checked()
    box.check()
    before = len(smtp_server.deliveries)
    page.get_by_role("button", name="Email Letters").dblclick()
    page.wait_for_url(re.compile(r"/send-letters/\d+$"))
    expect(page.get_by_role("status").first).to_contain_text("Letters are being emailed.")
    wait_until_done(page)
    assert (figure(page, "Ticked"), figure(page, "Emailed")) == (1, 1)
    adds_up(page)
    seen_everywhere(page, picture)

    delivery = smtp_server.wait_for(before + 1)[before]
    assert "did not go through" in delivery.message["Subject"]
    assert any(name.startswith(reference.replace("/", "-")) for name in delivery.attachments())
    assert len(smtp_server.deliveries) == before + 1
    choose_from_menu(page, "Send Letters")
    page.get_by_role("button", name="Select Letters").click()
    expect(page.get_by_role("checkbox", name=f"Email {reference}")).to_have_count(0)
    page.get_by_label("Exclude Previously Sent").select_option("No")
    page.get_by_role("button", name="Select Letters").click()
    expect(page.get_by_role("row").filter(has_text=reference)).to_contain_text("It was emailed before.")


@pytest.mark.proves(112, 180)
def test_one_creates_and_another_looks_and_sends_without_a_script(
    posting_office, smtp_server, page, page_without_javascript
):
    office = posting_office
    office.sign_in(page)
    choose_from_menu(page, "Bulk Mailing")
    page.get_by_label("Correspondence Type").select_option("First Reminder")
    expect(page.locator("input[name=action][value=create]")).to_be_checked()
    page.get_by_role("button", name="Mail Accounts").click()
    page.get_by_label("Account Numbers").fill("15020\n13902\n")
    page.get_by_role("button", name="Confirm Customers").click()
    page.get_by_role("button", name="Create Letters").click()
    expect(page.locator("main")).to_contain_text("please check and send")

    other = page_without_javascript
    office.sign_in(other, "manager")
    choose_from_menu(other, "Send Letters")
    letters = other.get_by_role("row").filter(has_text="First Reminder")
    for _ in range(100):
        other.get_by_role("button", name="Select Letters").click()
        if letters.count() == 2 and letters.filter(has_text="Ready").count() == 2:
            break
        other.wait_for_timeout(100)
    expect(letters).to_have_count(2)
    other.get_by_role("button", name="Untick all").click()
    other.get_by_role("button", name="Email Letters").click()
    expect(other.get_by_role("alert")).to_contain_text("Choose at least one letter.")
    letters.first.get_by_role("checkbox").check()
    letters.last.get_by_role("checkbox").check()
    before = len(smtp_server.deliveries)
    other.get_by_role("button", name="Email Letters").click()
    wait_until_done(other)
    assert (figure(other, "Ticked"), figure(other, "Emailed")) == (2, 2)
    names = [name for each in smtp_server.wait_for(before + 2)[before:] for name in each.attachments()]
    assert sorted(name.split("-")[0] for name in names) == ["13902", "15020"]


@pytest.mark.proves(99, 100)
def test_bills_go_their_own_way(posting_office, smtp_server, page, picture):
    office = posting_office
    office.sign_in(page, "manager")
    choose_from_menu(page, "Send Letters")
    page.locator("main").get_by_role("link", name="Send Bills").click()
    page.get_by_role("link", name="Upload bills").first.click()
    number = "INV-202199"
    page.get_by_label("Bill PDFs").set_input_files([upload(f"{number}.pdf", number)])
    page.get_by_role("button", name="Upload bills").click()
    choose_from_menu(page, "Send Bills")
    page.get_by_label("Invoice date from").fill("")
    page.get_by_role("button", name="Select Bills").click()
    expect(page.get_by_text("Some unpaid invoices of these days have no bill")).to_be_visible()
    box = page.get_by_role("checkbox", name=f"Email {number}")
    expect(box).to_be_checked()
    seen_everywhere(page, picture)
    page.get_by_role("button", name="Untick all").click()
    box.check()
    before = len(smtp_server.deliveries)
    page.get_by_role("button", name="Email Bills").click()
    expect(page.get_by_role("status").first).to_contain_text("Bills are being emailed.")
    wait_until_done(page)
    assert figure(page, "Emailed") == 1
    delivery = smtp_server.wait_for(before + 1)[before]
    assert delivery.attachments() == {f"{number}.pdf": plain_pdf(number)}


@pytest.mark.proves(128, 130)
def test_what_customers_pay_from_is_listed_and_pasted(office, page, picture):
    office.sign_in(page)
    choose_from_menu(page, "View / Edit Direct Debit Accounts")
    expect(page.get_by_role("row").filter(has_text="11560")).to_contain_text("••••")
    seen_everywhere(page, picture)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Account Number,") and len(lines) > 5
    choose_from_menu(page, "Bulk Mailing")
    page.get_by_role("button", name="Mail Accounts").click()
    page.get_by_label("Account Numbers").fill("\n".join(lines))
    page.get_by_role("button", name="Count").click()
    expect(page.locator("#match")).to_contain_text(f"{len(lines) - 1} customers match")


def fail_a_direct_debit(office, page):
    """Adds a direct debit, has it fail, and waits for the letter. Returns its reference."""
    page.goto(office.url + "/customers/10482/payments/new")
    page.get_by_label("Amount in GBP").fill("21.00")
    page.get_by_label("Method").select_option("direct debit")
    page.get_by_label("Our reference").fill("DD-SEND-LETTERS")
    page.get_by_role("button", name="Add payment").click()
    page.locator("summary", has_text="Actions").click()
    page.get_by_role("link", name="Record failure…").click()
    page.get_by_label("Reason").fill("Refer to payer")
    page.get_by_role("button", name="Record failure").click()
    letters = page.locator("#letters")
    expect(letters.get_by_role("link")).to_have_text(re.compile(r"10482/C\d+"), timeout=30_000)
    expect(letters.locator(".badge")).to_have_text("Ready")
    return re.search(r"10482/C\d+", letters.get_by_role("link").inner_text())[0]
