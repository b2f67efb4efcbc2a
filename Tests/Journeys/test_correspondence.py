"""What is done with one piece of correspondence: emailed with care, delivered, made anew, deleted, copies of bills."""

import re
import sqlite3

import pytest
from playwright.sync_api import expect

from support.letters import another, text_of
from support.look import looks_right
from support.paper import plain_pdf, upload

ADDRESS = re.compile(r"/customers/[^/]+/correspondence/C\d+$")


@pytest.mark.proves(6, 38, 39, 40, 41, 42)
def test_the_email_form_sends_exactly_what_it_shows(posting_office, smtp_server, page):
    write(posting_office, page, "12345", "Overdue Account")
    before = len(smtp_server.deliveries)
    act(page, "Email Correspondence")
    expect(page.get_by_role("checkbox", name=re.compile("Mark Hartley"))).to_be_disabled()
    page.locator("#other").fill("owner@hartleyjoinery.example")
    page.locator("#cc").fill("books@accountants.example")
    page.locator("#subject").fill("Your account, as we said")
    page.locator("#message").fill("Dear Janet,\n\nplease look at **both** files.\nThank you\nPriya")
    page.locator("#upload").set_input_files([upload("terms.pdf", "Terms of trade")])
    page.locator("#reason").fill("Asked by telephone")
    page.get_by_role("button", name="Preview").click()
    shown = page.frame_locator("iframe[name=preview]")
    expect(shown.get_by_text("books@accountants.example")).to_be_visible()
    expect(shown.get_by_text(re.compile(r"^terms\.pdf"))).to_be_visible()
    expect(shown.frame_locator("iframe.mail").get_by_text("please look at")).to_be_visible()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_have_text(re.compile("Correspondence (is being|was) emailed to 3 recipients."))

    deliveries = smtp_server.wait_for(before + 3)[before:]
    assert sorted(one.recipients[0] for one in deliveries) == [
        "accounts@hartleyjoinery.example", "books@accountants.example", "owner@hartleyjoinery.example",
    ]  # fmt: skip
    for one in deliveries:
        assert one.message["Subject"] == "Your account, as we said"
        assert [address.addr_spec for address in one.message["To"].addresses] == [
            "accounts@hartleyjoinery.example", "owner@hartleyjoinery.example",
        ]  # fmt: skip
        assert [address.addr_spec for address in one.message["Cc"].addresses] == ["books@accountants.example"]
        assert one.text.replace("\r\n", "\n").startswith("Dear Janet,\n\nplease look at both files.\nThank you\nPriya\n")
        html = one.message.get_body(("html",)).get_content()
        assert "<strong>both</strong>" in html
        files = one.attachments()
        assert [name.split("-")[-1] for name in files] == ["account.pdf", "terms.pdf"]
        assert files["terms.pdf"] == plain_pdf("Terms of trade")
    expect(page.get_by_text("Reason: “Asked by telephone”")).to_be_visible()


def test_a_mistake_in_the_email_form_loses_nothing(office, page):
    address = write(office, page, "12106", "Overdue Account")
    page.goto(address + "/email")
    page.locator("#other").fill("nobody@")
    page.locator("#message").fill("My own words")
    page.locator("#upload").set_input_files([upload("terms.pdf", "Terms"), upload("book.pdf", "Too long", pages=400)])
    page.get_by_role("button", name="Send").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("“nobody@” is not an email address.")
    expect(summary).to_contain_text("“book.pdf”: This PDF has 400 pages")
    expect(page.locator("#message")).to_have_value("My own words")
    expect(page.get_by_role("checkbox", name=re.compile("terms.pdf"))).to_be_checked()
    page.locator("#other").fill("")
    page.get_by_role("button", name="Send").dblclick()
    expect(page.get_by_role("status")).to_contain_text("1 recipient.")
    page.get_by_role("link", name=re.compile("Sent Emails")).click()
    expect(page.get_by_role("table", name="Emails sent").get_by_role("row").filter(has_text="terms.pdf")).to_have_count(1)


def test_files_too_large_for_one_form_are_named_before_they_leave(office, page):
    write(office, page, "13044", "Overdue Account")
    act(page, "Email Correspondence")
    page.locator("#message").fill("My own words")
    large = [{"name": f"{name}.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4" + bytes(8_000_000)}
             for name in ("one", "two", "three")]
    page.locator("#upload").set_input_files(large)
    said = page.locator("#upload").evaluate("field => field.validationMessage")
    assert said == "These files are 24.0 MB together. Choose files of 20 MB at most, or fewer of them."
    assert not leaves(page)
    expect(page.locator("#message")).to_have_value("My own words")
    page.locator("#upload").set_input_files(large[:1])
    assert leaves(page)


