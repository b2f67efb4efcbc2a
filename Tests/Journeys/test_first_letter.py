"""The first letter out of the door: from signing in to the mail server's answer."""

import re

from playwright.sync_api import expect

from support.letters import another, text_of
from support.mail import Delivery


def test_a_letter_is_written_and_emailed_into_the_outbox(office, page):
    reference = write_overdue_account(office, page, "12345")
    email_it(page)

    page.get_by_role("link", name="Outbox").click()
    row = page.get_by_role("row").filter(has_text=reference).first
    row.get_by_role("link").first.click()
    expect(page.get_by_role("main")).to_contain_text(reference)
    letters = [Delivery.read(file.read_bytes()) for file in (office.data / "outbox").glob("*.eml")]
    assert any(name.startswith(reference.replace("/", "-")) for letter in letters for name in letter.attachments())


def test_a_letter_goes_through_a_real_mail_server(posting_office, smtp_server, page):
    before = len(smtp_server.deliveries)
    reference = write_overdue_account(posting_office, page, "12345")
    email_it(page)

    delivery = smtp_server.wait_for(before + 1)[before]
    account, number = reference.split("/")
    assert delivery.recipients
    assert account in delivery.message["Subject"]
    (name, letter), = delivery.attachments().items()
    assert name.startswith(f"{account}-{number}") and name.endswith(".pdf")
    assert reference in text_of(letter)
    expect(page.get_by_role("main")).to_contain_text("250")


def test_everything_works_without_a_script(office, page_without_javascript):
    write_overdue_account(office, page_without_javascript, "12345")
    email_it(page_without_javascript)


def test_going_back_and_saving_again_leads_to_the_first_letter(office, page):
    office.sign_in(page, "manager")
    page.goto(f"{office.url}/customers/13902/correspondence/new/overdue-account")
    page.get_by_role("button", name="Save").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(r"^13902/C\d{3,}$"))
    reference = heading.inner_text()
    page.go_back()
    expect(heading).to_have_text("Overdue Account")
    page.get_by_role("button", name="Save").click()
    expect(heading).to_have_text(reference)
    page.goto(f"{office.url}/customers/13902/correspondence/new/overdue-account")
    link = page.get_by_role("link", name=f"Overdue Account {reference.split('/')[1]}")
    expect(link).to_be_visible()
    link.click()
    expect(heading).to_have_text(reference)


def write_overdue_account(office, page, account):
    """Signs in, finds the customer, writes the letter and ends on its page. Returns its reference."""
    office.sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Customer List")
    page.get_by_role("link", name=account, exact=True).click()

    page.locator("summary").filter(has_text=re.compile(r"^\s*Add\s*$")).click()
    page.locator("summary").filter(has_text="Correspondence").click()
    page.get_by_role("link", name="Overdue Account", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overdue Account")
    another(page)
    page.get_by_role("button", name="Save").click()

    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(rf"^{account}/C\d{{3,}}$"))
    reference = heading.inner_text()
    expect(page.locator("#status")).to_have_text("Ready")

    # The page shows the letter as pictures of its pages; what is kept and sent is the PDF.
    sheet = page.locator("#letter .leaf").first
    expect(sheet).to_have_attribute("aria-label", re.compile(re.escape(reference)))
    assert sheet.locator("svg").bounding_box()["height"] > 300
    letter = page.request.get(page.url + "/letter")
    assert letter.headers["content-type"] == "application/pdf"
    assert reference in text_of(letter.body())
    return reference


def email_it(page):
    """Presses Email and looks until the mail was handed over."""
    page.get_by_role("button", name="Email", exact=True).click()
    address = page.url
    for _ in range(100):
        if page.locator("#status").inner_text() == "Emailed":
            break
        page.wait_for_timeout(100)
        page.goto(address)
    expect(page.locator("#status")).to_have_text("Emailed")
