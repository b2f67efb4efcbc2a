/// What divides customers besides class and status: their group, the building they are in, and when they are billed.
enum Migration012Divisions {
    static let script = """
        CREATE TABLE customer_division(
          id               INTEGER PRIMARY KEY,
          organisation_id  INTEGER NOT NULL REFERENCES organisation(id),
          kind             TEXT NOT NULL CHECK( kind = 'group' OR kind = 'building' OR kind = 'billing cycle' ),
          name             TEXT NOT NULL,
          name_key         TEXT NOT NULL,             -- folded
          UNIQUE (organisation_id, kind, name_key)
        ) STRICT;

        ALTER TABLE customer ADD COLUMN group_id INTEGER REFERENCES customer_division(id);
        ALTER TABLE customer ADD COLUMN building_id INTEGER REFERENCES customer_division(id);
        ALTER TABLE customer ADD COLUMN billing_cycle_id INTEGER REFERENCES customer_division(id);

        -- As before, with the three: all that a filter looks at.
        DROP INDEX customer_selection;
        CREATE INDEX customer_selection ON customer(organisation_id, id, status_id, class_id, kind, payment_method,
          account_manager_id, credit_controller_id, currency, on_hold, receives_email, marketing_consent, email_classes,
          unpaid, overdue, oldest_due, group_id, building_id, billing_cycle_id);
        """
}
