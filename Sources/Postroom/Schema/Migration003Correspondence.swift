/// Types, templates, correspondence, and the send ledger.
enum Migration003Correspondence {
    static let script = """
        CREATE TABLE template(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          code             TEXT NOT NULL,             -- 'overdue-account'
          kind             TEXT NOT NULL CHECK( kind = 'letter' OR kind = 'email' OR kind = 'sms' ),
          name             TEXT NOT NULL,
          current_version  INTEGER NOT NULL DEFAULT 1,
          UNIQUE (organisation_id, code, kind)
        ) STRICT;
        -- Never changed once written: what a letter was made from can always be read again.
        CREATE TABLE template_version(
          id               INTEGER PRIMARY KEY,
          template_id      INTEGER NOT NULL REFERENCES template(id),
          version          INTEGER NOT NULL,
          subject          TEXT NOT NULL,             -- heading of a letter, subject of an email; Mustache
          body             TEXT NOT NULL,             -- Mustache over Markdown
          created_at       INTEGER NOT NULL,
          created_by       INTEGER REFERENCES staff(id), -- NULL: shipped with Postroom
          UNIQUE (template_id, version)
        ) STRICT;

        CREATE TABLE correspondence_type(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          code             TEXT NOT NULL,             -- 'overdue-account'
          name             TEXT NOT NULL,
          purpose          TEXT NOT NULL DEFAULT '',  -- when to use it, one sentence
          class            TEXT NOT NULL
                           CHECK( class = 'billing' OR class = 'credit control' OR class = 'customer services' OR class = 'marketing' ),
          is_available     INTEGER NOT NULL DEFAULT 1,
          position         INTEGER NOT NULL,
          sections         TEXT NOT NULL,             -- JSON list of content sections, in order
          is_bulk_safe     INTEGER NOT NULL DEFAULT 0,
          shows_period     INTEGER NOT NULL DEFAULT 0,
          in_send_letters  INTEGER NOT NULL DEFAULT 0,
          trigger          TEXT NOT NULL DEFAULT '',  -- event that makes it by itself; empty: none
          letter_template_id INTEGER REFERENCES template(id), -- NULL: no letter (Copy Invoices)
          email_template_id  INTEGER REFERENCES template(id),
          version          INTEGER NOT NULL DEFAULT 1,
          UNIQUE (organisation_id, code)
        ) STRICT;

        CREATE TABLE correspondence(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          customer_id      INTEGER NOT NULL REFERENCES customer(id),
          number           INTEGER NOT NULL CHECK( number > 0 ), -- 1 is shown as C001; never reused
          type_id          INTEGER NOT NULL REFERENCES correspondence_type(id),
          date             TEXT NOT NULL,             -- YYYY-MM-DD, as printed
          status           TEXT NOT NULL DEFAULT 'pending'
                           CHECK( status = 'pending' OR status = 'ready' OR status = 'failed' OR status = 'awaiting approval' OR status = 'emailed' OR status = 'posted' OR status = 'delivered' OR status = 'not sent' ),
          origin           TEXT NOT NULL DEFAULT 'manual'
                           CHECK( origin = 'manual' OR origin = 'bulk' OR origin = 'ad hoc' OR origin = 'automatic' OR origin = 'collection' OR origin = 'plan' ),
          content          TEXT NOT NULL,             -- JSON, frozen at creation: see FrozenContent
          amount           INTEGER,                   -- what it asks for, minor units; NULL: asks for nothing
          currency         TEXT,
          template_version_id INTEGER REFERENCES template_version(id), -- of the letter
          organisation_version INTEGER NOT NULL,      -- whose name, address and bank details it bears
          document_id      INTEGER REFERENCES document(id), -- the current PDF; NULL until made
          failure          TEXT NOT NULL DEFAULT '',  -- why no PDF could be made
          form_token       TEXT NOT NULL UNIQUE,      -- one form makes one correspondence, however often it is sent
          created_at       INTEGER NOT NULL,
          created_by       INTEGER REFERENCES staff(id), -- NULL: Postroom itself
          emailed_at       INTEGER,
          posted_at        INTEGER,
          delivered_at     INTEGER,
          downloaded_at    INTEGER,
          delivery_problem INTEGER NOT NULL DEFAULT 0, -- an address bounced or refused
          deleted_at       INTEGER,
          version          INTEGER NOT NULL DEFAULT 1,
          UNIQUE (customer_id, number),
          FOREIGN KEY (organisation_id, organisation_version)
            REFERENCES organisation_version(organisation_id, version)
        ) STRICT;
        CREATE INDEX correspondence_customer ON correspondence(customer_id, id);
        CREATE INDEX correspondence_pending ON correspondence(id) WHERE status = 'pending';
        CREATE INDEX correspondence_recent ON correspondence(organisation_id, id);

        CREATE TABLE correspondence_invoice(
          correspondence_id INTEGER NOT NULL REFERENCES correspondence(id),
          invoice_id       INTEGER NOT NULL REFERENCES invoice(id),
          PRIMARY KEY (correspondence_id, invoice_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX correspondence_invoice_invoice ON correspondence_invoice(invoice_id);

        -- Every PDF a correspondence ever had; Recreate adds one, nothing takes one away.
        CREATE TABLE correspondence_print(
          id               INTEGER PRIMARY KEY,
          correspondence_id INTEGER NOT NULL REFERENCES correspondence(id),
          version          INTEGER NOT NULL,
          document_id      INTEGER NOT NULL REFERENCES document(id),
          template_version_id INTEGER REFERENCES template_version(id),
          created_at       INTEGER NOT NULL,
          created_by       INTEGER REFERENCES staff(id),
          UNIQUE (correspondence_id, version)
        ) STRICT;

        -- First and last time a customer was sent each type; kept for the staged filters.
        CREATE TABLE last_received(
          customer_id      INTEGER NOT NULL REFERENCES customer(id),
          type_id          INTEGER NOT NULL REFERENCES correspondence_type(id),
          first_at         INTEGER NOT NULL,
          last_at          INTEGER NOT NULL,
          PRIMARY KEY (customer_id, type_id)
        ) STRICT, WITHOUT ROWID;

        -- THE SEND LEDGER. One message for each (correspondence, recipient, channel) and sending.
        CREATE TABLE message(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          customer_id      INTEGER NOT NULL REFERENCES customer(id),
          correspondence_id INTEGER REFERENCES correspondence(id),
          channel          TEXT NOT NULL CHECK( channel = 'email' OR channel = 'post' OR channel = 'sms' ),
          state            TEXT NOT NULL
                           CHECK( state = 'new' OR state = 'queued' OR state = 'sending' OR state = 'sent' OR state = 'deferred' OR state = 'failed' OR state = 'uncertain' OR state = 'delivered' OR state = 'bounced' OR state = 'withheld' ),
          message_key      TEXT NOT NULL UNIQUE,      -- the left half of Message-ID, stable over every try
          send_token       TEXT NOT NULL,             -- one press of Email: a double click finds it taken
          sender_name      TEXT NOT NULL DEFAULT '',
          sender           TEXT NOT NULL DEFAULT '',
          reply_to         TEXT NOT NULL DEFAULT '',
          recipient_name   TEXT NOT NULL DEFAULT '',
          recipient        TEXT NOT NULL,
          contact_point_id INTEGER REFERENCES contact_point(id),
          subject          TEXT NOT NULL DEFAULT '',
          priority         INTEGER NOT NULL DEFAULT 1, -- 0 a person is waiting, 1 usual, 2 bulk
          due_at           INTEGER NOT NULL,          -- not to be tried before
          give_up_at       INTEGER NOT NULL,          -- no retry after
          attempts         INTEGER NOT NULL DEFAULT 0,
          claimed_by       TEXT,                      -- worker and its process; NULL: in nobody's hands
          claimed_at       INTEGER,
          last_reply       TEXT NOT NULL DEFAULT '',  -- the other server's words
          created_at       INTEGER NOT NULL,
          created_by       INTEGER REFERENCES staff(id),
          sent_at          INTEGER,
          settled_at       INTEGER,                   -- when it came to an end, good or bad
          UNIQUE (send_token, channel, recipient)
        ) STRICT;
        CREATE INDEX message_tray ON message(priority, due_at, id) WHERE state IN ('queued','deferred');
        CREATE INDEX message_correspondence ON message(correspondence_id);
        CREATE INDEX message_state ON message(organisation_id, state, id);
        CREATE INDEX message_recent ON message(organisation_id, id);

        -- What a message says, apart: its state changes often and its words never, and a row is written whole.
        CREATE TABLE message_words(
          message_id       INTEGER PRIMARY KEY REFERENCES message(id),
          text             TEXT NOT NULL,             -- plain text as sent
          html             TEXT NOT NULL DEFAULT ''   -- HTML as sent; empty: text only
        ) STRICT;

        CREATE TABLE message_attachment(
          message_id       INTEGER NOT NULL REFERENCES message(id),
          position         INTEGER NOT NULL,
          document_id      INTEGER NOT NULL REFERENCES document(id),
          filename         TEXT NOT NULL,             -- as the recipient sees it
          PRIMARY KEY (message_id, position)
        ) STRICT, WITHOUT ROWID;

        -- Every try: written before the bytes leave, settled after.
        CREATE TABLE attempt(
          message_id       INTEGER NOT NULL REFERENCES message(id),
          number           INTEGER NOT NULL,
          worker           TEXT NOT NULL,
          boot_id          TEXT NOT NULL,
          started_at       INTEGER NOT NULL,
          settled_at       INTEGER,                   -- NULL: in flight
          outcome          TEXT CHECK( outcome = 'sent' OR outcome = 'deferred' OR outcome = 'failed' OR outcome = 'uncertain' ),
          code             INTEGER,                   -- SMTP reply code; NULL: there was none
          reply            TEXT NOT NULL DEFAULT '',
          PRIMARY KEY (message_id, number)
        ) STRICT, WITHOUT ROWID;

        -- How many messages lie in each tray: kept, so that no page counts a table.
        CREATE TABLE message_tally(
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          state            TEXT NOT NULL,
          messages         INTEGER NOT NULL DEFAULT 0,
          PRIMARY KEY (organisation_id, state)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER message_added AFTER INSERT ON message BEGIN
          INSERT INTO message_tally(organisation_id, state, messages) VALUES (NEW.organisation_id, NEW.state, 1)
          ON CONFLICT (organisation_id, state) DO UPDATE SET messages = messages + 1;
        END;
        CREATE TRIGGER message_moved AFTER UPDATE OF state ON message WHEN OLD.state <> NEW.state BEGIN
          UPDATE message_tally SET messages = messages - 1
            WHERE organisation_id = OLD.organisation_id AND state = OLD.state;
          INSERT INTO message_tally(organisation_id, state, messages) VALUES (NEW.organisation_id, NEW.state, 1)
          ON CONFLICT (organisation_id, state) DO UPDATE SET messages = messages + 1;
        END;
        CREATE TRIGGER customer_added AFTER INSERT ON customer BEGIN
          INSERT INTO customer_tally(organisation_id, status_id, customers) VALUES (NEW.organisation_id, NEW.status_id, 1)
          ON CONFLICT (organisation_id, status_id) DO UPDATE SET customers = customers + 1;
        END;
        CREATE TRIGGER customer_moved AFTER UPDATE OF status_id ON customer WHEN OLD.status_id <> NEW.status_id BEGIN
          UPDATE customer_tally SET customers = customers - 1
            WHERE organisation_id = OLD.organisation_id AND status_id = OLD.status_id;
          INSERT INTO customer_tally(organisation_id, status_id, customers) VALUES (NEW.organisation_id, NEW.status_id, 1)
          ON CONFLICT (organisation_id, status_id) DO UPDATE SET customers = customers + 1;
        END;
        """
}
