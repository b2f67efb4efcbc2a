"""What the mail benches share: an office with emails in the tray, and the runner at work in it."""

import hashlib
import importlib.machinery
import importlib.util
import os
import random
import re
import socket
import sqlite3
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOW = 1_795_165_200  # 20 November 2026, 09:00 in London


def load(name):
    """A neighbour that is a program and no module."""
    path = str(Path(__file__).with_name(name))
    spec = importlib.util.spec_from_loader(name, importlib.machinery.SourceFileLoader(name, path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def runner_binary():
    return os.environ.get("POSTROOM_RUNNER", str(ROOT / ".build/release/postroom-runner"))


def administer(folder, *words):
    """Runs the administration command on a folder."""
    program = Path(runner_binary()).with_name("postroom")
    subprocess.run([program, *words], check=True, stdout=subprocess.DEVNULL,
                   env=dict(os.environ, POSTROOM_DATA=str(folder)))


def sample(folder, customers):
    """The sample office with so many more customers, a fifth of whom owe."""
    administer(folder, "migrate")
    administer(folder, "sample", "--customers", str(customers))


def connect(folder):
    return sqlite3.connect(f"{folder}/postroom.sqlite", isolation_level=None, timeout=30)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def wait_for_port(port):
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.01)


def schema():
    """The migrations as the program ships them."""
    for path in sorted((ROOT / "Sources/Postroom/Schema").glob("Migration[0-9]*.swift")):
        yield re.search(r'"""\n(.*?)\n +"""', path.read_text(), re.S).group(1)


def open_office(folder):
    """A new database with one organisation and one customer who is written to very often."""
    database = sqlite3.connect(f"{folder}/postroom.sqlite", isolation_level=None, timeout=30)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("CREATE TABLE schema_migration(number INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT")
    for number, script in enumerate(schema(), 1):
        database.executescript(script)
        database.execute("INSERT INTO schema_migration VALUES (?, ?)", (number, NOW))
    return database


def fill_tray(database, messages, pdf_size=18_000, seed=1):
    """Correspondence with a PDF of its own each, and an email for each in the tray.

    PDF and words weigh what an Overdue Account letter of twelve invoices does: the email is 30 KB.
    """
    chance = random.Random(seed)
    words = "Our records show that the invoices below are overdue. Please pay them by the date given. ".split()
    text = " ".join(chance.choice(words) for _ in range(175))
    html = "<html><body>" + "".join(f"<p style='margin:0 0 12px'>{text[i:i + 160]}</p>" for i in range(0, 960, 64))
    database.execute("BEGIN IMMEDIATE")
    one = lambda sql, *values: database.execute(sql + " RETURNING id", values).fetchone()[0]
    organisation = one("INSERT INTO organisation(code, name, legal_name, currency, sender_name, sender_email)"
                       " VALUES ('calder', 'Calder Fibre', 'Calder Fibre Ltd', 'GBP', 'Calder Fibre',"
                       " 'accounts@calderfibre.example')")
    database.execute("INSERT INTO organisation_version(organisation_id, version, content) VALUES (?, 1, '{}')",
                     (organisation,))
    status = one("INSERT INTO customer_status(organisation_id, name, position) VALUES (?, 'Active', 1)", organisation)
    sort = one("INSERT INTO customer_class(organisation_id, name, position, is_individual,"
               " is_business_debt) VALUES (?, 'Business', 1, 0, 1)", organisation)
    kind = one("INSERT INTO correspondence_type(organisation_id, code, name, class, position, sections)"
               " VALUES (?, 'overdue-account', 'Overdue Account', 'credit control', 1, '[]')", organisation)
    customers = [one("INSERT INTO customer(organisation_id, account_number, account_key, name, name_key, status_id,"
                     " class_id, currency, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'GBP', ?)",
                     organisation, f"A{n}", f"a{n}", f"Sample Customer {n}", f"sample customer {n}", status, sort, NOW) for n in range(messages)]
    for number, customer in enumerate(customers):
        pdf = b"%PDF-1.7\n" + chance.randbytes(pdf_size - 9)
        document = one("INSERT INTO document(organisation_id, customer_id, kind, filename, media_type, size, sha256,"
                       " created_at) VALUES (?, ?, 'letter', 'letter.pdf', 'application/pdf', ?, ?, ?)",
                       organisation, customer, len(pdf), hashlib.sha256(pdf).hexdigest(), NOW)
        database.execute("INSERT INTO document_content(document_id, bytes) VALUES (?, ?)", (document, pdf))
        letter = one("INSERT INTO correspondence(organisation_id, customer_id, number, type_id, date, status,"
                     " document_id, form_token, created_at, organisation_version)"
                     " VALUES (?, ?, 1, ?, '2026-11-20', 'ready', ?, ?, ?, 1)",
                     organisation, customer, kind, document, f"form {number}", NOW)
        message = one("INSERT INTO message(organisation_id, customer_id, correspondence_id, channel, state,"
                      " message_key, send_token, sender_name, sender, recipient_name, recipient, subject,"
                      " priority, due_at, give_up_at, created_at)"
                      " VALUES (?, ?, ?, 'email', 'queued', ?, ?, 'Calder Fibre', 'accounts@calderfibre.example',"
                      " ?, ?, 'Your account is overdue', 2, ?, ?, ?)",
                      organisation, customer, letter, f"key{number:06d}", f"send {number}",
                      f"Sample Customer {number}", f"customer{number}@customer.example",
                      NOW - 60, int(time.time()) + 259_200, NOW)
        database.execute("INSERT INTO message_words(message_id, text, html) VALUES (?, ?, ?)", (message, text, html))
        database.execute("INSERT INTO message_attachment VALUES (?, 1, ?, 'A1-C001-overdue-account.pdf')",
                         (message, document))
    database.execute("COMMIT")


def tally(database):
    return dict(database.execute("SELECT state, messages FROM message_tally WHERE messages > 0"))


def start_runner(folder, port, connections=8, core=None, log=None, **settings):
    """Without a port, emails go into the folder's outbox."""
    environment = dict(os.environ, POSTROOM_DATA=str(folder), POSTROOM_SMTP_CONNECTIONS=str(connections), **settings)
    if port is not None:
        environment |= dict(POSTROOM_SMTP_HOST="127.0.0.1", POSTROOM_SMTP_PORT=str(port), POSTROOM_SMTP_SECURITY="none")
    pinned = ["taskset", "-c", str(core)] if core is not None else []
    return subprocess.Popen(pinned + [runner_binary()], env=environment, stderr=log or subprocess.DEVNULL)


def cpu_seconds(process):
    fields = Path(f"/proc/{process.pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mib(process):
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024
