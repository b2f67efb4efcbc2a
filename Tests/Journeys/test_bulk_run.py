"""A letter to many: from the form to the last email, through payments, kills and second thoughts."""

import collections
import re
import subprocess

import pytest
from playwright.sync_api import expect

from support.look import looks_right
from support.mail import MailServer
from support.mailing import change, counts, create, days_pass, finished, listed, rows, select, wait_until
from test_starting import child_of


@pytest.fixture
def own_office(new_office):
    """A sample office of one's own whose mail goes to a server of its own."""
    with MailServer() as server:
        office = new_office(settings=server.settings)
        office.start()
        yield office, server


@pytest.mark.proves(91, 95, 96, 102, 113, 143, 144, 145, 146, 147, 149)
def test_everybody_who_owes_is_emailed_without_opening_one_record(own_office, page, picture):
    office, server = own_office
    lengthen_an_address(office)
    office.sign_in(page)
    select(page, office, "Overdue Account", "Create and Email", overdue_from="0.01")
    accounts = listed(page)
    assert len(accounts) > 3
    boxes = page.locator("table.tick-list input[type=checkbox]")
    boxes.nth(1).uncheck()
    number = create(page)
    expect(page.get_by_role("main")).to_contain_text("Letters are being emailed.")
    expect(page.get_by_role("link", name="Another Bulk Mailing")).to_have_attribute("href", "/bulk-mailings/new")
    finished(page)
    expect(page).to_have_title(re.compile("^Finished"))
    picture(page, "finished")
    failed = unprintable(office, number)
    assert len(failed) == 1
    expect(page.locator("#items-list")).to_contain_text("The address takes 11 lines")
    wanted = [account for place, account in enumerate(accounts) if place != 1 and account not in failed]
    server.wait_for(len(wanted))
    expect(page.locator("#progress")).to_contain_text(re.compile(rf"Emailed\s*{len(wanted)}"))
    letters = rows(office, "SELECT c.account_number, k.number, k.status FROM correspondence k"
                   " JOIN customer c ON c.id = k.customer_id WHERE k.bulk_mailing_id = ?", number)
    assert sorted(account for account, _, _ in letters) == sorted(wanted)
    assert {status for _, _, status in letters} == {"emailed"}
    attached = collections.Counter(name for one in server.deliveries for name in one.attachments())
    assert len(attached) == len(wanted) and all(name.endswith("-overdue-account.pdf") for name in attached)

    looks_right(page, f"{office.url}/bulk-mailings/{number}", picture)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")
    page.goto(f"{office.url}/bulk-mailings/{number}")
    page.get_by_role("link", name=re.compile("^Unticked")).click()
    expect(page.locator("#items-list")).to_contain_text(accounts[1])
    looks_right(page, f"{office.url}/customers/{accounts[0]}/bulk-mailings", picture)
    expect(page.locator("tbody")).to_contain_text("Created")
    assert counts(office, number)["created"] == len(wanted)


@pytest.mark.proves(101, 111, 148)
def test_create_alone_sends_nothing_and_says_so(own_office, page):
    office, server = own_office
    office.sign_in(page)
    select(page, office, "First Reminder", "Create", overdue_from="0.01")
    wanted = len(listed(page))
    number = create(page)
    expect(page.get_by_role("main")).to_contain_text(
        "Correspondence has not been automatically sent - please check and send.")
    finished(page)
    assert counts(office, number)["created"] == wanted - len(unprintable(office, number))
    assert rows(office, "SELECT count(*) FROM message") == [(0,)] and server.deliveries == []
    assert rows(office, "SELECT DISTINCT status, document_id IS NOT NULL FROM correspondence"
                " WHERE bulk_mailing_id = ?", number) == [("ready", 1)]


