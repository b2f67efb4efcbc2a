"""Save as somebody at a desk sees it: the record takes the place of the form, and the browser's buttons go on working."""

import re
import sqlite3

from playwright.sync_api import expect

from support.letters import text_of
from support.look import axe

FORM = "/customers/12345/correspondence/new/overdue-account"
RECORD = re.compile(r"/customers/12345/correspondence/C\d+$")


def test_the_record_takes_the_place_of_the_form(office, page):
    open_form(office, page)
    page.evaluate("scrollTo(0, 400); window.isSameDocument = true")
    page.get_by_role("button", name="Save").dblclick()
    page.wait_for_url(RECORD)
    reference = page.get_by_role("heading", level=1).inner_text()
    assert page.evaluate("window.isSameDocument")
    expect(page).to_have_title(re.compile(re.escape(reference)))
    expect(page.get_by_role("status")).to_have_text(f"Correspondence {reference} has been created.")
    expect(page.locator("#letter .leaf svg")).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.evaluate("scrollY") == 0
    axe(page)

    # It is the page that the office shows, and one letter, however often Save was pressed.
    drawn = page.locator("#letter .leaf svg").inner_html()
    address = page.url
    page.reload()
    assert page.locator("#letter .leaf svg").inner_html() == drawn
    number = int(address.rsplit("C", 1)[1])
    assert page.request.get(re.sub(r"C\d+$", f"C{number + 1:03}", address)).status == 404


def test_back_and_forward_lead_where_they_say(office, page):
    open_form(office, page)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(RECORD)
    reference = page.get_by_role("heading", level=1).inner_text()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overdue Account")
    assert page.url.endswith(FORM)
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text(reference)
    expect(page.locator("#letter .leaf svg")).to_be_visible()


def test_the_menus_of_the_record_work_at_once(office, page):
    open_form(office, page)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(RECORD)
    page.locator("summary").filter(has_text=re.compile(r"^\s*Actions\s*$")).click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Email Correspondence")).to_be_hidden()
    page.get_by_role("button", name="Email", exact=True).click()
    expect(page.locator("#status")).to_have_text("Emailed", timeout=20_000)  # without anybody loading the page


def test_what_is_to_be_put_right_is_said_in_place(office, page):
    open_form(office, page)
    page.get_by_label("Your reference").fill("Bestellung 7")
    page.get_by_label("Letter date").fill("")
    page.get_by_role("button", name="Save").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.get_by_label("Your reference")).to_have_value("Bestellung 7")
    axe(page)
    page.get_by_label("Letter date").fill("2026-11-20")
    expect(page.frame_locator("iframe[name=preview]").locator("svg")).to_be_visible()  # the preview follows again
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(RECORD)


def test_whoever_was_signed_out_meanwhile_signs_in_and_saves_what_they_entered(office, page):
    open_form(office, page)
    with page.expect_response(lambda answer: "/preview" in answer.url):
        page.get_by_label("Your reference").fill("Bestellung 8")
    page.context.clear_cookies()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("You are signed out")
    axe(page)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in, in another tab").click()
    office.sign_in(opened.value)
    opened.value.close()
    expect(page.get_by_label("Your reference")).to_have_value("Bestellung 8")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(RECORD)
    assert "Bestellung 8" in text_of(page.request.get(page.url + "/letter").body())


def test_what_cannot_be_saved_now_is_still_there_to_be_saved_later(office, page):
    open_form(office, page)
    page.get_by_label("Your reference").fill("Bestellung 9")
    database = sqlite3.connect(office.data / "postroom.sqlite", isolation_level=None)
    database.execute("BEGIN IMMEDIATE")
    try:
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("alert")).to_contain_text("Busy at the moment", timeout=30_000)
    finally:
        database.execute("ROLLBACK")
        database.close()
    expect(page.get_by_role("alert")).to_contain_text("What you entered is still here.")
    expect(page.get_by_label("Your reference")).to_have_value("Bestellung 9")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(RECORD)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert "Bestellung 9" in text_of(page.request.get(page.url + "/letter").body())


def test_a_broken_line_saves_in_the_ordinary_way(office, page):
    open_form(office, page)
    page.route(lambda _: True, lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_())
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(RECORD)
    expect(page.locator("#letter .leaf svg")).to_be_visible()


def open_form(office, page):
    office.sign_in(page)
    page.goto(office.url + FORM)
    expect(page.frame_locator("iframe[name=preview]").locator("svg")).to_be_visible()
