"""A letter for many: from the form to the press of Create Letters, with scripts and without."""

import re
import time

import pytest
from playwright.sync_api import expect

from support.look import every_width_and_theme, looks_right
from support.office import Office

REMINDER = "Correspondence has not been automatically sent - please check and send."


@pytest.fixture(scope="module")
def mailing_office(tmp_path_factory):
    """A sample office whose customers may all be written to."""
    with Office(tmp_path_factory.mktemp("mailing-office")) as running:
        yield running


@pytest.fixture(scope="module")
def large_office(tmp_path_factory):
    """An office of twenty thousand customers more."""
    with Office(tmp_path_factory.mktemp("large-office")) as running:
        running.administer("sample", "--customers", "20000")
        yield running


def open_form(page, office):
    office.sign_in(page)
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Bulk Mailing").click()
    expect(page.get_by_role("heading", name="Bulk Mailing", level=1)).to_be_visible()


def listed(page):
    """How many the heading of the list says."""
    return int(re.match(r"([\d,]+) customer", page.get_by_role("heading", level=1).inner_text())[1].replace(",", ""))


@pytest.mark.proves(91, 103, 118, 133, 135, 141, 145, 146, 148, 149)
def test_customers_are_picked_by_filters_and_confirmed(mailing_office, page, picture):
    office = mailing_office
    open_form(page, office)
    count = page.locator("#match strong")
    expect(count).to_have_text(re.compile(r"^\d+ customers match$"))
    everybody = count.inner_text()
    page.get_by_label("Correspondence Type").select_option("First Reminder")
    page.get_by_label("Overdue amount from").fill("1")
    expect(count).not_to_have_text(everybody)
    words = page.get_by_role("complementary", name="In plain words")
    expect(words).to_contain_text("Create: First Reminder")
    expect(words).to_contain_text("Overdue: 1.00 or more")
    matching = int(count.inner_text().split()[0])
    # The window's days follow what is typed.
    received = page.locator("section", has=page.get_by_role("heading", name="Has Received Correspondence"))
    received.get_by_label("First Reminder").check()
    received.get_by_label("Sent at least").fill("7")
    expect(received.locator("#had_days")).to_have_text(re.compile(r"^That is up to \d+ \w+ \d{4}\.$"))
    expect(count).to_have_text("No customers match")
    received.get_by_label("First Reminder").uncheck()
    received.get_by_label("Sent at least").fill("")
    expect(count).to_have_text(re.compile(f"^{matching} customers match"))

    page.get_by_text("Create and Email", exact=True).click()
    expect(page.get_by_text(REMINDER)).to_be_hidden()
    page.locator("[name=action][value=create]").check()
    expect(page.get_by_text(REMINDER)).to_be_visible()
    page.get_by_role("button", name="Select Customers").dblclick()
    page.wait_for_url("**/confirm")
    assert listed(page) + int(re.search(r"(\d+) left off", page.locator(".lead").inner_text())[1]) == matching
    confirm = page.url
    looks_right(page, confirm, picture)
    page.goto(confirm)

    boxes = page.get_by_role("checkbox", name=re.compile("^Create Letter for "))
    total = listed(page)
    expect(boxes).to_have_count(total)
    assert all(box.is_checked() for box in boxes.all())
    with page.expect_response(re.compile("/ticks$")):
        boxes.nth(1).uncheck()
    expect(page.get_by_text(f"{total - 1} ticked, 1 unticked")).to_be_visible()
    page.reload()
    expect(boxes.nth(1)).not_to_be_checked()
    page.get_by_text(re.compile(r"^\d+ left off, and why")).click()
    expect(page.get_by_role("cell", name=re.compile("^No email address"))).to_be_visible()

    page.get_by_role("button", name="Create Letters").dblclick()
    page.wait_for_url(re.compile(r"/bulk-mailings/\d+$"))
    expect(page.locator("main")).to_contain_text("Letters are being created.")
    expect(page.locator("main")).to_contain_text(REMINDER)
    looks_right(page, page.url, picture)
    page.get_by_role("link", name="Another Bulk Mailing").click()
    expect(page.get_by_role("heading", name="Bulk Mailing", level=1)).to_be_visible()
    expect(page.get_by_label("Overdue amount from")).to_have_value("")
    page.get_by_role("link", name="Earlier mailings").click()
    expect(page.locator("tbody tr")).to_have_count(1)  # a double click made one list and started it once
    looks_right(page, page.url, picture)


