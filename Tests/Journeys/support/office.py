"""A running office: nginx, the front desk and the back room, as bin/start starts them."""

import os
import pathlib
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request

from support.ports import free_port

ROOT = pathlib.Path(__file__).resolve().parents[3]
BUILDING = 1200  # seconds; a fresh clone is compiled first
STOPPING = 40


class Office:
    """One office with a port and a folder of its own."""

    def __init__(self, folder, *, empty=False, settings=None):
        self.data = folder / "data"
        self.log = folder / "start.log"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.empty = empty
        self.settings = settings or {}
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        """Runs bin/start and returns when the office says that it is well."""
        command = [ROOT / "bin" / "start", "--port", str(self.port), "--data", self.data]
        with self.log.open("ab") as log:
            before = log.tell()
            self.process = subprocess.Popen(
                command + (["--empty"] if self.empty else []),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment(),
                start_new_session=True,
                # Whoever runs the tests in the background has it ignored, and a shell cannot undo that.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            )
        until = time.monotonic() + BUILDING
        # bin/start looks after its three before it says this, and hears Ctrl-C from then on.
        while b"Ctrl-C stops it." not in self.log.read_bytes()[before:] or not self.is_well():
            status = self.process.poll()
            assert status is None, f"bin/start ended with status {status}:\n{self.log.read_text()}"
            if time.monotonic() > until:
                self.stop()
                raise AssertionError(f"no office within {BUILDING} s:\n{self.log.read_text()}")
            time.sleep(0.1)

    def stop(self):
        """Ends bin/start as Ctrl-C would. Returns its status."""
        if self.process is None:
            return None
        process, self.process = self.process, None
        process.send_signal(signal.SIGTERM)
        try:
            return process.wait(STOPPING)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise AssertionError(f"bin/start did not stop within {STOPPING} s:\n{self.log.read_text()}") from None

    def is_well(self):
        try:
            return self.get("/health")[0] == 200
        except OSError:
            return False

    def get(self, path):
        """The status, the headers and the body of an answer, whatever its status."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers, answer.read()

    def administer(self, *words, stdin=None):
        """Runs the administration command on this office and returns what it prints."""
        done = subprocess.run(
            [ROOT / "bin" / "postroom", *words],
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
            env={**self._environment(), "POSTROOM_DATA": str(self.data)},
        )
        assert done.returncode == 0, f"postroom {' '.join(words)} said:\n{done.stdout}{done.stderr}"
        return done.stdout

    def sign_ins(self):
        """Email address and password by title, such as "manager", as bin/start prints them for a sample office."""
        text = (self.data / "sample-sign-ins.txt").read_text()
        password = re.search(r"with the password (\S+) as", text)[1]
        people = re.findall(r"^ +(\S+@\S+) +[^,\n]+, (.+)$", text, re.MULTILINE)
        return {title: (email, password) for email, title in reversed(people)}

    def sign_in(self, page, title="credit controller"):
        """Signs the first of this title in by the form, and ends on the page that follows."""
        email, password = self.sign_ins()[title]
        page.goto(self.url + "/sign-in")
        page.get_by_label("Work email address").fill(email)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(lambda url: "/sign-in" not in url)

    def _environment(self):
        """What this machine has set for a Postroom of its own is left out."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("POSTROOM_")}
        return {**kept, **self.settings}
