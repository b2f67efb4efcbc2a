"""Default Values: the settings of a form under a name, saved, loaded and deleted."""

import re

import pytest
from playwright.sync_api import expect

from support.look import looks_right


def open_menu(page):
    menu = page.locator("main details.menu").filter(has_text="Default Values")
    menu.locator("summary").click()
    return menu


def seen_everywhere(page, picture):
    """The page that is open at every width and in every theme; on a desk again afterwards."""
    address = page.url
    looks_right(page, address, picture)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)


def fill_in(page, office):
    office.sign_in(page)
    page.goto(office.url + "/bulk-mailings/new")
    page.get_by_label("Correspondence Type").select_option("Second Reminder")
    page.get_by_label("Create and Email").check()
    page.get_by_label("Unpaid amount from").fill("50")
    page.get_by_label("Disputed").select_option("Must not have")
    lacks = page.locator("section", has=page.get_by_role("heading", name="Has Not Received Correspondence"))
    lacks.get_by_label("First Reminder").check()
    lacks.get_by_label("Sent no more than").fill("7")


def holds(page):
    """Whether the form is as `fill_in` left it."""
    expect(page.get_by_label("Correspondence Type").locator("option:checked")).to_have_text("Second Reminder")
    expect(page.get_by_label("Create and Email")).to_be_checked()
    expect(page.get_by_label("Unpaid amount from")).to_have_value("50")
    expect(page.get_by_label("Disputed").locator("option:checked")).to_have_text("Must not have")
    lacks = page.locator("section", has=page.get_by_role("heading", name="Has Not Received Correspondence"))
    expect(lacks.get_by_label("First Reminder")).to_be_checked()
    expect(lacks.get_by_label("Sent no more than")).to_have_value("7")


@pytest.mark.proves(170, 171, 172, 173, 174, 175, 176, 177)
def test_a_chase_is_saved_loaded_and_deleted(office, page, picture):
    fill_in(page, office)
    menu = open_menu(page)
    menu.get_by_label("Save these settings as").fill("Second reminder, weekly")
    menu.get_by_label("Save these settings as").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Saved as “Second reminder, weekly”.")
    holds(page)

    page.goto(office.url + "/bulk-mailings/new")
    expect(page.get_by_label("Unpaid amount from")).to_have_value("")
    menu = open_menu(page)
    menu.get_by_label("Saved settings").select_option("Second reminder, weekly")
    menu.get_by_role("button", name="Load").click()
    expect(page.get_by_role("status")).to_contain_text("Loaded “Second reminder, weekly”")
    holds(page)
    seen_everywhere(page, picture)
    page.get_by_role("button", name="Select Customers").click()
    expect(page).to_have_url(re.compile("/confirm$"))

    page.goto(office.url + "/bulk-mailings/new")
    menu = open_menu(page)
    menu.get_by_role("button", name="Delete…").click()
    seen_everywhere(page, picture)
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Deleted “Second reminder, weekly”.")
    expect(open_menu(page).get_by_label("Saved settings")).to_have_count(0)


def test_a_set_is_overwritten_and_return_in_the_form_does_not_save(office, page_without_javascript):
    page = page_without_javascript
    office.sign_in(page, "manager")
    for amount in ("10", "20"):
        page.goto(office.url + "/quick-search")
        page.get_by_label("Unpaid amount from").fill(amount)
        menu = open_menu(page)
        menu.get_by_label("Save these settings as").fill("Large ones")
        menu.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overwrite “Large ones”?")
    page.get_by_role("button", name="Overwrite").click()
    expect(page.get_by_label("Unpaid amount from")).to_have_value("20")
    page.get_by_label("Unpaid amount from").press("Enter")
    expect(page.locator("#found")).to_have_text(re.compile("customers? match"))
    assert "form_token" not in page.url


def test_send_letters_opens_with_the_set_named_new(office, page):
    office.sign_in(page, "administrator")
    page.goto(office.url + "/send-letters")
    page.get_by_label("Correspondence Type").select_option("Failed Payment")
    menu = open_menu(page)
    menu.get_by_label("Save these settings as").fill("New")
    menu.get_by_role("button", name="Save").click()
    page.goto(office.url + "/send-letters")
    expect(page.get_by_label("Correspondence Type").locator("option:checked")).to_have_text("Failed Payment")
    expect(page.get_by_label("Correspondence Date From")).to_have_value(re.compile(r"^\d{4}-\d{2}-01$"))
    expect(page.get_by_text("match", exact=False)).to_have_count(0)
