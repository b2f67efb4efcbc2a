"""What administrators decide about types, and the words that letters are made of."""

import re

import pytest
from playwright.sync_api import expect

from support.look import looks_right


def test_changed_words_are_tried_out_refused_saved_and_put_back(office, page, picture):
    office.sign_in(page, "administrator")
    page.get_by_role("link", name="Correspondence Types").click()
    page.get_by_role("link", name="Letter of Suspension Warning").click()
    preview = page.frame_locator("iframe[name=preview]")
    body = page.locator("#body")
    words = body.input_value()
    page.get_by_label("Account number").fill("12345")
    body.fill("Please call us about **{{overdue.total}}** today.\n\n" + words)
    expect(preview.locator("main")).to_contain_text("Please call us about")
    expect(preview.locator("svg").first).to_be_visible()
    looks_right(page, page.url, picture)

    page.goto(page.url)
    page.locator("#body").fill("Dear {{customer.adress}}\n\n" + words)
    page.get_by_role("button", name="Save as version 2").click()
    expect(page.get_by_role("alert")).to_contain_text("Line 1: {{customer.adress}} is not known.")
    expect(page.locator("#body-error")).to_contain_text("{{customer.adress}}")
    page.locator("#body").fill("Please call us about **{{overdue.total}}** today.\n\n" + words)
    page.get_by_label("What you changed").fill("Ask for a call first")
    page.get_by_role("button", name="Save as version 2").click()
    expect(page.get_by_role("status")).to_have_text("Version 2 is saved and used from now on.")

    page.goto(office.url + "/customers/12345/correspondence/new/suspension-warning")
    expect(page.frame_locator("iframe[name=preview]").locator("main")).to_contain_text("Please call us about")

    page.goto(office.url + "/correspondence-types/suspension-warning/letter/versions")
    expect(page.get_by_text("Ask for a call first").first).to_be_visible()
    looks_right(page, page.url, picture)
    page.goto(office.url + "/correspondence-types/suspension-warning/letter/versions")
    page.get_by_role("link", name="Version 1", exact=True).click()
    expect(page.get_by_text("Added: Please call us about")).to_have_count(1)
    looks_right(page, page.url, picture)
    page.get_by_role("button", name="Restore as a new version").click()
    expect(page.get_by_role("status")).to_have_text("Version 1 is in use again, as version 3.")


@pytest.mark.proves(59, 60)
def test_a_type_that_is_switched_off_is_offered_nowhere(office, page, picture):
    office.sign_in(page, "administrator")
    page.goto(office.url + "/correspondence-types")
    page.get_by_role("button", name=re.compile("Switch off.*Second Reminder")).click()
    expect(page.get_by_role("status")).to_contain_text("Second Reminder is offered nowhere from now on.")
    page.goto(office.url + "/customers/12345")
    expect(page.locator("a[href$='/correspondence/new/first-reminder']")).to_have_count(1)
    expect(page.locator("a[href$='/correspondence/new/second-reminder']")).to_have_count(0)
    page.goto(office.url + "/customers/12345/correspondence/new/second-reminder")
    expect(page.get_by_text("This correspondence type is not available.")).to_be_visible()
    page.goto(office.url + "/correspondence-types/second-reminder")
    looks_right(page, page.url, picture)
    page.goto(office.url + "/correspondence-types")
    page.get_by_role("button", name=re.compile("Switch on.*Second Reminder")).click()
    page.goto(office.url + "/customers/12345")
    expect(page.locator("a[href$='/correspondence/new/second-reminder']")).to_have_count(1)