@pytest.mark.proves(115, 116, 117, 125, 126, 127, 132, 134, 147)
def test_account_numbers_are_pasted_without_scripts(mailing_office, page_without_javascript):
    page, office = page_without_javascript, mailing_office
    open_form(page, office)
    page.get_by_label("Correspondence Type").select_option("Final Notice")
    page.get_by_label("Create and Email").check()
    page.get_by_label("Overdue amount from").fill("12.50")
    page.get_by_label("Final date").fill("2031-05-01")
    page.get_by_role("button", name="Mail Accounts").click()
    expect(page.get_by_label("Correspondence Type").locator("option:checked")).to_have_text("Final Notice")
    expect(page.get_by_label("Create and Email")).to_be_checked()
    expect(page.get_by_label("Final date")).to_have_value("2031-05-01")

    page.get_by_label("Account Numbers").fill("Account Number,Name\n12345,Hartley\n 99999\n\n12345\n\"11560\",\"Pennine\"\n")
    page.get_by_role("button", name="Count").click()
    expect(page.locator("#match")).to_contain_text("2 customers match")
    expect(page.locator("#match")).to_contain_text("1 account number is not recognised.")
    page.get_by_role("button", name="Use Filters").click()
    expect(page.get_by_label("Overdue amount from")).to_have_value("12.50")
    page.get_by_role("button", name="Mail Accounts").click()
    expect(page.get_by_label("Account Numbers")).to_have_value(re.compile("^Account Number,Name\n12345"))
    page.get_by_role("button", name="Confirm Customers").click()

    expect(page.get_by_text("1 account number was not recognised and has been skipped: 99999.")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(REMINDER)
    expect(page.locator(".tick-list td:first-child")).to_have_text(["11560", "12345"])
    page.get_by_role("button", name="Untick all").click()
    page.get_by_role("button", name="Create Letters").click()
    expect(page.get_by_role("alert")).to_contain_text("Select at least one customer.")
    page.get_by_label("Create Letter for Hartley & Sons Joinery Ltd").check()
    page.get_by_role("button", name="Create Letters").click()
    expect(page.locator("main")).to_contain_text("Letters are being emailed.")
    expect(page.locator("main")).not_to_contain_text(REMINDER)


@pytest.mark.proves(119, 155, 161, 163)
def test_what_is_wrong_is_named_and_both_ways_look_right(office, page, picture):
    office.sign_in(page)
    page.goto(office.url + "/bulk-mailings/new")
    page.get_by_label("Overdue amount from").fill("50")
    page.get_by_label("Overdue amount to").fill("20")
    page.get_by_role("button", name="Select Customers").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(
        ["Choose a correspondence type.", "Overdue amount to must not be less than overdue amount from."])
    summary.get_by_role("link").last.click()
    expect(page.get_by_label("Overdue amount to")).to_be_focused()
    # Nobody both had the letter and had it not; everybody is on one side.
    type_id = page.get_by_label("Correspondence Type").locator("option", has_text="Overdue Account").get_attribute("value")

    def match(query):
        reply = page.request.get(f"{office.url}/bulk-mailings/count?type={type_id}&overdue_from=1{query}")
        found = re.search(r"<strong>([\d,]+|No) customers? match", reply.text())[1]
        return 0 if found == "No" else int(found.replace(",", ""))

    had, lacks = f"&had={type_id}&had_least=1", f"&lacks={type_id}&lacks_least=1"
    assert match(had) + match(lacks) == match("") > 0
    assert match(had + lacks) == 0
    for name in every_width_and_theme(page, f"{office.url}/bulk-mailings/new?mode=accounts&type={type_id}"):
        picture(page, "accounts-" + name)


def test_twenty_thousand_customers_lose_no_tick(large_office, page):
    office = large_office
    page.set_default_timeout(30_000)
    open_form(page, office)
    page.get_by_label("Correspondence Type").select_option("Statement of Account")
    start = time.monotonic()
    page.get_by_role("button", name="Select Customers").click()
    page.wait_for_url("**/confirm")
    total = listed(page)
    print(f"{total} listed and the first 5,000 shown after {time.monotonic() - start:.2f} s")
    assert total > 15_000
    expect(page.locator(".tick-list tbody tr")).to_have_count(5_000)
    page.locator("input[value='17']").uncheck()
    page.locator("input[value='4999']").uncheck()
    page.get_by_role("button", name="Next page").click()
    page.wait_for_url("**/confirm?page=2")
    expect(page.get_by_text(f"5,001 to 10,000 of {total:,}")).to_be_visible()
    # What a slow line still carries is not heard after what was ticked later.
    held = []
    page.route("**/ticks", lambda route: held.append(route), times=1)
    with page.expect_request("**/ticks"):
        page.get_by_role("button", name="Untick this page").click()
    page.locator("input[value='7000']").check()
    ticked = total - 2 - 4_999
    page.evaluate("document.querySelector('[value=\"page:3\"]').click()")
    held[0].continue_()
    page.wait_for_url("**/confirm?page=3")
    expect(page.locator("[data-ticked-all]").first).to_have_text(f"{ticked:,}")
    page.get_by_role("button", name="Previous page").click()
    page.wait_for_url("**/confirm?page=2")
    expect(page.locator("input[value='7000']")).to_be_checked()
    expect(page.locator("[data-ticked-all]").first).to_have_text(f"{ticked:,}")
    page.get_by_role("button", name="Next page").click()
    page.wait_for_url("**/confirm?page=3")
    expect(page.locator("[data-ticked-all]").first).to_have_text(f"{ticked:,}")
    page.get_by_label("Find on this list").fill("S0000100")
    page.get_by_label("Find on this list").press("Enter")
    expect(page.locator(".tick-list tbody tr")).to_have_count(1)
    box = page.locator("input[name=letter]")
    with page.expect_response(re.compile("/ticks$")):
        box.set_checked(not box.is_checked())
    ticked += 1 if box.is_checked() else -1
    # Away and back: whatever was ticked is as it was.
    page.goto(office.url + "/bulk-mailings")
    page.get_by_role("link", name=re.compile("^Continue")).click()
    expect(page.locator("[data-ticked-all]").first).to_have_text(f"{ticked:,}")
    expect(page.locator("input[value='17']")).not_to_be_checked()
    page.get_by_role("button", name="Create Letters").click()
    page.wait_for_url(re.compile(r"/bulk-mailings/\d+$"))
    expect(page.locator("main")).to_contain_text(f"{ticked:,}")


def test_a_list_is_discarded_after_a_question(mailing_office, page, picture):
    office = mailing_office
    open_form(page, office)
    page.get_by_label("Correspondence Type").select_option("Welcome")
    page.get_by_role("button", name="Select Customers").click()
    page.get_by_role("link", name="Discard…").click()
    looks_right(page, page.url, picture)
    page.get_by_role("button", name="Discard the list").click()
    expect(page.get_by_role("status")).to_have_text("The list is discarded. Nothing was created.")
    expect(page.locator("tbody tr").first).to_contain_text("Discarded")
