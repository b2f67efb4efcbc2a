"""A clerk without a browser: signs in and sends forms over HTTP, many times a second where that is wanted."""

import http.client
import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from html import unescape


class Clerk:
    def __init__(self, office, title="credit controller"):
        self.office = office
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()), _Stay())
        email, password = office.sign_ins()[title]
        page = self.get("/sign-in")[1]
        self.post("/sign-in", {**hidden(page), "email": email, "password": password})

    def get(self, path):
        """Status and page."""
        return self._ask(urllib.request.Request(self.office.url + path))

    def post(self, path, fields):
        """Status and page, or the address that the answer leads to."""
        return self._ask(
            urllib.request.Request(
                self.office.url + path, data=urllib.parse.urlencode(fields, doseq=True).encode(), method="POST"))

    def letter_form(self, account, type_code="overdue-account"):
        """The address and the fields of a new letter's form, as the browser would send it untouched."""
        address = f"/customers/{account}/correspondence/new/{type_code}"
        status, page = self.get(address)
        assert status == 200, f"{status} for {address}"
        form = page[page.index('id="draft"'):page.index("</form>", page.index('id="draft"'))]
        fields = hidden(form)
        for name, value in re.findall(r'type="date" id="(\w+)" name="\w+" value="([^"]*)"', form):
            fields[name] = value
        fields["invoices"] = re.findall(r'type="checkbox" name="invoices" value="(\d+)" checked', form)
        return address, fields

    def _ask(self, request):
        try:
            with self.opener.open(request, timeout=20) as answer:
                return answer.status, answer.headers.get("Location") or answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers.get("Location") or answer.read().decode()
        except (OSError, http.client.HTTPException):
            return 0, ""


def hidden(page):
    """The hidden fields of a form."""
    return {name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)}


class _Stay(urllib.request.HTTPRedirectHandler):
    """Does not follow: the answer to a form is what counts."""

    def redirect_request(self, *_):
        return None
