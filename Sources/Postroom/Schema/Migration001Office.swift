/// Organisations, staff and their sessions, the audit trail, documents.
enum Migration001Office {
    static let script = """
        CREATE TABLE organisation(
          id               INTEGER PRIMARY KEY,
          code             TEXT NOT NULL UNIQUE,
          name             TEXT NOT NULL CHECK( length(name) > 0 ),
          legal_name       TEXT NOT NULL,
          registered_in    TEXT NOT NULL DEFAULT '',  -- 'England and Wales'
          registered_number TEXT NOT NULL DEFAULT '',
          registered_office TEXT NOT NULL DEFAULT '', -- one line
          vat_number       TEXT NOT NULL DEFAULT '',
          address          TEXT NOT NULL DEFAULT '',  -- one line of the address a line of text
          telephone        TEXT NOT NULL DEFAULT '',
          email            TEXT NOT NULL DEFAULT '',  -- what customers are told to write to
          website          TEXT NOT NULL DEFAULT '',
          time_zone        TEXT NOT NULL DEFAULT 'Europe/London',
          currency         TEXT NOT NULL DEFAULT 'GBP' CHECK( length(currency) = 3 ),
          letter_layout    TEXT NOT NULL DEFAULT 'uk-dl',
          accent_colour    TEXT NOT NULL DEFAULT '1f3a5f', -- RRGGBB
          bank_name        TEXT NOT NULL DEFAULT '',
          bank_account_name TEXT NOT NULL DEFAULT '',
          bank_sort_code   TEXT NOT NULL DEFAULT '',
          bank_account_number TEXT NOT NULL DEFAULT '',
          bank_iban        TEXT NOT NULL DEFAULT '',
          sender_name      TEXT NOT NULL DEFAULT '',  -- From: of emails
          sender_email     TEXT NOT NULL DEFAULT '',  -- From: of emails; empty: nothing can be emailed
          reply_to         TEXT NOT NULL DEFAULT '',
          signatory_name   TEXT NOT NULL DEFAULT '',
          signatory_title  TEXT NOT NULL DEFAULT '',
          ledger_day       TEXT NOT NULL DEFAULT '',  -- day through which customer.overdue was worked out
          version          INTEGER NOT NULL DEFAULT 1
        ) STRICT;

        -- An organisation as it was at each version: what its letters were printed with. Nothing takes one away.
        CREATE TABLE organisation_version(
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          version          INTEGER NOT NULL,
          content          TEXT NOT NULL,             -- JSON: see Organisation+Versions
          PRIMARY KEY (organisation_id, version)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE staff(
          id               INTEGER PRIMARY KEY,
          email            TEXT NOT NULL UNIQUE,      -- lower case
          name             TEXT NOT NULL CHECK( length(name) > 0 ),
          password_digest  TEXT NOT NULL,             -- yescrypt
          role             TEXT NOT NULL CHECK( role = 'staff' OR role = 'manager' OR role = 'administrator' ),
          is_account_manager   INTEGER NOT NULL DEFAULT 0,
          is_credit_controller INTEGER NOT NULL DEFAULT 0,
          may_sign_in      INTEGER NOT NULL DEFAULT 1,
          created_at       INTEGER NOT NULL,          -- unix seconds, UTC, here and below
          version          INTEGER NOT NULL DEFAULT 1
        ) STRICT;

        CREATE TABLE staff_organisation(
          staff_id         INTEGER NOT NULL REFERENCES staff(id),
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          PRIMARY KEY (staff_id, organisation_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE session(
          token_digest     TEXT PRIMARY KEY,          -- SHA-256 of the cookie, in hex
          staff_id         INTEGER NOT NULL REFERENCES staff(id),
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          created_at       INTEGER NOT NULL,
          seen_at          INTEGER NOT NULL,          -- written at most once a minute
          expires_at       INTEGER NOT NULL           -- absolute
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX session_staff ON session(staff_id);

        CREATE TABLE sign_in_failure(
          id               INTEGER PRIMARY KEY,
          subject          TEXT NOT NULL,             -- digest of the email address or of the network address
          failed_at        INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX sign_in_failure_subject ON sign_in_failure(subject, failed_at);

        CREATE TABLE setting(
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          name             TEXT NOT NULL,
          value            TEXT NOT NULL,
          PRIMARY KEY (organisation_id, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE audit(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          at               INTEGER NOT NULL,
          staff_id         INTEGER REFERENCES staff(id), -- NULL: Postroom itself
          action           TEXT NOT NULL,             -- a participle: 'created', 'emailed', 'withheld'
          subject          TEXT NOT NULL,             -- kind of record: 'correspondence', 'message', 'customer'
          subject_id       INTEGER NOT NULL,
          customer_id      INTEGER,                   -- for the customer's history; NULL where none
          summary          TEXT NOT NULL DEFAULT '',
          reason           TEXT NOT NULL DEFAULT '',
          details          TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE INDEX audit_subject ON audit(subject, subject_id, id);
        CREATE INDEX audit_customer ON audit(customer_id, id) WHERE customer_id IS NOT NULL;

        CREATE TABLE document(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          customer_id      INTEGER,                   -- NULL where it belongs to no customer
          kind             TEXT NOT NULL CHECK( kind = 'letter' OR kind = 'bill' OR kind = 'upload' OR kind = 'rejects' ),
          filename         TEXT NOT NULL,
          media_type       TEXT NOT NULL,
          size             INTEGER NOT NULL CHECK( size >= 0 ), -- bytes
          pages            INTEGER,                   -- NULL where it has none
          sha256           TEXT NOT NULL CHECK( length(sha256) = 64 ),
          created_at       INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX document_customer ON document(customer_id, id) WHERE customer_id IS NOT NULL;

        -- Apart from document, so that reading about a document never reads its bytes.
        CREATE TABLE document_content(
          document_id      INTEGER PRIMARY KEY REFERENCES document(id),
          bytes            BLOB NOT NULL
        ) STRICT;

        -- Who is at work: one row a process, rewritten every few seconds.
        CREATE TABLE worker(
          name             TEXT PRIMARY KEY,          -- 'runner'
          process_id       INTEGER NOT NULL,
          boot_id          TEXT NOT NULL,             -- the kernel's; another boot means a power cut lay between
          started_at       INTEGER NOT NULL,
          seen_at          INTEGER NOT NULL,
          note             TEXT NOT NULL DEFAULT ''
        ) STRICT, WITHOUT ROWID;
        """
}