@pytest.mark.proves(150, 151, 152, 153)
def test_statements_begin_where_the_last_ended_or_with_the_first_invoice_or_last_month(own_office, page):
    office, _ = own_office
    office.sign_in(page)
    with_invoices = "SELECT id FROM customer c WHERE email_classes & 1 AND receives_email AND EXISTS (" \
        "SELECT 1 FROM invoice i WHERE i.customer_id = c.id AND i.status <> 'void') ORDER BY id LIMIT 2"
    (first,), (second,) = rows(office, with_invoices)
    change(office, f"DELETE FROM allocation WHERE invoice_id IN (SELECT id FROM invoice WHERE customer_id = {second})",
           f"UPDATE invoice SET status = 'void', outstanding = 0 WHERE customer_id = {second}")
    numbers = [account for (account,) in rows(
        office, f"SELECT account_number FROM customer WHERE id IN ({first}, {second})")]

    def statements():
        page.goto(office.url + "/bulk-mailings/new")
        page.get_by_role("button", name="Mail Accounts").click()
        page.get_by_label("Correspondence Type").select_option(label="Statement of Account")
        page.get_by_label("Account Numbers").fill("\n".join(numbers))
        page.get_by_role("button", name="Confirm Customers").last.click()
        number = create(page)
        finished(page)
        return dict(rows(office, "SELECT customer_id, period_from FROM correspondence WHERE bulk_mailing_id = ?", number))

    begun = statements()
    ((earliest,),) = rows(office, f"SELECT min(date) FROM invoice WHERE customer_id = {first} AND status <> 'void'")
    ((month_before,),) = rows(office, "SELECT date('now', 'start of month', '-1 month')")
    assert begun[first] == earliest and begun[second] == month_before
    change(office, "UPDATE correspondence SET period_to = date('now', '-10 days')")
    ((day_after,),) = rows(office, "SELECT date('now', '-9 days')")
    assert set(statements().values()) == {day_after}


@pytest.mark.proves(155, 161, 163, 164, 165, 166, 167)
def test_reminders_in_stages_reach_exactly_those_who_should_get_them(own_office, page):
    office, server = own_office
    office.sign_in(page, "manager")

    def run(kind, **filters):
        select(page, office, kind, "Create and Email", **filters)
        accounts = set(listed(page))
        number = create(page)
        finished(page)
        accounts -= set(unprintable(office, number))
        wait_until(lambda: counts(office, number)["emailed"] == len(accounts))
        return accounts, number

    def pay(account):
        """All that is owed, by hand."""
        (owed,), = rows(office, "SELECT sum(i.outstanding) FROM invoice i JOIN customer c ON c.id = i.customer_id"
                        " WHERE c.account_number = ? AND i.status <> 'void' AND i.currency = c.currency", account)
        page.goto(f"{office.url}/customers/{account}/payments/new")
        page.get_by_label("Amount").fill(f"{owed / 100:.2f}")
        page.get_by_role("button", name="Add payment").click()
        wait_until(lambda: rows(
            office, "SELECT overdue FROM customer WHERE account_number = ?", account) == [(0,)])

    everybody = {account for (account,) in rows(
        office, "SELECT c.account_number FROM customer c JOIN customer_status s ON s.id = c.status_id"
        " JOIN organisation o ON o.id = c.organisation_id WHERE c.overdue > 0 AND c.email_classes & 2"
        " AND c.receives_email AND s.allows_correspondence AND o.code = 'calder' AND NOT EXISTS ("
        " SELECT 1 FROM customer_flag f JOIN flag g ON g.id = f.flag_id WHERE f.customer_id = c.id"
        " AND g.name = 'Breathing space')")}
    first, number = run("First Reminder", overdue_from="0.01")
    assert first == everybody - set(unprintable(office, number)) and len(first) >= 4

    # Five days on somebody is reminded once more by hand; two days later two have paid.
    days_pass(office, 5)
    again, payer, late_payer, *rest = sorted(first)
    page.goto(f"{office.url}/customers/{again}/correspondence/new/first-reminder")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Email", exact=True).click()
    wait_until(lambda: rows(office, "SELECT count(*) FROM correspondence k JOIN customer c ON c.id = k.customer_id"
                            " WHERE c.account_number = ? AND k.emailed_at IS NOT NULL", again) == [(2,)])
    days_pass(office, 2)
    pay(payer)
    stage = {"had": ("First Reminder", {"least": 7}), "lacks": ("First Reminder", {"most": 7})}
    second, number = run("Second Reminder", overdue_from="0.01", **stage)
    assert second == first - {again, payer}

    # Why her, why not him.
    wait_until(lambda: rows(office, "SELECT explained_at IS NOT NULL FROM bulk_mailing WHERE id = ?", number) == [(1,)])
    for account, words in [(payer, "Nothing overdue"), (again, "First Reminder was sent on")]:
        page.goto(f"{office.url}/customers/{account}/bulk-mailings")
        expect(page.locator("tbody tr").first).to_contain_text(words)
        expect(page.locator("tbody tr").first).to_contain_text("Not matched")

    # A week later the firmest letter goes to whoever has still not paid; the other one catches up with the second.
    days_pass(office, 7)
    pay(late_payer)
    firm, _ = run("Suspension Warning", overdue_from="0.01", had=("Second Reminder", {"least": 7}),
                  lacks=("Second Reminder", {"most": 7}))
    assert firm == second - {late_payer}
    third, _ = run("Second Reminder", overdue_from="0.01", had=("First Reminder", {"least": 7}),
                   lacks=("Second Reminder", {}))
    assert third == {again}
    received = collections.Counter(one.recipients[0] for one in server.deliveries)
    assert sum(received.values()) == len(first) + 1 + len(second) + len(firm) + len(third)


