/// Somebody on the list of a run whose letter is still to be made.
package struct BulkTask: Sendable, Equatable {
    package let position: Int
    package let customerID: ID<Customer>

    package init(position: Int, customerID: ID<Customer>) {
        (self.position, self.customerID) = (position, customerID)
    }
}
