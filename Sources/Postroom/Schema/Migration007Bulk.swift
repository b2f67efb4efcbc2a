/// One letter for many: who was picked, why, and what became of each.
enum Migration007Bulk {
    static let script = """
        CREATE TABLE bulk_mailing(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          type_id          INTEGER NOT NULL REFERENCES correspondence_type(id),
          action           TEXT NOT NULL CHECK( action = 'create' OR action = 'create and email' ),
          mode             TEXT NOT NULL CHECK( mode = 'filters' OR mode = 'accounts' ),
          filter           TEXT NOT NULL,             -- JSON, see CustomerFilter; what they were picked by
          entries          TEXT NOT NULL,             -- JSON list of name and value: the form as it was sent
          dates            TEXT NOT NULL DEFAULT '{}', -- JSON, what every letter says alike, by the section's key
          texts            TEXT NOT NULL DEFAULT '{}',
          unknown_accounts TEXT NOT NULL DEFAULT '[]', -- JSON list of what was pasted and nobody has
          state            TEXT NOT NULL DEFAULT 'selected'
                           CHECK( state = 'selected' OR state = 'running' OR state = 'done' OR state = 'cancelled' ),
          form_token       TEXT NOT NULL UNIQUE,      -- one form makes one list, however often it is sent
          created_at       INTEGER NOT NULL,          -- when the customers were selected
          created_by       INTEGER REFERENCES staff(id),
          today            TEXT NOT NULL,             -- YYYY-MM-DD, the day that "days ago" is counted from
          started_at       INTEGER,                   -- NULL: Create Letters was not pressed yet
          started_by       INTEGER REFERENCES staff(id),
          ended_at         INTEGER,                   -- when the last letter was made, or somebody cancelled
          worked           INTEGER NOT NULL DEFAULT 0, -- seconds spent making letters, for the rate
          explained_to     INTEGER NOT NULL DEFAULT 0, -- customers up to this id have their reason written down
          explained_at     INTEGER,                   -- NULL: not all of them yet
          -- Kept with the items, in the same transactions. To be made: listed - unticked.
          listed           INTEGER NOT NULL DEFAULT 0,
          unticked         INTEGER NOT NULL DEFAULT 0,
          left_off         INTEGER NOT NULL DEFAULT 0,
          not_matched      INTEGER NOT NULL DEFAULT 0,
          created          INTEGER NOT NULL DEFAULT 0,
          failed           INTEGER NOT NULL DEFAULT 0,
          skipped          INTEGER NOT NULL DEFAULT 0,
          kept_for_post    INTEGER NOT NULL DEFAULT 0, -- of those created: their customer wants post
          emailed          INTEGER NOT NULL DEFAULT 0, -- of those created: a mail server took one of its messages
          undelivered      INTEGER NOT NULL DEFAULT 0, -- of those created: an address refused or bounced
          version          INTEGER NOT NULL DEFAULT 1
        ) STRICT;
        CREATE INDEX bulk_mailing_recent ON bulk_mailing(organisation_id, id);
        CREATE INDEX bulk_mailing_at_work ON bulk_mailing(id)
          WHERE state = 'running' OR (started_at IS NOT NULL AND explained_at IS NULL);

        -- One row for each customer a mailing looked at, in the order of the list.
        CREATE TABLE bulk_item(
          mailing_id       INTEGER NOT NULL REFERENCES bulk_mailing(id),
          position         INTEGER NOT NULL,
          customer_id      INTEGER NOT NULL,          -- of customer, and picked there; to look each up again would cost
                                                      -- as much as all the rest of a long list
          outcome          INTEGER NOT NULL,          -- see BulkItem.Outcome
          reason           INTEGER NOT NULL DEFAULT 0, -- see BulkItem.Reason
          detail           INTEGER,                   -- an amount, a moment, a day, an id, as the reason says
          correspondence_id INTEGER REFERENCES correspondence(id),
          failure          TEXT NOT NULL DEFAULT '',  -- in words, where no reason fits
          PRIMARY KEY (mailing_id, position)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX bulk_item_customer ON bulk_item(customer_id, mailing_id);
        CREATE INDEX bulk_item_outcome ON bulk_item(mailing_id, outcome, position);
        CREATE INDEX bulk_item_kept ON bulk_item(mailing_id, reason, position) WHERE reason >= 50;

        ALTER TABLE correspondence ADD COLUMN bulk_mailing_id INTEGER REFERENCES bulk_mailing(id); -- NULL: by itself
        CREATE INDEX correspondence_bulk_undelivered ON correspondence(bulk_mailing_id, id)
          WHERE bulk_mailing_id IS NOT NULL AND delivery_problem = 1;
        CREATE TRIGGER correspondence_bulk_emailed AFTER UPDATE OF emailed_at ON correspondence
          WHEN NEW.bulk_mailing_id IS NOT NULL AND OLD.emailed_at IS NULL AND NEW.emailed_at IS NOT NULL BEGIN
          UPDATE bulk_mailing SET emailed = emailed + 1 WHERE id = NEW.bulk_mailing_id;
        END;
        CREATE TRIGGER correspondence_bulk_problem AFTER UPDATE OF delivery_problem ON correspondence
          WHEN NEW.bulk_mailing_id IS NOT NULL AND OLD.delivery_problem <> NEW.delivery_problem BEGIN
          UPDATE bulk_mailing SET undelivered = undelivered + (NEW.delivery_problem - OLD.delivery_problem)
          WHERE id = NEW.bulk_mailing_id;
        END;
        -- What was never emailed, and what was: Send Letters walks along these alone.
        CREATE INDEX correspondence_unsent ON correspondence(organisation_id, date, id, type_id, customer_id,
          bulk_mailing_id) WHERE deleted_at IS NULL AND emailed_at IS NULL;
        CREATE INDEX correspondence_emailed ON correspondence(organisation_id, date, id, type_id, customer_id,
          bulk_mailing_id) WHERE deleted_at IS NULL AND emailed_at IS NOT NULL;

        -- One press of Email Letters or Email Bills: what the runner is to put into the tray, and what became of it.
        CREATE TABLE letter_order(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          kind             TEXT NOT NULL CHECK( kind = 'letters' OR kind = 'bills' ),
          state            TEXT NOT NULL DEFAULT 'running'
                           CHECK( state = 'running' OR state = 'done' OR state = 'cancelled' ),
          form_token       TEXT NOT NULL UNIQUE,      -- one form makes one order, however often it is sent
          seen             INTEGER NOT NULL,          -- newest message when the list was shown; what was sent since stays
          created_at       INTEGER NOT NULL,
          created_by       INTEGER REFERENCES staff(id),
          ended_at         INTEGER,                   -- when the last one was dealt with, or somebody cancelled
          -- Kept with the items, in the same transactions. Still to come: chosen - the others.
          chosen           INTEGER NOT NULL,
          queued           INTEGER NOT NULL DEFAULT 0,
          skipped          INTEGER NOT NULL DEFAULT 0,
          failed           INTEGER NOT NULL DEFAULT 0,
          cancelled        INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX letter_order_recent ON letter_order(organisation_id, kind, id);
        CREATE INDEX letter_order_running ON letter_order(id) WHERE state = 'running';
        CREATE TABLE letter_order_item(
          order_id         INTEGER NOT NULL REFERENCES letter_order(id),
          position         INTEGER NOT NULL,
          customer_id      INTEGER NOT NULL REFERENCES customer(id),
          correspondence_id INTEGER REFERENCES correspondence(id), -- NULL: bills, before their letter is made
          outcome          INTEGER NOT NULL DEFAULT 0, -- see LetterOrder.Outcome
          reason           TEXT NOT NULL DEFAULT '',  -- why not; empty where it was queued
          PRIMARY KEY (order_id, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX letter_order_item_outcome ON letter_order_item(order_id, outcome, position);
        CREATE INDEX letter_order_item_waiting ON letter_order_item(correspondence_id) WHERE outcome = 0;
        -- The invoices whose bills an item is to email.
        CREATE TABLE letter_order_invoice(
          order_id         INTEGER NOT NULL REFERENCES letter_order(id),
          position         INTEGER NOT NULL,
          invoice_id       INTEGER NOT NULL REFERENCES invoice(id),
          PRIMARY KEY (order_id, position, invoice_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX letter_order_invoice_invoice ON letter_order_invoice(invoice_id);

        -- The settings of a form under a name.
        CREATE TABLE default_value_set(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          screen           TEXT NOT NULL,             -- 'bulk-mailings', 'quick-search', 'send-letters'
          owner_id         INTEGER NOT NULL REFERENCES staff(id),
          is_shared        INTEGER NOT NULL DEFAULT 0,
          name             TEXT NOT NULL,
          name_key         TEXT NOT NULL,             -- folded: names differ by more than their case
          fields           TEXT NOT NULL,             -- JSON list of name and value, as the form sends them
          updated_at       INTEGER NOT NULL,
          version          INTEGER NOT NULL DEFAULT 1,
          UNIQUE (organisation_id, screen, owner_id, name_key)
        ) STRICT;

        -- What a customer pays from. Only masked numbers are kept.
        CREATE TABLE direct_debit_account(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          customer_id      INTEGER NOT NULL REFERENCES customer(id),
          account_key      TEXT NOT NULL,             -- the customer's, for the order of the list
          holder           TEXT NOT NULL,             -- in whose name the account is
          number_end       TEXT NOT NULL,             -- the account number's last four digits
          sort_code_end    TEXT NOT NULL DEFAULT '',  -- its last two digits
          reference        TEXT NOT NULL DEFAULT '',  -- the mandate's, as the provider knows it
          collection_order INTEGER NOT NULL DEFAULT 1,
          is_active        INTEGER NOT NULL DEFAULT 1,
          form_token       TEXT NOT NULL UNIQUE,      -- one form adds one, however often it is sent
          created_at       INTEGER NOT NULL,
          version          INTEGER NOT NULL DEFAULT 1
        ) STRICT;
        CREATE INDEX direct_debit_account_customer ON direct_debit_account(customer_id, id);
        CREATE INDEX direct_debit_account_list ON direct_debit_account(organisation_id, account_key, id);
        CREATE INDEX direct_debit_account_recent ON direct_debit_account(organisation_id, id);
        CREATE TABLE payment_card(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          customer_id      INTEGER NOT NULL REFERENCES customer(id),
          account_key      TEXT NOT NULL,
          holder           TEXT NOT NULL,
          number_end       TEXT NOT NULL,             -- last four digits
          expires          TEXT NOT NULL DEFAULT '',  -- YYYY-MM
          reference        TEXT NOT NULL DEFAULT '',  -- the provider's
          is_active        INTEGER NOT NULL DEFAULT 1,
          form_token       TEXT NOT NULL UNIQUE,
          created_at       INTEGER NOT NULL,
          version          INTEGER NOT NULL DEFAULT 1
        ) STRICT;
        CREATE INDEX payment_card_customer ON payment_card(customer_id, id);
        CREATE INDEX payment_card_list ON payment_card(organisation_id, account_key, id);
        CREATE INDEX payment_card_recent ON payment_card(organisation_id, id);

        -- Counts every change of a correspondence type, so that who keeps a list of them knows when it is old.
        ALTER TABLE organisation ADD COLUMN types_version INTEGER NOT NULL DEFAULT 1;
        CREATE TRIGGER correspondence_type_added AFTER INSERT ON correspondence_type BEGIN
          UPDATE organisation SET types_version = types_version + 1 WHERE id = NEW.organisation_id;
        END;
        CREATE TRIGGER correspondence_type_changed AFTER UPDATE ON correspondence_type BEGIN
          UPDATE organisation SET types_version = types_version + 1 WHERE id = NEW.organisation_id;
        END;
        CREATE TRIGGER correspondence_type_removed AFTER DELETE ON correspondence_type BEGIN
          UPDATE organisation SET types_version = types_version + 1 WHERE id = OLD.organisation_id;
        END;

        ALTER TABLE invoice ADD COLUMN emailed_at INTEGER; -- when its bill was last handed to a mail server; NULL: never
        CREATE TRIGGER correspondence_bills_emailed AFTER UPDATE OF emailed_at ON correspondence
          WHEN NEW.emailed_at IS NOT NULL AND NEW.document_id IS NULL BEGIN
          UPDATE invoice SET emailed_at = NEW.last_sent_at WHERE id IN (
            SELECT invoice_id FROM correspondence_invoice WHERE correspondence_id = NEW.id AND document_id IS NOT NULL);
        END;
        UPDATE invoice SET emailed_at = sent.at FROM (
          SELECT l.invoice_id AS invoice, max(k.last_sent_at) AS at FROM correspondence k
          JOIN correspondence_invoice l ON l.correspondence_id = k.id
          WHERE k.emailed_at IS NOT NULL AND k.document_id IS NULL AND l.document_id IS NOT NULL GROUP BY l.invoice_id
        ) sent WHERE invoice.id = sent.invoice;
        CREATE INDEX invoice_bill_unsent ON invoice(organisation_id, date, id)
          WHERE document_id IS NOT NULL AND emailed_at IS NULL AND status <> 'void';
        CREATE INDEX invoice_bill_sent ON invoice(organisation_id, date, id)
          WHERE document_id IS NOT NULL AND emailed_at IS NOT NULL AND status <> 'void';
        """
}
