import SQL

extension Payment.Status: SQLBindable, SQLReadable {}
