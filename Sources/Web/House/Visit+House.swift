package import FastCGI
package import Mustache
package import Postroom
import Press

extension Visit {
    /// The office with the visitor at the desk. Only pages for staff may ask.
    package var office: Office {
        guard let house, let staff, let organisation else {
            preconditionFailure("\(route?.pattern ?? "-") is open to visitors who are not signed in")
        }
        return house.office.acting(
            as: Actor(
                .staff(staff.id, name: staff.name, role: staff.role), organisationID: organisation.id,
                timeZone: organisation.timeZone))
    }

    var press: Press {
        guard let house else { preconditionFailure("the house receives every visit") }
        return house.press
    }

    /// Pictures of letters that were proven to be the kept ones.
    var shelf: PictureShelf {
        guard let house else { preconditionFailure("the house receives every visit") }
        return house.shelf
    }

    var settings: WebSettings {
        guard let house else { preconditionFailure("the house receives every visit") }
        return house.settings
    }

    /// The types of correspondence that may be chosen, as the Add menu lists them.
    func typeMenu() throws -> Value {
        guard let house else { preconditionFailure("the house receives every visit") }
        return try house.typeMenu(for: self)
    }

    /// Fills a view and replies with the page.
    ///
    /// - Parameters:
    ///   - view: the path in `views/` without its ending.
    ///   - title: what the browser's tab says, the most particular thing first.
    ///   - entry: the entry of the main menu that the page belongs to.
    ///   - noting: what to make of the message that answers the last action; `nil`: nothing is said.
    ///   - data: what the view asks for; the frame around it is added here.
    package func show(
        _ view: String, title: String, at entry: MainMenu.Entry? = nil, crumbs: [Crumb] = [], status: Int = 200,
        noting: (Flash) -> String? = { $0.words }, _ data: [(String, Value)]
    ) throws -> Reply {
        guard let house else { preconditionFailure("the house receives every visit") }
        let note = Flash(in: request)
        let due = staff == nil ? 0 : try Todo.dueCount(in: office)
        let frame = Frame(
            visit: self, house: house, title: title, entry: entry, crumbs: crumbs, flash: note.flatMap(noting), due: due
        )
        var reply = Reply.html(try house.views.fill(view, .record(Record(frame.entries + data))), status: status)
        if note != nil { reply.set(Flash.removed(on: self)) }
        return reply
    }

    /// Sends the browser to another page, which shows the message once.
    package func redirect(to address: String, saying message: String? = nil) -> Reply {
        var reply = Reply.redirect(to: address)
        if let message { reply.set(Flash(message).cookie(on: self)) }
        return reply
    }

    /// Sends the browser to the page of what begins now, which may be over before that page is seen.
    func redirect(to address: String, announcing message: String) -> Reply {
        var reply = Reply.redirect(to: address)
        reply.set(Flash(message, isAnnouncement: true).cookie(on: self))
        return reply
    }
}

/// One step of the way to a page.
package struct Crumb: Sendable {
    let title: String
    /// Empty for the page itself.
    let address: String

    package init(_ title: String, _ address: String = "") {
        (self.title, self.address) = (title, address)
    }
}
