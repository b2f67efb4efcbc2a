"""What journeys start from: offices, people at browsers, a mail server, pictures."""

import re

import pytest

from support.browser import chromium, visitor
from support.mail import MailServer
from support.office import Office


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    """The sample office, with the folder carrier. Journeys share it, so each uses customers of its own."""
    with Office(tmp_path_factory.mktemp("office")) as running:
        yield running


@pytest.fixture(scope="session")
def smtp_server():
    with MailServer() as server:
        yield server


@pytest.fixture(scope="session")
def posting_office(tmp_path_factory, smtp_server):
    """The sample office, with its mail going to the mail server."""
    with Office(tmp_path_factory.mktemp("posting-office"), settings=smtp_server.settings) as running:
        yield running


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory):
    """An office that nobody has worked in yet."""
    with Office(tmp_path_factory.mktemp("empty-office"), empty=True) as running:
        yield running


@pytest.fixture
def new_office(tmp_path, office):
    """Makes an office for one journey alone, not started yet; whatever runs is stopped at the end.

    The shared office runs by then, so everything is built before the journey's own time begins.
    """
    made = []

    def make(**options):
        folder = tmp_path / f"office-{len(made)}"
        folder.mkdir()
        made.append(Office(folder, **options))
        return made[-1]

    yield make
    for one in made:
        one.stop()


@pytest.fixture(scope="session")
def browser():
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser):
    """Somebody with no cookies, at a desk."""
    with visitor(browser) as opened:
        yield opened


@pytest.fixture
def page_without_javascript(browser):
    """The same, where scripts are switched off."""
    with visitor(browser, java_script_enabled=False) as opened:
        yield opened


@pytest.fixture
def picture(request, tmp_path_factory):
    """Takes a picture of a page into the run's own folder and returns its path."""
    folder = tmp_path_factory.getbasetemp() / "pictures"
    folder.mkdir(exist_ok=True)

    def take(page, name):
        file = folder / f"{re.sub(r'[^A-Za-z0-9]+', '-', request.node.name)}-{name}.png"
        page.screenshot(path=file, full_page=True)
        return file

    return take
