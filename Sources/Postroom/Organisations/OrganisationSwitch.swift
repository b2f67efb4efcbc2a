/// A yes or no that an organisation has decided.
package enum OrganisationSwitch: String, CaseIterable, Sendable {
    /// Whether a letter that was made and never sent counts as received in filters.
    case countsUnsentLetters = "count letters that were not sent"
}
