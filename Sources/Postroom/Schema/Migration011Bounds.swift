/// What keeps the pages of bulk mailings from looking at other people's letters.
enum Migration011Bounds {
    static let script = """
        -- What was made for a mailing and not emailed: whether more of it is to leave is asked of these alone.
        CREATE INDEX correspondence_bulk_unsent ON correspondence(bulk_mailing_id, id)
          WHERE bulk_mailing_id IS NOT NULL AND deleted_at IS NULL AND emailed_at IS NULL;
        -- JSON list of reason and count, the most frequent first; NULL: a list of before, which is counted when asked.
        ALTER TABLE bulk_mailing ADD COLUMN left_off_reasons TEXT;
        """
}