@pytest.mark.timeout(400)
def test_nothing_is_lost_or_sent_twice_when_the_runner_is_killed(new_office, page):
    with MailServer() as server:
        office = new_office(settings=server.settings)
        office.start()
        office.administer("sample", "--customers", "5000")
        lengthen_an_address(office)
        office.sign_in(page)
        select(page, office, "Overdue Account", "Create and Email", overdue_from="0.01")
        wanted = len(listed(page))
        assert wanted > 300
        number = create(page)
        page.goto("about:blank")  # a page that asks while nobody answers complains
        kills = 5
        for kill in range(kills):
            so_many = (kill + 1) * wanted // (kills + 2)
            wait_until(lambda: len(server.deliveries) >= so_many or counts(office, number)["created"] == wanted)
            subprocess.run(["kill", "-KILL", str(child_of(office, "postroom-runner"))], check=True)
            assert office.process.wait(40) == 1
            office.process = None
            so_far = counts(office, number)
            assert so_far["created"] == rows(
                office, "SELECT count(*) FROM correspondence WHERE bulk_mailing_id = ?", number)[0][0]
            assert so_far["created"] + so_far["failed"] + so_far["skipped"] <= so_far["listed"]
            office.start()
        wait_until(lambda: counts(office, number)["state"] == "done", 120)
        resting = "SELECT count(*) FROM message WHERE state IN ('queued','sending','deferred')"
        wait_until(lambda: rows(office, resting) == [(0,)], 120)

        made = counts(office, number)
        assert made["created"] + made["skipped"] + made["failed"] == wanted
        assert made["failed"] == len(unprintable(office, number)) == 1
        each = rows(office, "SELECT customer_id, count(*) FROM correspondence WHERE bulk_mailing_id = ? GROUP BY 1", number)
        assert len(each) == made["created"] and all(count == 1 for _, count in each)
        states = dict(rows(office, "SELECT m.state, count(*) FROM message m GROUP BY m.state"))
        arrived = collections.Counter(one.message["Message-ID"] for one in server.deliveries)
        assert all(count == 1 for count in arrived.values()), "nothing was sent twice"
        assert set(states) <= {"sent", "uncertain"} and sum(states.values()) == made["created"]
        senders = 4
        assert states.get("uncertain", 0) <= kills * senders
        assert states["sent"] <= len(arrived) <= sum(states.values())
        assert made["emailed"] == states["sent"]
        assert rows(office, "PRAGMA integrity_check") == [("ok",)]


