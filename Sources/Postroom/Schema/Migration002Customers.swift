/// Customers and what is known about them; invoices, payments and the figures kept from them.
enum Migration002Customers {
    static let script = """
        CREATE TABLE customer_status(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          name             TEXT NOT NULL,
          position         INTEGER NOT NULL,
          is_active        INTEGER NOT NULL DEFAULT 1,
          is_suspended     INTEGER NOT NULL DEFAULT 0,
          allows_correspondence INTEGER NOT NULL DEFAULT 1,
          UNIQUE (organisation_id, name)
        ) STRICT;

        CREATE TABLE customer_class(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          name             TEXT NOT NULL,
          position         INTEGER NOT NULL,
          is_individual    INTEGER NOT NULL,          -- treated by the law as a private person
          is_business_debt INTEGER NOT NULL,          -- the late payment rules may apply
          UNIQUE (organisation_id, name)
        ) STRICT;

        CREATE TABLE customer(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          account_number   TEXT NOT NULL,             -- as written
          account_key      TEXT NOT NULL UNIQUE,      -- lower case; unique over all organisations
          name             TEXT NOT NULL CHECK( length(name) > 0 ),
          name_key         TEXT NOT NULL,             -- folded, for sorting and searching
          status_id        INTEGER NOT NULL REFERENCES customer_status(id),
          class_id         INTEGER NOT NULL REFERENCES customer_class(id),
          kind             TEXT NOT NULL DEFAULT 'company' CHECK( kind = 'company' OR kind = 'resident' ),
          payment_method   TEXT NOT NULL DEFAULT 'bank transfer'
                           CHECK( payment_method = 'direct debit' OR payment_method = 'card' OR payment_method = 'bank transfer' OR payment_method = 'cheque' OR payment_method = 'cash' OR payment_method = 'other' ),
          account_manager_id   INTEGER REFERENCES staff(id), -- NULL: none
          credit_controller_id INTEGER REFERENCES staff(id), -- NULL: none
          currency         TEXT NOT NULL CHECK( length(currency) = 3 ),
          terms            TEXT NOT NULL DEFAULT '',  -- payment terms, as the ledger writes them
          language         TEXT NOT NULL DEFAULT 'en',
          on_hold          INTEGER NOT NULL DEFAULT 0,
          receives_email   INTEGER NOT NULL DEFAULT 1, -- set to receive email correspondence
          marketing_consent INTEGER NOT NULL DEFAULT 0,
          preferred_channel TEXT CHECK( preferred_channel = 'email' OR preferred_channel = 'post' OR preferred_channel = 'sms' OR preferred_channel = 'manual' ), -- NULL: the template decides
          since            TEXT,                      -- YYYY-MM-DD; NULL where not known
          last_number      INTEGER NOT NULL DEFAULT 0, -- highest correspondence number ever allotted
          -- Kept from invoice and payment in the customer's own currency, minor units:
          balance          INTEGER NOT NULL DEFAULT 0, -- what the customer owes; negative: in credit
          unpaid           INTEGER NOT NULL DEFAULT 0,
          unpaid_count     INTEGER NOT NULL DEFAULT 0,
          overdue          INTEGER NOT NULL DEFAULT 0, -- as of organisation.ledger_day
          overdue_count    INTEGER NOT NULL DEFAULT 0,
          oldest_due       TEXT,                      -- due date of the oldest overdue invoice; NULL: nothing is overdue
          created_at       INTEGER NOT NULL,
          version          INTEGER NOT NULL DEFAULT 1
        ) STRICT;
        CREATE INDEX customer_by_account ON customer(organisation_id, account_key);
        CREATE INDEX customer_by_name    ON customer(organisation_id, name_key, id);
        CREATE INDEX customer_by_balance ON customer(organisation_id, balance, id);
        CREATE INDEX customer_by_overdue ON customer(organisation_id, overdue, id);
        CREATE INDEX customer_by_oldest  ON customer(organisation_id, oldest_due, id);
        CREATE INDEX customer_by_status  ON customer(organisation_id, status_id, id);

        -- How many customers there are, by status: kept, so that no page counts a table.
        CREATE TABLE customer_tally(
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          status_id        INTEGER NOT NULL,
          customers        INTEGER NOT NULL DEFAULT 0,
          PRIMARY KEY (organisation_id, status_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE flag(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          name             TEXT NOT NULL,
          is_warning       INTEGER NOT NULL DEFAULT 0, -- shown in the colour of a warning
          UNIQUE (organisation_id, name)
        ) STRICT;
        CREATE TABLE customer_flag(
          customer_id      INTEGER NOT NULL REFERENCES customer(id),
          flag_id          INTEGER NOT NULL REFERENCES flag(id),
          note             TEXT NOT NULL DEFAULT '',
          since            TEXT,                      -- YYYY-MM-DD; NULL: always
          until            TEXT,                      -- YYYY-MM-DD, last day; NULL: open end
          PRIMARY KEY (customer_id, flag_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX customer_flag_flag ON customer_flag(flag_id, customer_id);

        CREATE TABLE address(
          id               INTEGER PRIMARY KEY,
          customer_id      INTEGER NOT NULL REFERENCES customer(id),
          kind             TEXT NOT NULL CHECK( kind = 'billing' OR kind = 'site' OR kind = 'other' ),
          line1            TEXT NOT NULL DEFAULT '',
          line2            TEXT NOT NULL DEFAULT '',
          line3            TEXT NOT NULL DEFAULT '',
          city             TEXT NOT NULL DEFAULT '',
          county           TEXT NOT NULL DEFAULT '',
          postcode         TEXT NOT NULL DEFAULT '',
          country          TEXT NOT NULL DEFAULT '',
          UNIQUE (customer_id, kind)
        ) STRICT;

        CREATE TABLE contact(
          id               INTEGER PRIMARY KEY,
          customer_id      INTEGER NOT NULL REFERENCES customer(id),
          name             TEXT NOT NULL,
          name_key         TEXT NOT NULL,
          salutation       TEXT NOT NULL DEFAULT '',  -- 'Ms Rees'; empty: the name
          job_title        TEXT NOT NULL DEFAULT '',
          is_default       INTEGER NOT NULL DEFAULT 0,
          source           TEXT NOT NULL DEFAULT 'staff', -- 'import' for the one that an import keeps up to date
          version          INTEGER NOT NULL DEFAULT 1
        ) STRICT;
        CREATE INDEX contact_customer ON contact(customer_id, id);

        CREATE TABLE contact_point(
          id               INTEGER PRIMARY KEY,
          customer_id      INTEGER NOT NULL REFERENCES customer(id),
          contact_id       INTEGER REFERENCES contact(id), -- NULL: the customer's own
          kind             TEXT NOT NULL CHECK( kind = 'email' OR kind = 'mobile' OR kind = 'phone' OR kind = 'fax' OR kind = 'web' ),
          value            TEXT NOT NULL,
          value_key        TEXT NOT NULL,             -- lower-case address, digits of a number
          is_default       INTEGER NOT NULL DEFAULT 0,
          -- classes of correspondence it is for; all off: for any
          for_billing      INTEGER NOT NULL DEFAULT 0,
          for_credit_control INTEGER NOT NULL DEFAULT 0,
          for_customer_services INTEGER NOT NULL DEFAULT 0,
          for_marketing    INTEGER NOT NULL DEFAULT 0,
          state            TEXT NOT NULL DEFAULT 'unverified'
                           CHECK( state = 'unverified' OR state = 'verified' OR state = 'suspended' OR state = 'blocked' OR state = 'invalid' ),
          state_reason     TEXT NOT NULL DEFAULT '',
          state_at         INTEGER,                   -- NULL: never changed
          version          INTEGER NOT NULL DEFAULT 1,
          UNIQUE (customer_id, kind, value_key)
        ) STRICT;
        CREATE INDEX contact_point_value ON contact_point(value_key);
        CREATE INDEX contact_point_contact ON contact_point(contact_id);

        CREATE TABLE invoice(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          customer_id      INTEGER NOT NULL REFERENCES customer(id),
          number           TEXT NOT NULL,
          number_key       TEXT NOT NULL,             -- lower case
          date             TEXT NOT NULL,             -- YYYY-MM-DD
          due_date         TEXT NOT NULL,             -- YYYY-MM-DD; overdue from the day after
          amount           INTEGER NOT NULL,          -- minor units; negative: a credit note
          outstanding      INTEGER NOT NULL,
          currency         TEXT NOT NULL CHECK( length(currency) = 3 ),
          reference        TEXT NOT NULL DEFAULT '',
          purchase_order   TEXT NOT NULL DEFAULT '',
          terms            TEXT NOT NULL DEFAULT '',
          status           TEXT NOT NULL DEFAULT 'issued' CHECK( status = 'issued' OR status = 'disputed' OR status = 'void' ),
          document_id      INTEGER REFERENCES document(id), -- the bill; NULL: none yet
          UNIQUE (organisation_id, number_key)
        ) STRICT;
        CREATE INDEX invoice_customer ON invoice(customer_id, date, id);
        CREATE INDEX invoice_open ON invoice(customer_id, due_date) WHERE outstanding <> 0 AND status <> 'void';
        CREATE INDEX invoice_due  ON invoice(organisation_id, due_date) WHERE outstanding <> 0 AND status <> 'void';

        CREATE TABLE payment(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          customer_id      INTEGER NOT NULL REFERENCES customer(id),
          reference        TEXT NOT NULL,             -- ours
          reference_key    TEXT NOT NULL,
          customer_reference TEXT NOT NULL DEFAULT '',
          date             TEXT NOT NULL,             -- YYYY-MM-DD
          amount           INTEGER NOT NULL,          -- minor units; negative: a refund
          unallocated      INTEGER NOT NULL,          -- part not set against an invoice
          currency         TEXT NOT NULL CHECK( length(currency) = 3 ),
          method           TEXT NOT NULL DEFAULT 'other',
          status           TEXT NOT NULL DEFAULT 'taken' CHECK( status = 'pending' OR status = 'taken' OR status = 'failed' OR status = 'reversed' ),
          failure_reason   TEXT NOT NULL DEFAULT '',
          UNIQUE (organisation_id, reference_key)
        ) STRICT;
        CREATE INDEX payment_customer ON payment(customer_id, date, id);

        -- What of a payment is set against which invoice; the invoice's outstanding is less by it.
        CREATE TABLE allocation(
          payment_id       INTEGER NOT NULL REFERENCES payment(id),
          invoice_id       INTEGER NOT NULL REFERENCES invoice(id),
          amount           INTEGER NOT NULL,          -- minor units; 0: meant for the invoice, but nothing could be set
          PRIMARY KEY (payment_id, invoice_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX allocation_invoice ON allocation(invoice_id);

        CREATE TABLE todo(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          customer_id      INTEGER NOT NULL REFERENCES customer(id),
          kind             TEXT NOT NULL DEFAULT 'General',
          text             TEXT NOT NULL,
          subject          TEXT NOT NULL DEFAULT 'customer', -- kind of record it is about
          subject_id       INTEGER NOT NULL,
          due_on           TEXT,                      -- YYYY-MM-DD; NULL: no date
          assigned_to      INTEGER REFERENCES staff(id), -- NULL: anyone
          created_at       INTEGER NOT NULL,
          created_by       INTEGER REFERENCES staff(id), -- NULL: Postroom itself
          completed_at     INTEGER,                   -- NULL: open
          completed_by     INTEGER REFERENCES staff(id),
          completion_note  TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE INDEX todo_open ON todo(customer_id, due_on) WHERE completed_at IS NULL;
        CREATE INDEX todo_subject ON todo(subject, subject_id);

        -- Words of names, for search; derived, can be rebuilt at will. One type reads it: CustomerIndex.
        CREATE VIRTUAL TABLE customer_index USING fts5(name, tokenize = 'trigram', content = '');

        -- How an import read a file of a given shape the last time.
        CREATE TABLE import_mapping(
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          subject          TEXT NOT NULL CHECK( subject = 'accounts' OR subject = 'invoices' OR subject = 'payments' ),
          shape            TEXT NOT NULL,             -- digest of the file's headings
          mapping          TEXT NOT NULL,             -- JSON: our field to their heading, and the date order
          used_at          INTEGER NOT NULL,
          PRIMARY KEY (organisation_id, subject, shape)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE import_run(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          subject          TEXT NOT NULL,
          filename         TEXT NOT NULL,
          at               INTEGER NOT NULL,
          staff_id         INTEGER REFERENCES staff(id), -- NULL: the command line
          added            INTEGER NOT NULL,
          changed          INTEGER NOT NULL,
          unchanged        INTEGER NOT NULL,
          rejected         INTEGER NOT NULL,
          rejects_document_id INTEGER REFERENCES document(id)
        ) STRICT;
        CREATE INDEX import_run_at ON import_run(organisation_id, id);
        """
}
