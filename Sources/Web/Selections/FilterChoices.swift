import Postroom

/// What there is to choose from in the customer filter.
struct FilterChoices {
    let statuses: [CustomerStatus]
    let classes: [CustomerClass]
    let divisions: [Division]
    let flags: [Flag]
    let managers: [Staff]
    let controllers: [Staff]
    let types: [CorrespondenceType]

    init(in office: Office) throws {
        statuses = try CustomerStatus.all(in: office)
        classes = try CustomerClass.all(in: office)
        divisions = try Division.all(in: office)
        flags = try Flag.all(in: office)
        let staff = try Staff.all(in: office)
        managers = staff.filter(\.isAccountManager)
        controllers = staff.filter(\.isCreditController)
        types = try CorrespondenceType.available(in: office)
    }
}
