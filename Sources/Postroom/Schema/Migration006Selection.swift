/// What lets customers be picked quickly, however many there are.
enum Migration006Selection {
    static let script = """
        -- The last time it was emailed, posted or delivered; NULL: never.
        ALTER TABLE correspondence ADD COLUMN last_sent_at INTEGER;
        UPDATE correspondence SET last_sent_at = nullif(max(coalesce(emailed_at, 0), coalesce(posted_at, 0),
          coalesce(delivered_at, 0), coalesce((
            SELECT max(m.sent_at) FROM message m WHERE m.correspondence_id = correspondence.id), 0)), 0);

        -- For which classes of correspondence the customer has an address that emails can go to, kept from
        -- contact_point: 1 billing, 2 credit control, 4 customer services, 8 marketing.
        ALTER TABLE customer ADD COLUMN email_classes INTEGER NOT NULL DEFAULT 0;
        CREATE VIEW contact_point_classes AS
          SELECT id, customer_id, CASE WHEN for_billing + for_credit_control + for_customer_services + for_marketing = 0
              THEN 15 ELSE for_billing + 2 * for_credit_control + 4 * for_customer_services + 8 * for_marketing END
            AS classes
          FROM contact_point WHERE kind = 'email' AND (state = 'unverified' OR state = 'verified');
        UPDATE customer SET email_classes = (
          SELECT coalesce(max(classes & 1) + max(classes & 2) + max(classes & 4) + max(classes & 8), 0)
          FROM contact_point_classes v WHERE v.customer_id = customer.id);
        CREATE TRIGGER contact_point_added AFTER INSERT ON contact_point WHEN NEW.kind = 'email' BEGIN
          UPDATE customer SET email_classes = email_classes | classes
          FROM contact_point_classes v WHERE v.id = NEW.id AND customer.id = NEW.customer_id
            AND email_classes | classes <> email_classes;
        END;
        CREATE TRIGGER contact_point_changed AFTER UPDATE OF state, kind, for_billing, for_credit_control,
          for_customer_services, for_marketing ON contact_point WHEN NEW.kind = 'email' OR OLD.kind = 'email' BEGIN
          UPDATE customer SET email_classes = (
            SELECT coalesce(max(classes & 1) + max(classes & 2) + max(classes & 4) + max(classes & 8), 0)
            FROM contact_point_classes v WHERE v.customer_id = NEW.customer_id)
          WHERE id = NEW.customer_id;
        END;
        CREATE TRIGGER contact_point_removed AFTER DELETE ON contact_point WHEN OLD.kind = 'email' BEGIN
          UPDATE customer SET email_classes = (
            SELECT coalesce(max(classes & 1) + max(classes & 2) + max(classes & 4) + max(classes & 8), 0)
            FROM contact_point_classes v WHERE v.customer_id = OLD.customer_id)
          WHERE id = OLD.customer_id;
        END;

        -- All that a filter looks at, so that a million customers are walked through without their rows.
        CREATE INDEX customer_selection ON customer(organisation_id, id, status_id, class_id, kind, payment_method,
          account_manager_id, credit_controller_id, currency, on_hold, receives_email, marketing_consent, email_classes,
          unpaid, overdue, oldest_due);
        """
}
