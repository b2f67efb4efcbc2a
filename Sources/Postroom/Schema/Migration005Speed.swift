/// Indexes that answer the customer page by themselves: a page of history and the figures without a look at any row.
enum Migration005Speed {
    static let script = """
        DROP INDEX invoice_customer;
        CREATE INDEX invoice_customer ON invoice(customer_id, date, id, organisation_id, number, due_date, amount,
          outstanding, currency, reference, status, document_id);
        DROP INDEX invoice_open;
        CREATE INDEX invoice_open ON invoice(customer_id, due_date, outstanding, currency, status)
          WHERE outstanding <> 0 AND status <> 'void';
        """
}
