"""TODOs that come and go by themselves, the letters that a failure makes, and the list that somebody works through."""

import re

import pytest
from playwright.sync_api import expect

from support.look import looks_right


def add_payment(page, office, account, amount, reference):
    page.goto(f"{office.url}/customers/{account}/payments/new")
    page.get_by_label("Amount in GBP").fill(amount)
    page.get_by_label("Method").select_option("direct debit")
    page.get_by_label("Our reference").fill(reference)
    page.get_by_role("button", name="Add payment").click()
    expect(page.get_by_role("status")).to_have_text("The payment is added.")


@pytest.mark.proves(69, 70)
def test_a_failed_direct_debit_makes_a_letter_and_a_todo_that_the_next_payment_completes(office, page, picture):
    office.sign_in(page, "manager")
    add_payment(page, office, "10482", "35.00", "DD-FIRST")
    page.locator("summary", has_text="Actions").click()
    page.get_by_role("link", name="Record failure…").click()
    expect(page.get_by_text("The letter Failed Payment is made, ready to be sent.")).to_be_visible()
    looks_right(page, page.url, picture)
    page.get_by_label("Reason").fill("Refer to payer")
    page.get_by_role("button", name="Record failure").click()
    expect(page.get_by_role("status")).to_have_text("The payment is recorded as failed.")
    failed = page.url

    letters = page.locator("#letters")
    expect(letters.get_by_text("Failed Payment")).to_be_visible()
    expect(letters.get_by_role("link")).to_have_text(re.compile(r"10482/C\d+"), timeout=30_000)
    expect(letters.locator(".badge")).to_have_text("Ready")
    looks_right(page, failed, picture)
    page.goto(failed)
    letters.get_by_role("link").click()
    expect(page.locator("#status")).to_have_text("Ready")
    expect(page.get_by_role("img", name=re.compile("did not go through")).first).to_be_visible()

    page.goto(office.url + "/todos?whose=all&q=10482")
    expect(page.get_by_role("link", name=re.compile("A payment failed.*Refer to payer"))).to_be_visible()
    add_payment(page, office, "10482", "35.00", "DD-SECOND")
    page.goto(office.url + "/todos?whose=all&q=10482")
    expect(page.get_by_role("link", name=re.compile("A payment failed.*Refer to payer"))).to_have_count(0)
    page.goto(failed)
    expect(page.get_by_text("Payment received: £35.00")).to_be_visible()


def test_an_imported_failure_is_heard_once(office, page, tmp_path):
    file = tmp_path / "payments.csv"
    day = page.evaluate("new Date().toISOString().slice(0, 10)")
    file.write_text(
        "payment reference,account number,date,amount,method,status,failure reason\n"
        f"BACS-1,11560,{day},77.00,direct debit,failed,Instruction cancelled\n"
    )
    for _ in range(2):
        office.administer("import", "payments", str(file), "--organisation", "calder")
    office.sign_in(page)
    page.goto(office.url + "/customers/11560/payments")
    page.get_by_role("link", name="BACS-1").click()
    expect(page.locator("#letters").get_by_role("link")).to_have_count(1, timeout=30_000)
    expect(page.locator(".todos li")).to_have_count(1)
    expect(page.locator(".todos li")).to_contain_text("Instruction cancelled")


def test_the_work_list_is_worked_through_without_scripts(office, page_without_javascript):
    page = page_without_javascript
    office.sign_in(page)
    for text, due in [("Ask for the order number", "2026-01-05"), ("Send the contract", ""), ("Thank them", "")]:
        page.goto(office.url + "/customers/12345/todos/new")
        page.get_by_label("What is to be done").fill(text)
        page.get_by_label("Due date").fill(due)
        page.get_by_label("Type").select_option("Contract")
        page.get_by_role("button", name="Add TODO").click()
    page.goto(office.url + "/todos")
    expect(page.get_by_role("link", name="View TODOs")).to_contain_text("1")
    page.get_by_role("link", name="Overdue", exact=True).click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody")).to_contain_text("late")
    page.get_by_role("link", name="Open", exact=True).click()
    page.get_by_label("Type").select_option("Contract")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("tbody tr")).to_have_count(3)

    page.get_by_label("Ask for the order number").check()
    page.get_by_label("Thank them").check()
    page.get_by_label("Note for what is ticked").fill("By telephone")
    page.get_by_role("button", name="Complete what is ticked").click()
    expect(page.get_by_role("status")).to_have_text("2 TODOs completed.")
    expect(page.locator("tbody tr")).to_have_count(1)

    page.goto(office.url + "/todos?state=done&kind=Contract")
    page.get_by_role("link", name="Thank them").click()
    expect(page.get_by_text("By telephone").first).to_be_visible()
    page.get_by_role("button", name="Reopen").click()
    page.get_by_role("link", name="TODOs", exact=True).click()
    expect(page.get_by_role("link", name="Thank them")).to_be_visible()
    page.get_by_role("link", name="Thank them").click()
    page.get_by_label("Snooze until").fill("2031-01-01")
    page.get_by_role("button", name="Snooze").click()
    expect(page.get_by_role("status")).to_have_text("Snoozed until 1 Jan 2031.")
