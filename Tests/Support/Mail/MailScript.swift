/// What a mail server does out of the ordinary, and when. Without rules it takes everything.
package struct MailScript: Sendable {
    package enum Moment: Sendable {
        case greeting, hello, startTLS, signIn, sender, recipient, data
        /// Some of the message has arrived, but not its end.
        case midContent
        /// The final dot has arrived: a server that says nothing more may well have the message.
        case content
        /// The reply to the message has been sent.
        case afterVerdict
        case quit
    }

    package enum Act: Sendable {
        case reply(String)
        case replyThenDrop(String)
        /// Hangs up without a word.
        case drop
        /// Says nothing more until the other side hangs up.
        case stall
        /// Says nothing until `MailServer.letGo()`, then goes on as usual.
        case hold
        /// Says yes to STARTTLS and then speaks no TLS.
        case talkNonsense
    }

    package struct Rule: Sendable {
        let moment: Moment
        let act: Act
        /// How many such moments pass before the rule begins to hold, and for how many it then holds.
        var skip: Int
        var times: Int
    }

    private var rules: [Rule] = []
    /// What EHLO offers.
    package var offers = ["SIZE 50000000", "8BITMIME"]
    /// The user and password that must be given before anything else.
    package var signIn: (user: String, password: String)?

    package init() {}

    /// The same script with one more rule; an earlier rule goes before a later one.
    package func at(_ moment: Moment, _ act: Act, skip: Int = 0, times: Int = .max) -> MailScript {
        var script = self
        script.rules.append(Rule(moment: moment, act: act, skip: skip, times: times))
        return script
    }

    package func offering(_ offer: String) -> MailScript {
        var script = self
        script.offers.append(offer)
        return script
    }

    package func wanting(user: String, password: String) -> MailScript {
        var script = offering("AUTH PLAIN LOGIN")
        script.signIn = (user, password)
        return script
    }

    /// The act for a moment that is happening now, used up by asking.
    mutating func act(at moment: Moment) -> Act? {
        for index in rules.indices where rules[index].moment == moment {
            if rules[index].skip > 0 {
                rules[index].skip -= 1
            } else if rules[index].times > 0 {
                if rules[index].times != .max { rules[index].times -= 1 }
                return rules[index].act
            }
        }
        return nil
    }
}
