"""Bulk mailings as somebody makes them, and what the database says became of them."""

import re
import sqlite3
import time

from playwright.sync_api import expect


def select(page, office, kind, action, **filters):
    """Fills the form by what its labels say and selects the customers; ends on the list, or where it was refused.

    - `had`, `lacks`: a type and the days, such as ("First Reminder", {"least": 7}).
    """
    page.goto(office.url + "/bulk-mailings/new")
    page.get_by_label("Correspondence Type").select_option(label=kind)
    page.get_by_role("radio", name=re.compile(f"^{action}(?! and)")).check()
    for name in ("had", "lacks"):
        if name in filters:
            letter, days = filters.pop(name)
            part = page.locator(f"section:has(#{name}_mode)")
            part.get_by_role("checkbox", name=letter, exact=True).check()
            for end, number in days.items():
                page.locator(f"#{name}_{end}").fill(str(number))
    for name, value in filters.items():
        page.locator(f"#{name}").fill(str(value))
    page.get_by_role("button", name="Select Customers").last.click()


def listed(page):
    """The account numbers on the list, once all of it is there."""
    expect(page.get_by_role("button", name="Create Letters")).to_be_visible()
    page.wait_for_load_state()
    return page.locator("table.tick-list tbody td:first-child").all_inner_texts()


def create(page):
    """Presses Create Letters and returns the run's number."""
    page.get_by_role("button", name="Create Letters").click()
    page.wait_for_url(re.compile(r"/bulk-mailings/\d+$"))
    return int(page.url.rsplit("/", 1)[1])


def finished(page, patience=60):
    """Waits on the run's page, which refreshes by itself, until it says that it has finished."""
    expect(page.locator("#status")).to_have_text(re.compile("^Finished"), timeout=patience * 1000)


def rows(office, question, *values):
    with sqlite3.connect(f"file:{office.data}/postroom.sqlite?mode=ro", uri=True, timeout=20) as database:
        return database.execute(question, values).fetchall()


def change(office, *statements):
    """Changes what no page can: the days that have passed."""
    with sqlite3.connect(office.data / "postroom.sqlite", timeout=20) as database:
        for statement in statements:
            database.execute(statement)
    database.close()


def days_pass(office, days):
    """Everything that was sent was sent so many days earlier."""
    seconds = days * 86_400
    change(
        office,
        f"UPDATE last_received SET first_at = first_at - {seconds}, last_at = last_at - {seconds}",
        f"UPDATE correspondence SET created_at = created_at - {seconds}, emailed_at = emailed_at - {seconds},"
        f" last_sent_at = last_sent_at - {seconds}, date = date(date, '-{days} days')",
        f"UPDATE message SET created_at = created_at - {seconds}, sent_at = sent_at - {seconds},"
        f" settled_at = settled_at - {seconds}",
    )


def counts(office, number):
    """The counts of a run by name."""
    names = ["listed", "unticked", "left_off", "not_matched", "created", "failed", "skipped", "kept_for_post", "emailed",
             "undelivered", "state"]
    (found,) = rows(office, f"SELECT {', '.join(names)} FROM bulk_mailing WHERE id = ?", number)
    return dict(zip(names, found))


def wait_until(is_so, patience=60):
    until = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.05)
