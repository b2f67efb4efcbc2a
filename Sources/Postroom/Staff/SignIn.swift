/// The outcome of trying to sign in.
package enum SignIn: Sendable {
    /// The token for the cookie; only its digest is stored.
    case signedIn(token: String)
    /// Address or password is wrong; which of them is never told.
    case refused
    /// Too many failures; nothing was compared. Seconds until it is worth trying again.
    case throttled(seconds: Int)

    /// How many failures within `window` close the door, by what they have in common.
    static let limits: [(kind: String, failures: Int)] = [("email", 5), ("network", 30)]
    /// 15 minutes, in seconds.
    static let window = 900
}

/// Somebody signed in: a cookie that has been recognised.
package struct Session: Sendable {
    package let token: String
    package let staff: Staff
    package let organisationID: ID<Organisation>
    /// Tells whether the organisation is still as it was when somebody last looked.
    package let organisationVersion: Int
    /// Of the organisation's list of correspondence types.
    package let typesVersion: Int
    /// When its last page was written down.
    let seenAt: Moment

    /// A session ends after 12 hours, or 2 hours after the last page.
    static let longest = 12 * 3600
    static let idle = 2 * 3600
}