@pytest.mark.proves(7, 46, 48, 49, 54, 55, 56, 58)
def test_a_delivery_completes_the_right_todos(office, page):
    address = write(office, page, "13106", "Overdue Account")
    with open_ledger(office) as ledger:
        invoices = ledger.execute(
            "SELECT i.id, i.customer_id, i.organisation_id FROM invoice i JOIN customer c ON c.id = i.customer_id"
            " WHERE c.account_number = '13106' ORDER BY i.id"
        ).fetchall()
        invoice, customer, organisation = invoices[0]
        for kind, text, subject, about in [
            ("Credit Control", "Chase the first invoice", "invoice", invoice),
            ("General", "Water the plants", "invoice", invoice),
            ("Credit Control", "Chase the customer", "customer", customer),
        ]:
            ledger.execute(
                "INSERT INTO todo(organisation_id, customer_id, kind, text, subject, subject_id, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?, 1)",
                (organisation, customer, kind, text, subject, about),
            )
    page.goto(address)
    expect(page.get_by_role("region", name="Open TODOs")).to_contain_text("Chase the first invoice")
    act(page, "Deliver Correspondence")
    expect(page.get_by_role("main")).to_contain_text("Chase the first invoice")
    page.get_by_label("How").select_option("In person")
    page.get_by_role("button", name="Deliver Correspondence", exact=True).click()
    expect(page.locator("#status")).to_have_text("Delivered")
    expect(page.get_by_role("status")).to_contain_text("1 related TODO is done.")
    assert open_todos(office, "13106") >= {"Water the plants", "Chase the customer"}
    assert "Chase the first invoice" not in open_todos(office, "13106")

    # A manager takes it back, and the TODO is open again.
    page.get_by_role("link", name="Undo delivery").first.click()
    page.get_by_label("Reason").fill("It was another letter")
    page.get_by_role("button", name="Undo delivery").click()
    expect(page.locator("#status")).to_have_text("Ready")
    assert "Chase the first invoice" in open_todos(office, "13106")


@pytest.mark.proves(32, 34, 37, 43, 85, 87, 88, 89)
def test_a_new_version_stands_beside_the_one_that_was_sent(office, page):
    address = write(office, page, "13402", "Overdue Account")
    press_email(page, address)
    first = page.request.get(address + "/letter").body()
    with open_ledger(office) as ledger:
        (template, version, subject, body) = ledger.execute(
            "SELECT v.template_id, v.version, v.subject, v.body FROM template t"
            " JOIN template_version v ON v.template_id = t.id AND v.version = t.current_version"
            " JOIN customer c ON c.organisation_id = t.organisation_id"
            " WHERE t.code = 'overdue-account' AND t.kind = 'letter' AND c.account_number = '13402'"
        ).fetchone()
        ledger.execute(
            "INSERT INTO template_version(template_id, version, subject, body, created_at) VALUES (?, ?, ?, ?, 1)",
            (template, version + 1, subject, body + "\n\nOur office has moved.\n"),
        )
        ledger.execute("UPDATE template SET current_version = ? WHERE id = ?", (version + 1, template))
    page.goto(address)
    expect(page.get_by_role("region", name="Update Correspondence")).to_contain_text("The template has moved on")
    page.get_by_role("button", name="Recreate").click()
    expect(page.locator("ins")).to_contain_text("Our office has moved.")
    page.goto(address)
    expect(page.get_by_text("PDF changed since it was last sent")).to_be_visible()
    second = page.request.get(address + "/letter").body()
    assert "Our office has moved." in text_of(second) and "Our office has moved." not in text_of(first)
    assert page.request.get(address + "/versions/1/pdf").body() == first
    page.goto(address + "/sent-emails")
    with page.expect_download() as download:
        page.get_by_role("table").first.get_by_role("link", name=re.compile(r"\.pdf$")).click()
    assert open(download.value.path(), "rb").read() == first


@pytest.mark.proves(5, 12, 13, 14, 29, 30)
def test_a_wrong_type_is_deleted_and_written_anew(office, page):
    address = write(office, page, "14251", "Welcome")
    act(page, "Delete…")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Delete 14251/C")
    page.get_by_role("button", name="Delete 14251/C").click()
    expect(page.get_by_role("status")).to_contain_text("has been deleted.")
    assert page.request.get(address).status == 404
    again = write(office, page, "14251", "Overdue Account")
    assert number(again) == number(address) + 1


