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