def test_a_run_whose_emails_wait_does_not_say_finished_and_goes_on_by_itself(own_office, page, picture):
    office, server = own_office
    server.answer = "451 4.7.1 Come back later"
    office.sign_in(page)
    select(page, office, "Overdue Account", "Create and Email", overdue_from="0.01")
    number = create(page)
    expect(page.get_by_role("main")).to_contain_text("Letters are being emailed.")
    wanted = len(listed_letters(office, number))
    expect(page.locator("#status")).to_have_text(f"Created, {wanted} emails wait", timeout=30_000)
    expect(page.locator("#progress")).to_contain_text(re.compile(rf"On the way\s*{wanted}"))
    looks_right(page, f"{office.url}/bulk-mailings/{number}?part=on-the-way", picture)
    expect(page.locator("#items-list tbody tr").first).to_contain_text("451 4.7.1 Come back later")
    page.goto(office.url + "/bulk-mailings")
    expect(page.locator("tbody tr").first).to_contain_text("Emailing")

    page.goto(f"{office.url}/bulk-mailings/{number}")
    server.answer = "250 2.0.0 kept"
    change(office, "UPDATE message SET due_at = 0 WHERE state = 'deferred'")
    finished(page)
    expect(page.locator("#progress")).not_to_contain_text("On the way")
    assert counts(office, number)["emailed"] == wanted


def listed_letters(office, number):
    """The letters of a run, once all of them are made."""
    wait_until(lambda: counts(office, number)["state"] == "done")
    return rows(office, "SELECT id FROM correspondence WHERE bulk_mailing_id = ?", number)


def test_a_cancelled_run_stops_and_says_what_had_left(new_office, page):
    with MailServer() as server:
        office = new_office(settings={**server.settings, "POSTROOM_SMTP_RATE": "20"})
        office.start()
        office.administer("sample", "--customers", "1500")
        office.sign_in(page)
        select(page, office, "Overdue Account", "Create and Email", overdue_from="0.01")
        wanted = len(listed(page))
        number = create(page)
        server.wait_for(3)
        page.get_by_role("link", name="Cancel…").click()
        page.get_by_label("Reason").fill("The wrong letter")
        page.get_by_role("button", name="Cancel the bulk mailing").click()
        expect(page.get_by_role("main")).to_contain_text("Nothing more is made")
        wait_until(lambda: rows(office, "SELECT explained_at IS NOT NULL FROM bulk_mailing WHERE id = ?", number) == [(1,)])
        made = counts(office, number)
        assert made["created"] + made["skipped"] + made["failed"] == wanted and made["state"] == "cancelled"
        states = dict(rows(office, "SELECT state, count(*) FROM message GROUP BY state"))
        assert set(states) <= {"sent", "withheld"} and states["sent"] == len(server.deliveries) < wanted


def lengthen_an_address(office):
    """Gives one customer, whose name takes lines of its own, an address that no window of an envelope can show."""
    change(
        office,
        "UPDATE address SET line2 = 'Third Floor (rear entrance beside the old weighbridge of the canal company)',"
        " line3 = 'The Office of the Clerk and Treasurer to the Governors', country = 'United Kingdom'"
        " WHERE customer_id = (SELECT id FROM customer WHERE account_number = '15310')",
    )


def unprintable(office, number):
    """The accounts whose letter could not be made."""
    return [account for (account,) in rows(
        office, "SELECT c.account_number FROM bulk_item i JOIN customer c ON c.id = i.customer_id"
        " WHERE i.mailing_id = ? AND i.outcome = 3", number)]
