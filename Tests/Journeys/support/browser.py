"""The browser of Debian, and people at it."""

import contextlib
import shutil
import urllib.parse

from playwright.sync_api import sync_playwright


@contextlib.contextmanager
def chromium():
    """One browser for the whole run."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert program, "there is no chromium here: bin/setup --tests installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextlib.contextmanager
def visitor(browser, **options):
    """A page of somebody with no cookies. What the page complains of to its console fails the journey.

    A page may ask nobody but this machine for anything.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", **options)
    context.set_default_timeout(10_000)
    page = context.new_page()
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(f"asked {request.url}") if _is_foreign(request.url) else None)
    page.on("response", lambda answer: complaints.append(f"{answer.status} {answer.url}") if _is_broken(answer) else None)
    try:
        yield page
    finally:
        context.close()
    assert not complaints, complaints


def _is_complaint(said):
    # What a page of an error is, the journey knows; a broken picture or stylesheet is seen by its answer.
    return said.type == "error" and not said.text.startswith("Failed to load resource")


def _is_foreign(url):
    address = urllib.parse.urlsplit(url)
    return address.scheme in ("http", "https", "ws", "wss") and address.hostname != "127.0.0.1"


def _is_broken(answer):
    # A form saved in place is answered as it would be otherwise: 422 where something is to be put right, 403 where its
    # session is over, 503 where it cannot be done now.
    if answer.request.resource_type == "fetch" and answer.status in (403, 422, 503):
        return False
    return answer.status >= 400 and answer.request.resource_type != "document"
