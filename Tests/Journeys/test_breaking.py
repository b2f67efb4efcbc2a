"""What is left when Postroom is cut off in the middle of its work: everything, once."""

import re
import subprocess
import threading

import pytest
from playwright.sync_api import expect

from support.clerk import Clerk
from support.mailing import counts, create, finished, rows, select, wait_until
from support.office import Office
from test_starting import child_of


def test_letters_saved_while_the_front_desk_is_killed_are_there_once(new_office):
    office = new_office()
    forms, kept = [], {}
    for _ in range(3):
        office.start()
        writers = [threading.Thread(target=write_on, args=(Clerk(office), account, forms, kept), daemon=True)
                   for account in accounts_of(office)]
        for writer in writers:
            writer.start()
        wanted = len(kept) + 6
        wait_until(lambda: len(kept) >= wanted)
        subprocess.run(["kill", "-KILL", str(child_of(office, "postroom-web"))], check=True)
        assert office.process.wait(40) == 1
        office.process = None
        for writer in writers:
            writer.join(30)

    office.start()
    clerk = Clerk(office)
    again = clerk.get("/customers")[1]
    token = again[again.index('name="form_token" value="') + 25:].split('"')[0]
    for address, fields in forms:
        status, leads_to = clerk.post(address, {**fields, "form_token": token})
        assert status == 303 and "/correspondence/C" in leads_to
        assert kept.get(fields["draft_token"], leads_to) == leads_to
    wait_until(lambda: not rows(office, "SELECT 1 FROM correspondence WHERE status = 'pending'"))
    for (account, numbers) in rows(
            office, "SELECT customer_id, group_concat(number) FROM (SELECT * FROM correspondence ORDER BY number)"
            " GROUP BY customer_id"):
        found = [int(number) for number in numbers.split(",")]
        assert found == list(range(1, len(found) + 1)), f"customer {account}"
    tokens = [token for (token,) in rows(office, "SELECT form_token FROM correspondence")]
    assert all(tokens.count(fields["draft_token"]) == 1 for _, fields in forms)
    assert rows(office, "PRAGMA integrity_check") == [("ok",)]


@pytest.fixture
def small_disk(office, tmp_path):
    """A data folder with little room."""
    room = tmp_path / "office-0" / "data"
    room.mkdir(parents=True)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200m", "postroom-journey", room], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("this machine lets nobody mount a small disk")
    yield room
    subprocess.run(["umount", "--lazy", room], check=True)


@pytest.mark.timeout(300)
def test_a_full_disk_is_said_and_loses_nothing(small_disk):
    with Office(small_disk.parent) as office:
        full_disk(office, small_disk)


@pytest.mark.timeout(300)
def test_a_bulk_mailing_waits_for_room_and_goes_on_by_itself(small_disk, page):
    with Office(small_disk.parent) as office:
        office.administer("sample", "--customers", "8000")
        office.sign_in(page)
        select(page, office, "Overdue Account", "Create", overdue_from="0.01")
        number = create(page)
        wait_until(lambda: counts(office, number)["created"] >= 25)
        fill(small_disk / "filler")
        held = counts(office, number)
        assert held["state"] == "running", "there was too little to do"
        page.goto(f"{office.url}/bulk-mailings/{number}")
        expect(page.locator("#progress")).to_contain_text("still to make")
        expect(page.locator("#progress")).to_contain_text(re.compile("wait|room|full"), timeout=30_000)

        (small_disk / "filler").unlink()
        finished(page)
        end = counts(office, number)
        assert end["created"] + end["failed"] + end["skipped"] == end["listed"] and end["created"] > held["created"]
        assert rows(office, "SELECT count(*), count(DISTINCT customer_id) FROM correspondence WHERE bulk_mailing_id"
                    " IS NOT NULL AND document_id IS NOT NULL") == [(end["created"],) * 2]
        assert rows(office, "PRAGMA integrity_check") == [("ok",)]


def full_disk(office, room):
    clerk = Clerk(office)
    account = accounts_of(office)[0]
    address, fields = clerk.letter_form(account)
    before = rows(office, "SELECT count(*) FROM correspondence")
    fill(room / "filler")

    status, page = clerk.post(address, fields)
    assert status == 507, page[:500]
    assert "disk is full" in page and "nothing was saved" in page
    assert rows(office, "SELECT count(*) FROM correspondence") == before

    (room / "filler").unlink()
    status, leads_to = clerk.post(address, fields)
    assert status == 303
    assert clerk.post(address, fields) == (303, leads_to)
    (count,), = before
    assert rows(office, "SELECT count(*) FROM correspondence") == [(count + 1,)]
    assert rows(office, "PRAGMA integrity_check") == [("ok",)]


# Steps


def fill(file):
    """Takes what room there is, to the last byte."""
    with file.open("wb", buffering=0) as filler:
        size = 1 << 20
        while size:
            try:
                filler.write(b"x" * size)
            except OSError:
                size //= 2


def write_on(clerk, account, forms, kept):
    """Writes letters until the desk answers no more. Each form is remembered before it is sent."""
    while True:
        try:
            address, fields = clerk.letter_form(account)
        except AssertionError:
            return
        fields["your_reference"] = str(len(forms))  # the very same is not written a second time
        forms.append((address, fields))
        status, leads_to = clerk.post(address, fields)
        if status != 303:
            return
        kept[fields["draft_token"]] = leads_to


def accounts_of(office):
    """Three customers that have something overdue."""
    return [account for (account,) in rows(
        office, "SELECT c.account_number FROM customer c JOIN organisation o ON o.id = c.organisation_id"
        " JOIN staff_organisation s ON s.organisation_id = o.id JOIN staff p ON p.id = s.staff_id"
        " WHERE c.overdue > 0 AND p.email LIKE 'priya.nair@%' ORDER BY c.id LIMIT 3")]
