import SQL

extension SendLetters.Line {
    init(_ row: borrowing Row) {
        id = row[0]
        customerID = row[1]
        account = row[2]
        customerName = row[3]
        number = row[4]
        typeName = row[5]
        correspondenceClass = row[6]
        date = row[7]
        status = row[8]
        if let minor: Int = row[9], let currency: Currency = row[10] {
            amount = Money(minor, currency)
        } else {
            amount = nil
        }
        failure = row[11]
        isDelivered = row[12]
        isPosted = row[13]
        lastEmailed = row[14]
        prefersPost = row[15]
        takesMarketing = row[16]
        statusName = row[17]
        mayBeWrittenTo = row[18]
        isInBreathingSpace = row[19]
        isOrdered = row[20]
        underWay = row[21]
    }
}
