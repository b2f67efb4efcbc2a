"""Starting and stopping an office."""

import json
import os
import pathlib
import pty
import select
import shlex
import signal
import socket
import subprocess

import pytest

from support.office import ROOT, Office


def test_the_office_says_that_it_is_well(office):
    status, headers, body = office.get("/health")
    assert status == 200
    assert headers.get_content_type() == "application/json"
    assert isinstance(json.loads(body), dict)


def test_a_port_that_is_taken_is_named(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = start("--port", str(port), "--data", tmp_path / "data")
    assert refused.returncode == 1
    assert f"Something else is listening on port {port}." in refused.stderr


def test_a_folder_that_is_in_use_is_named(office, tmp_path):
    refused = start("--port", "1", "--data", office.data)
    assert refused.returncode == 1
    assert f"Another Postroom is running on {office.data}." in refused.stderr


def test_what_makes_no_sense_is_said_before_anything_is_done(tmp_path):
    for words in (["--port", "eighty"], ["--port"], ["--bogus"], ["--port", "65536"]):
        refused = start("--data", tmp_path / "data", *words)
        assert refused.returncode == 1
        assert refused.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()


def test_when_one_process_dies_the_others_stop_and_it_is_named(new_office):
    office = new_office()
    office.start()
    runner = child_of(office, "postroom-runner")
    subprocess.run(["kill", "-KILL", str(runner)], check=True)
    assert office.process.wait(40) == 1
    assert "postroom-runner was killed by signal 9" in office.log.read_text()
    assert not office.is_well()


def test_it_stops_when_asked_and_starts_again_on_the_same_data(new_office):
    office = new_office()
    office.start()
    before = office.sign_ins()
    assert office.stop() == 0
    assert not office.is_well()
    office.start()
    assert office.sign_ins() == before
    assert before
    office.process.send_signal(signal.SIGINT)
    assert office.process.wait(40) == 0


def test_an_empty_office_says_how_somebody_can_sign_in_until_somebody_can(tmp_path):
    with Office(tmp_path, empty=True) as office:
        said = office.log.read_text()
        program = f"POSTROOM_DATA={office.data} "
        commands = [shlex.split(line) for line in said.splitlines() if program in line]
        assert [words[2] for words in commands] == ["add-organisation", "add-staff"]
        assert f"POSTROOM_PUBLIC_URL={office.url}" in office.administer("check")
        office.administer(*commands[0][2:])
        office.administer(*commands[1][2:], stdin="a long enough password\n")
        assert office.administer("first-steps") == ""


def test_a_folder_without_an_office_is_named_with_what_to_do(office, tmp_path):
    said = subprocess.run(
        [ROOT / "bin" / "postroom", "check"], capture_output=True, text=True, timeout=60,
        env={**os.environ, "POSTROOM_DATA": str(tmp_path)},
    )
    assert said.returncode == 1
    assert f"There is no database at {tmp_path}/postroom.sqlite." in said.stderr
    assert "POSTROOM_DATA=DIR" in said.stderr


@pytest.mark.parametrize("again, said, code", [
    ("a long enough password", "Ann Able can sign in as ann@able.example.", 0),
    ("a long enough passwort", "The two were not the same, so nobody was added.", 1),
])
def test_a_password_is_typed_twice_and_never_shown(new_office, again, said, code):
    office = new_office()
    office.start()
    terminal, other_end = pty.openpty()
    adding = subprocess.Popen(
        [ROOT / "bin" / "postroom", "add-staff", "ann@able.example", "Ann Able", "staff", "--organisation", "calder"],
        stdin=other_end, stdout=other_end, stderr=other_end, env={**os.environ, "POSTROOM_DATA": str(office.data)},
    )
    os.close(other_end)
    shown = read_until(terminal, "at least 12 characters (it is not shown): ")
    os.write(terminal, b"a long enough password\n")
    shown += read_until(terminal, "The same once more: ")
    os.write(terminal, again.encode() + b"\n")
    shown += read_until(terminal, said)
    assert adding.wait(30) == code
    assert "a long enough" not in shown
    os.close(terminal)


def read_until(terminal, words):
    """What the terminal shows up to these words."""
    shown = ""
    while words not in shown:
        assert select.select([terminal], [], [], 30)[0], f"no “{words}” in {shown!r}"
        try:
            shown += os.read(terminal, 4096).decode()
        except OSError:  # whoever wrote to it has gone
            raise AssertionError(f"no “{words}” in {shown!r}") from None
    return shown


def start(*words):
    return subprocess.run(
        [ROOT / "bin" / "start", *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60
    )


def child_of(office, name):
    """The process id of one of the three, as the kernel has it."""
    start_id = office.process.pid
    children = pathlib.Path(f"/proc/{start_id}/task/{start_id}/children").read_text().split()
    # The kernel keeps fifteen characters of a name.
    return next(int(pid) for pid in children if pathlib.Path(f"/proc/{pid}/comm").read_text().strip() == name[:15])
