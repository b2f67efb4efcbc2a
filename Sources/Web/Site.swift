package import Postroom

/// The site map: every address there is, in one list.
package enum Site {
    package static let routes: [Route] = [
        Route(.get, "/", for: .anyone) { $0.redirect(to: "/customers") },
        Route(.get, "/sign-in", for: .anyone, SignInPage.show),
        Route(.post, "/sign-in", for: .anyone, SignInPage.signIn),
        Route(.post, "/sign-out", SignInPage.signOut),

        Route(.get, "/customers", CustomerListPage.show),
        Route(.get, "/customers.csv", CustomerListPage.csv),

        Route(.get, "/messages", MessageListPage.show),
        Route(.get, "/messages.csv", MessageListPage.csv),
        Route(.get, "/messages/:message", MessagePage.show),
        Route(.get, "/messages/:message/attachments/:position", MessagePage.attachment),
        Route(.get, "/messages/:message/retry", MessageDecisionPage.askRetry),
        Route(.post, "/messages/:message/retry", MessageDecisionPage.retry),
        Route(.get, "/messages/:message/withhold", MessageDecisionPage.askWithhold),
        Route(.post, "/messages/:message/withhold", MessageDecisionPage.withhold),
        Route(.get, "/outbox", OutboxPage.list),
        Route(.get, "/outbox/:message", OutboxPage.show),
        Route(.get, "/outbox/:message/eml", OutboxPage.eml),
        Route(.get, "/import", ImportPage.show),
        Route(.post, "/import", ImportPage.upload),
        Route(.get, "/import/files/:document", ImportMappingPage.show),
        Route(.get, "/import/files/:document/check", ImportCheckPage.show),
        Route(.post, "/import/files/:document/run", ImportCheckPage.run),
        Route(.get, "/import/runs/:run", ImportRunPage.show),
        Route(.get, "/import/runs/:run/rejects", ImportRunPage.rejects),
        Route(.get, "/organisation", OrganisationPage.show),
        Route(.post, "/organisation", OrganisationPage.save),
        Route(.get, "/staff", StaffListPage.show),
        Route(.get, "/staff/new", NewStaffPage.show),
        Route(.post, "/staff/new", NewStaffPage.add),
        Route(.get, "/staff/:staff", StaffPage.show),
        Route(.post, "/staff/:staff", StaffPage.save),
        Route(.post, "/staff/:staff/password", StaffPage.setPassword),
        Route(.get, "/help", HelpPage.index),
        Route(.get, "/help/:topic", HelpPage.show),
        Route(.get, "/health", for: .machines, HealthPage.show),

        Route(.get, "/customers/:account/correspondence/new/:type", NewCorrespondencePage.show),
        Route(.post, "/customers/:account/correspondence/new/:type", NewCorrespondencePage.save),
        Route(.get, "/customers/:account/correspondence/new/:type/preview", NewCorrespondencePage.preview),
        Route(.post, "/customers/:account/correspondence/new/:type/preview", NewCorrespondencePage.preview),
        Route(.get, "/customers/:account/correspondence/:number", CorrespondencePage.show),
        Route(.post, "/customers/:account/correspondence/:number/email", CorrespondencePage.email),
        Route(.get, "/customers/:account/correspondence/:number/pdf", CorrespondencePage.download),
        Route(.get, "/customers/:account/correspondence/:number/letter", CorrespondencePage.letter),
    ]
}
