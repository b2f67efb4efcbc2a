/// Correspondence in full: what more a letter may hold, what becomes of it, and what makes it by itself.
enum Migration004Delivery {
    static let script = """
        -- Apart, as message_words is: the record's status changes often and its content never, and a row is written
        -- whole.
        CREATE TABLE correspondence_content(
          correspondence_id INTEGER PRIMARY KEY REFERENCES correspondence(id),
          content          TEXT NOT NULL              -- JSON, frozen: see FrozenContent
        ) STRICT;
        INSERT INTO correspondence_content(correspondence_id, content) SELECT id, content FROM correspondence;
        ALTER TABLE correspondence DROP COLUMN content;
        ALTER TABLE correspondence ADD COLUMN period_from TEXT;  -- YYYY-MM-DD; NULL: it covers no period
        ALTER TABLE correspondence ADD COLUMN period_to TEXT;
        ALTER TABLE correspondence ADD COLUMN delivery_method TEXT NOT NULL DEFAULT ''; -- 'post', 'in person', 'other'
        ALTER TABLE correspondence ADD COLUMN delivered_on TEXT; -- YYYY-MM-DD, as recorded; NULL: by itself or not yet

        ALTER TABLE correspondence_type ADD COLUMN recipient_role TEXT NOT NULL DEFAULT '';
        ALTER TABLE correspondence_type ADD COLUMN logs_communication INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE correspondence_type ADD COLUMN completes_todos_on_email INTEGER NOT NULL DEFAULT 0;
        -- What an address that nobody has verified is sent: everything, or word that something is waiting.
        ALTER TABLE correspondence_type ADD COLUMN unverified_email TEXT NOT NULL DEFAULT 'full'
          CHECK( unverified_email = 'full' OR unverified_email = 'notice' );
        ALTER TABLE template_version ADD COLUMN note TEXT NOT NULL DEFAULT ''; -- why it was changed

        CREATE TABLE customer_number(
          id               INTEGER PRIMARY KEY,
          customer_id      INTEGER NOT NULL REFERENCES customer(id),
          number           TEXT NOT NULL,             -- of a telephone, a meter, a line: what the customer is served by
          number_key       TEXT NOT NULL,             -- its letters and digits, lower case
          label            TEXT NOT NULL DEFAULT '',
          status           TEXT NOT NULL DEFAULT 'active' CHECK( status = 'active' OR status = 'ceased' ),
          UNIQUE (customer_id, number_key)
        ) STRICT;

        CREATE TABLE correspondence_payment(
          correspondence_id INTEGER NOT NULL REFERENCES correspondence(id),
          payment_id       INTEGER NOT NULL REFERENCES payment(id),
          PRIMARY KEY (correspondence_id, payment_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX correspondence_payment_payment ON correspondence_payment(payment_id);
        CREATE TABLE correspondence_number(
          correspondence_id INTEGER NOT NULL REFERENCES correspondence(id),
          customer_number_id INTEGER NOT NULL REFERENCES customer_number(id),
          PRIMARY KEY (correspondence_id, customer_number_id)
        ) STRICT, WITHOUT ROWID;

        -- The bill that leaves for a linked invoice, where the type has no letter; NULL: there is none yet.
        ALTER TABLE correspondence_invoice ADD COLUMN document_id INTEGER REFERENCES document(id);

        -- Bills that came in together, and what became of each file.
        CREATE TABLE bill_intake(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          at               INTEGER NOT NULL,
          staff_id         INTEGER REFERENCES staff(id), -- NULL: the drop folder or the command line
          source           TEXT NOT NULL              -- 'upload', 'folder', 'command'
        ) STRICT;
        CREATE INDEX bill_intake_at ON bill_intake(organisation_id, id);
        CREATE TABLE bill_intake_file(
          intake_id        INTEGER NOT NULL REFERENCES bill_intake(id),
          position         INTEGER NOT NULL,
          filename         TEXT NOT NULL,
          invoice_id       INTEGER REFERENCES invoice(id), -- NULL: nobody knows whose bill it is
          outcome          TEXT NOT NULL,             -- 'added', 'replaced', 'unchanged', 'refused'
          reason           TEXT NOT NULL DEFAULT '',  -- why it was refused
          PRIMARY KEY (intake_id, position)
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE payment ADD COLUMN is_auto_top_up INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE payment ADD COLUMN failed_on TEXT; -- YYYY-MM-DD; NULL: it did not fail, or nobody said when
        ALTER TABLE payment ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE payment ADD COLUMN form_token TEXT; -- of the form that added it; NULL: it was imported
        CREATE UNIQUE INDEX payment_form ON payment(form_token) WHERE form_token IS NOT NULL;

        -- The reference rate of the late payment rules.
        CREATE TABLE base_rate(
          from_date        TEXT PRIMARY KEY,          -- YYYY-MM-DD, first day on which it holds
          rate             INTEGER NOT NULL           -- hundredths of a per cent a year
        ) STRICT, WITHOUT ROWID;
        -- Whether final notices reckon with interest and compensation: not at all, in a sentence, or with figures.
        ALTER TABLE organisation ADD COLUMN late_interest TEXT NOT NULL DEFAULT 'off'
          CHECK( late_interest = 'off' OR late_interest = 'mention' OR late_interest = 'charge' );
        -- Where emails that cannot be delivered come back to; empty: to the sender.
        ALTER TABLE organisation ADD COLUMN bounce_address TEXT NOT NULL DEFAULT '';
        ALTER TABLE organisation ADD COLUMN webhook_secret TEXT NOT NULL DEFAULT ''; -- empty: no reports are taken

        -- Whom an email's headers name; empty: its own recipient alone. Who gets it stands in message.
        ALTER TABLE message_words ADD COLUMN shown_to TEXT NOT NULL DEFAULT '';
        ALTER TABLE message_words ADD COLUMN shown_cc TEXT NOT NULL DEFAULT '';

        -- For a bounce that names nothing but the recipient.
        CREATE INDEX message_recipient ON message(lower(recipient), id);
        -- For an address that is taken away.
        CREATE INDEX message_point ON message(contact_point_id) WHERE contact_point_id IS NOT NULL;

        -- What other systems said later about a message: it bounced, it arrived, somebody complained.
        CREATE TABLE delivery_report(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER REFERENCES organisation(id), -- NULL: nobody knows whose it is
          message_id       INTEGER REFERENCES message(id), -- NULL: no message of ours
          contact_point_id INTEGER REFERENCES contact_point(id),
          kind             TEXT NOT NULL,             -- 'hard', 'soft', 'complaint', 'delayed', 'delivered', 'unknown'
          source           TEXT NOT NULL,             -- 'pipe', 'mailbox', 'webhook', 'staff'
          status_code      TEXT NOT NULL DEFAULT '',  -- RFC 3463: '5.1.1'
          diagnostic       TEXT NOT NULL DEFAULT '',  -- the other system's words
          recipient        TEXT NOT NULL DEFAULT '',
          received_at      INTEGER NOT NULL,
          digest           TEXT NOT NULL UNIQUE,      -- of what came in: the same report twice counts once
          staff_id         INTEGER REFERENCES staff(id)
        ) STRICT;
        CREATE INDEX delivery_report_message ON delivery_report(message_id) WHERE message_id IS NOT NULL;
        CREATE INDEX delivery_report_point ON delivery_report(contact_point_id, received_at)
          WHERE contact_point_id IS NOT NULL;

        -- Which signed requests were heard: one that comes again is refused. Kept as long as a signature is good.
        CREATE TABLE webhook_receipt(
          digest           TEXT PRIMARY KEY,          -- of organisation and signature
          received_at      INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX webhook_receipt_received ON webhook_receipt(received_at);

        CREATE TABLE verification_token(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          contact_point_id INTEGER NOT NULL REFERENCES contact_point(id),
          digest           TEXT NOT NULL UNIQUE,      -- SHA-256 of the token, in hex; the token itself is not kept here
          created_at       INTEGER NOT NULL,
          expires_at       INTEGER NOT NULL,
          used_at          INTEGER,                   -- NULL: not used
          used_from        TEXT NOT NULL DEFAULT ''   -- network address
        ) STRICT;
        CREATE INDEX verification_token_point ON verification_token(contact_point_id);

        -- What happened of which letters are made by themselves. One row for each letter that is to be made.
        CREATE TABLE occurrence(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          customer_id      INTEGER NOT NULL REFERENCES customer(id),
          kind             TEXT NOT NULL,             -- 'direct debit failed', 'auto top-up': see Occurrence.Kind
          subject          TEXT NOT NULL,             -- kind of record it happened to
          subject_id       INTEGER NOT NULL,
          type_id          INTEGER NOT NULL REFERENCES correspondence_type(id),
          at               INTEGER NOT NULL,
          handled_at       INTEGER,                   -- NULL: the letter is still to be made
          correspondence_id INTEGER REFERENCES correspondence(id),
          failure          TEXT NOT NULL DEFAULT ''   -- why there is no letter
        ) STRICT;
        CREATE INDEX occurrence_waiting ON occurrence(id) WHERE handled_at IS NULL;
        CREATE INDEX occurrence_subject ON occurrence(subject, subject_id);

        CREATE TABLE todo_rule(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          code             TEXT NOT NULL DEFAULT '',  -- of a rule that Postroom ships; empty: somebody added it
          name             TEXT NOT NULL,
          description      TEXT NOT NULL DEFAULT '',
          todo_kind        TEXT NOT NULL,
          text             TEXT NOT NULL,             -- what the TODO says
          due_days         INTEGER NOT NULL DEFAULT 0, -- from the day on which it happened
          assignee         TEXT NOT NULL DEFAULT 'anyone'
                           CHECK( assignee = 'anyone' OR assignee = 'account manager' OR assignee = 'credit controller' ),
          created_by_event TEXT NOT NULL,             -- an Occurrence.Kind
          completed_by_event TEXT NOT NULL DEFAULT '', -- empty: only somebody completes it
          is_enabled       INTEGER NOT NULL DEFAULT 1,
          enabled_on       TEXT NOT NULL,             -- YYYY-MM-DD; what fell due before that day makes no TODO
          deleted_at       INTEGER,                   -- NULL: it is there; the TODOs it made keep their rule
          version          INTEGER NOT NULL DEFAULT 1
        ) STRICT;
        CREATE UNIQUE INDEX todo_rule_name ON todo_rule(organisation_id, name) WHERE deleted_at IS NULL;
        ALTER TABLE todo ADD COLUMN details TEXT NOT NULL DEFAULT '';
        ALTER TABLE todo ADD COLUMN status TEXT NOT NULL DEFAULT 'open'
          CHECK( status = 'open' OR status = 'in progress' OR status = 'complete' );
        ALTER TABLE todo ADD COLUMN snoozed_until TEXT; -- YYYY-MM-DD, the day it comes back; NULL: it is not asleep
        ALTER TABLE todo ADD COLUMN rule_id INTEGER REFERENCES todo_rule(id); -- NULL: a person added it
        ALTER TABLE todo ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
        UPDATE todo SET status = 'complete' WHERE completed_at IS NOT NULL;
        -- A work list for each question that staff ask, in the order in which it is shown.
        CREATE INDEX todo_work ON todo(organisation_id, due_on, id) WHERE completed_at IS NULL;
        CREATE INDEX todo_mine ON todo(organisation_id, assigned_to, due_on, id) WHERE completed_at IS NULL;
        CREATE INDEX todo_kind ON todo(organisation_id, kind, due_on, id) WHERE completed_at IS NULL;
        CREATE INDEX todo_added ON todo(organisation_id, id) WHERE completed_at IS NULL;
        CREATE INDEX todo_snoozed ON todo(organisation_id, snoozed_until, id)
          WHERE completed_at IS NULL AND snoozed_until IS NOT NULL;
        CREATE INDEX todo_done ON todo(organisation_id, completed_at, id) WHERE completed_at IS NOT NULL;
        CREATE INDEX todo_done_by ON todo(organisation_id, completed_by, completed_at, id)
          WHERE completed_at IS NOT NULL;
        CREATE INDEX todo_done_kind ON todo(organisation_id, kind, completed_at, id) WHERE completed_at IS NOT NULL;
        CREATE INDEX todo_customer ON todo(customer_id, id);
        CREATE INDEX todo_by_rule ON todo(rule_id, subject_id) WHERE completed_at IS NULL AND rule_id IS NOT NULL;
        -- Words of TODOs, for search; derived, can be rebuilt at will. One type reads it: TodoList.
        CREATE VIRTUAL TABLE todo_index USING fts5(text, content = 'todo', content_rowid = 'id', tokenize = 'trigram');
        INSERT INTO todo_index(todo_index) VALUES ('rebuild');
        CREATE TRIGGER todo_indexed AFTER INSERT ON todo BEGIN
          INSERT INTO todo_index(rowid, text) VALUES (NEW.id, NEW.text);
        END;
        CREATE TRIGGER todo_reworded AFTER UPDATE OF text ON todo WHEN OLD.text <> NEW.text BEGIN
          INSERT INTO todo_index(todo_index, rowid, text) VALUES ('delete', OLD.id, OLD.text);
          INSERT INTO todo_index(rowid, text) VALUES (NEW.id, NEW.text);
        END;
        """
}