@pytest.mark.proves(10, 11, 71, 77, 78, 79, 80, 81, 82, 83, 84)
def test_copies_of_three_bills_are_three_files(posting_office, smtp_server, page):
    posting_office.sign_in(page, "manager")
    bills = ["INV-204417", "INV-204893", "INV-205260"]
    page.goto(posting_office.url + "/import/bills")
    page.get_by_label("Bill PDFs").set_input_files([upload(f"{bill}.pdf", bill) for bill in [*bills, "INV-205377"]])
    page.get_by_role("button", name="Upload bills").click()
    expect(page.get_by_role("table")).to_contain_text("INV-205260")

    page.goto(posting_office.url + "/customers/12345/correspondence/new/copy-invoices")
    for bill in bills:
        page.locator("label.check, tr").filter(has_text=bill).get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#status")).to_have_text("Ready")
    before = len(smtp_server.deliveries)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert download.value.suggested_filename.endswith(".zip")
    press_email(page, page.url)
    delivery = smtp_server.wait_for(before + 1)[before]
    assert delivery.attachments() == {f"{bill}.pdf": plain_pdf(bill) for bill in bills}

    act(page, "Email Correspondence")
    page.get_by_role("checkbox", name=re.compile("Janet Hartley")).uncheck()
    page.locator("#other").fill("owner@hartleyjoinery.example")
    page.get_by_role("button", name="Send").click()
    delivery = smtp_server.wait_for(before + 2)[before + 1]
    assert delivery.recipients == ["owner@hartleyjoinery.example"]
    assert sorted(delivery.attachments()) == [f"{bill}.pdf" for bill in bills]


def test_the_record_and_its_forms_look_right(office, page, picture):
    address = write(office, page, "12345", "Overdue Account", "administrator")
    page.get_by_role("button", name="Recreate").click()
    press_email(page, address)
    for part in ("", "/preview-email", "/sent-emails", "/email", "/deliver", "/delete", "/versions/2"):
        looks_right(page, address + part, picture)


@pytest.mark.parametrize("part", ["email", "deliver"])
def test_the_forms_work_without_a_script(office, page_without_javascript, part):
    page = page_without_javascript
    address = write(office, page, "12345", "Overdue Account")
    page.goto(f"{address}/{part}")
    page.get_by_role("button", name="Send" if part == "email" else "Deliver Correspondence", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("1 recipient." if part == "email" else "recorded as delivered")


def write(office, page, account, kind, title="manager"):
    """Signs in if need be, writes to the customer by the form as it is proposed, and returns the record's address."""
    page.goto(f"{office.url}/customers/{account}")
    if "/sign-in" in page.url:
        office.sign_in(page, title)
        page.goto(f"{office.url}/customers/{account}")
    page.locator("summary").filter(has_text=re.compile(r"^\s*Add\s*$")).click()
    page.locator("summary").filter(has_text="Correspondence").click()
    page.get_by_role("link", name=kind, exact=True).click()
    another(page)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(ADDRESS)
    expect(page.locator("#status")).to_have_text("Ready")
    return page.url


def act(page, item):
    """Chooses an item of the Actions menu."""
    page.locator("summary").filter(has_text=re.compile(r"^\s*Actions\s*$")).click()
    page.get_by_role("link", name=item, exact=True).click()


def leaves(page):
    """Whether the form would leave when Send is pressed; it is held back all the same."""
    return page.locator("#upload").evaluate("""field => {
        let leaves = false;
        const hold = (event) => { leaves = !event.defaultPrevented; event.preventDefault(); };
        window.addEventListener("submit", hold);
        field.form.requestSubmit([...field.form.elements].find((one) => one.textContent.trim() === "Send"));
        window.removeEventListener("submit", hold);
        return leaves;
    }""")


def press_email(page, address):
    """Presses Email and looks until it was handed over."""
    page.goto(address)
    page.get_by_role("button", name="Email", exact=True).click()
    for _ in range(100):
        page.goto(address)
        if page.locator("#status").inner_text() == "Emailed":
            return
        page.wait_for_timeout(100)
    raise AssertionError("it was not handed over")


def number(address):
    return int(address.rsplit("/C", 1)[1])


def open_ledger(office):
    return sqlite3.connect(office.data / "postroom.sqlite", timeout=10)


def open_todos(office, account):
    with open_ledger(office) as ledger:
        rows = ledger.execute(
            "SELECT t.text FROM todo t JOIN customer c ON c.id = t.customer_id"
            " WHERE c.account_number = ? AND t.completed_at IS NULL",
            (account,),
        )
        return {text for (text,) in rows}
