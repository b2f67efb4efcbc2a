/// What was written to the outbox folder while no mail relay was set.
enum Migration008Written {
    static let script = """
        -- The condition is that of `Message.written`, letter for letter.
        CREATE INDEX message_written ON message(organisation_id, id)
          WHERE state = 'sent' AND last_reply >= 'written to outbox/' AND last_reply < 'written to outbox0';
        """
}
