"""Starting and stopping an office."""

import json
import pathlib
import signal
import socket
import subprocess

from support.office import ROOT


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
