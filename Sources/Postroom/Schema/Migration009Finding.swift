/// What lets customers be found by part of an email address.
enum Migration009Finding {
    static let script = """
        -- What follows the @; contact_point_value has the beginning of the whole address.
        CREATE INDEX contact_point_domain ON contact_point(substr(value_key, instr(value_key, '@') + 1), customer_id)
          WHERE kind = 'email';
        """
}
