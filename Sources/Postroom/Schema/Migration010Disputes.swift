/// What lets the few invoices be found that somebody disputes.
enum Migration010Disputes {
    static let script = """
        CREATE INDEX invoice_disputed ON invoice(customer_id) WHERE status = 'disputed' AND outstanding <> 0;
        """
}
