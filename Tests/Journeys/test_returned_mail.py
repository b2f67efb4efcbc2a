"""What comes back: a bounce by the pipe, an address that is blocked, and its owner who brings it back by a link."""

import re

import pytest
from playwright.sync_api import expect

from support.browser import visitor
from test_first_letter import email_it, write_overdue_account

SYSTEM = "MAILER-DAEMON@mx.example"


@pytest.mark.proves(42, 44)
def test_a_bounce_marks_the_letter_and_its_owner_brings_the_address_back(browser, posting_office, smtp_server, page):
    with visitor(browser) as desk:
        posting_office.sign_in(desk, "administrator")
        desk.goto(posting_office.url + "/organisation/deliveries")
        desk.get_by_label("Return address").fill("returns@post.calderfibre.example")
        desk.get_by_role("button", name="Save").click()
        expect(desk.get_by_role("main")).to_contain_text("returns+0000…@post.calderfibre.example")

    before = len(smtp_server.deliveries)
    reference = write_overdue_account(posting_office, page, "13106")
    email_it(page)
    letter = page.url
    delivery = smtp_server.wait_for(before + 1)[before]
    assert re.fullmatch(r"returns\+[0-9a-f]{32}@post\.calderfibre\.example", delivery.sender)

    said = posting_office.administer("bounce", stdin=bounce(delivery))
    assert said.startswith("hard: message")
    assert "known already" in posting_office.administer("bounce", stdin=bounce(delivery))
    forged = bounce(delivery).replace(delivery.sender, f"returns+{'0' * 32}@post.calderfibre.example")
    forged = re.sub(r"Message-ID: <[0-9a-f]{32}@", f"Message-ID: <{'0' * 32}@", forged).replace("<b1@", "<b2@")
    assert "no message of ours" in posting_office.administer("bounce", stdin=forged)

    page.goto(letter)
    expect(page.get_by_role("main")).to_contain_text("Bounced")
    expect(page.get_by_role("main")).to_contain_text("550 5.1.1 No such user here")

    page.get_by_role("link", name="Messages").click()
    page.get_by_role("row").filter(has_text=delivery.recipients[0]).first.get_by_role("link").first.click()
    expect(page.get_by_role("main")).to_contain_text("Hard bounce, returned mail")
    page.get_by_role("main").get_by_role("link", name="Help").click()
    expect(page.get_by_role("main")).to_contain_text("When an email comes back")

    recipient = delivery.recipients[0]
    customer = letter.split("/correspondence")[0]
    page.goto(customer)
    todos = page.locator("section", has=page.get_by_role("heading", name="TODOs"))
    expect(todos).to_contain_text(f"Email to {recipient} bounced: 550 5.1.1 No such user here")
    page.goto(customer + "/contacts")
    page.get_by_role("link", name=recipient).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(recipient)
    expect(page.get_by_role("main")).to_contain_text("Blocked")
    before = len(smtp_server.deliveries)
    page.get_by_role("button", name="Send verification link").click()
    asked = smtp_server.wait_for(before + 1)[before]
    assert reference.split("/")[0] not in asked.text

    link = re.search(r"/verify/[0-9a-f]{32}", asked.text)[0]
    address = page.url
    with visitor(browser) as owner:
        owner.goto(posting_office.url + link)
        expect(owner.get_by_role("heading", level=1)).to_have_text("Confirm your email address")
        page.goto(address)
        expect(page.get_by_role("main")).to_contain_text("Blocked")
        owner.get_by_role("button", name="Confirm").click()
        expect(owner.get_by_role("heading", level=1)).to_have_text("Your email address is confirmed")
        owner.goto(posting_office.url + link)
        expect(owner.get_by_role("heading", level=1)).to_have_text("This link has been used already")
    page.goto(address)
    expect(page.get_by_role("main")).to_contain_text("Verified")
    assert link not in page.content()
    page.goto(customer)
    expect(todos).not_to_contain_text(f"Email to {recipient} bounced")


def bounce(delivery):
    """The bounce of a delivery, as the recipient's server would send it."""
    return f"""Return-Path: <>
From: {SYSTEM} (Mail Delivery System)
To: <{delivery.sender}>
Subject: Undelivered Mail Returned to Sender
Message-ID: <b1@mx.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {delivery.recipients[0]}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 No such user here

--b
Content-Type: text/rfc822-headers

Message-ID: {delivery.message["Message-ID"]}
To: {delivery.recipients[0]}

--b--
"""
