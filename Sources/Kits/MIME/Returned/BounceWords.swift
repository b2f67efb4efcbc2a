/// The phrases by which mail systems open a bounce, a warning or an automatic reply where nothing tells machines.
enum BounceWords {
    static let senders = [
        "mailer-daemon", "mailer daemon", "maildaemon", "postmaster", "mail delivery", "mail-daemon", "mailerdaemon",
        "microsoftexchange", "microsoft outlook", "system administrator", "mail administrator", "mdaemon",
        "delivery subsystem", "mail system", "mailsystem", "mail-system", "symantec_antivirus", "bounce", "daemon@",
        "delivery-notification", "delivery notification", "no-reply-delivery", "returned mail", "postoffice",
    ]
    static let subjects = [
        "undeliver", "not deliver", "returned mail", "delivery status", "failure notice", "delivery fail",
        "delivery notification", "mail delivery", "delivery problem", "delivery error", "non-deliver", "nondeliver",
        "couldn't be delivered", "could not be delivered", "unable to deliver", "mail system error",
        "returned to sender",
        "return to sender", "rejected", "message status - undeliverable", "failed mail", "mail failure", "mail error",
        "delivery report", "delivery has failed", "has been returned", "bounce", "delayed", "delivery delay",
        "message you sent", "user unknown", "mail returned", "unzustellbar", "nicht zugestellt", "zustellung",
        "non remis", "échec de la remise", "echec de la remise", "non distribu", "onbestelbaar", "no se puede entregar",
        "no se pudo entregar", "no entregado", "impossibile recapitare", "mancato recapito", "niet bezorgd",
        "não foi possível entregar", "nie można dostarczyć", "kunde inte levereras", "ikke leveres", "undelivered",
        "delivery incomplete", "message blocked", "warning: could not send", "warning: message", "notification d'état",
        "returned email", "email returned", "problem delivering", "delivery attempt", "message not sent",
    ]
    static let openings = [
        "this is the qmail-send program", "created automatically by mail delivery software", "have to inform you",
        "could not be delivered", "couldn't be delivered", "permanent error", "permanent fatal error",
        "wasn't delivered", "was not delivered", "delivery to the following", "delivery has failed",
        "did not reach the following", "did not reach some or all", "unable to deliver", "unable to be delivered",
        "undeliverable", "message was undeliverable", "delivery failed", "has been returned", "returned to you",
        "returned to sender", "will be returned", "not been delivered", "failed permanently", "giving up on",
        "problem delivering", "cannot be delivered", "can't be delivered", "was rejected", "has been rejected",
        "rejected your message", "your message to", "following addresses had", "following address(es) failed",
        "following recipient", "following address", "reason for failure", "unable to send", "failed recipient",
        "delivery error", "wurde nicht zugestellt", "nicht zugestellt werden", "n'a pas pu être", "n'a pas été remis",
        "no se ha podido entregar", "no se pudo entregar", "kon niet worden", "non è stato recapitato",
        "delivery attempts will continue", "still undelivered", "has been delayed", "an error occurred while trying to",
        "mail delivery software",
    ]
    static let delays = [
        "delivery attempts will continue", "will be retried", "will keep trying", "still trying",
        "warning message only", "do not need to resend", "will continue to try", "will continue trying",
        "has been delayed", "delivery is delayed", "message delayed", "will retry", "not yet been delivered",
        "delivery delayed", "delayed mail", "is delayed", "still undelivered", "not been delivered yet",
        "no action is required", "could not send message for past", "(delay", "status: delayed",
        "delivery status notification (delay)",
        "temporary problem delivering", "will make additional attempts", "being delayed", "zustellung verzögert",
        "will try again",
    ]
    static let ends = [
        "permanent error", "giving up", "not going to try again", "delivery has failed", "failed permanently",
        "permanent fatal", "returned to sender", "no further attempts", "could not be delivered for", "has expired",
        "fatal error", "undeliverable:", "i'm going to give up",
    ]
    static let deliveries = [
        "successfully delivered", "has been delivered to", "was delivered to", "delivery successful",
        "delivered successfully", "delivery confirm", "has been successfully",
    ]
    static let absences = [
        "out of office", "out-of-office", "automatic reply", "auto reply", "auto-reply", "autoreply", "autoresponse",
        "auto response", "auto-response", "automatic response", "on vacation", "vacation", "on holiday",
        "annual leave", "abwesen", "automatische antwort", "réponse automatique", "reponse automatique", "absence",
        "respuesta automática", "risposta automatica", "afwezig", "automatisch antwoord", "autosvar", "on leave",
        "away from", "i am away", "autorespond", "parental leave", "thank you for your email", "we have received your",
        "ticket received", "request received", "out of the office", "not in the office", "no longer with",
        "autosvar", "fora do escritório", "case #", "[ticket",
    ]
    static let challenges = [
        "confirm your message", "please confirm", "boxtrapper", "spamarrest", "spam arrest", "tmda",
        "requires verification", "sender verification", "verification required", "confirmation required",
        "confirm that you are", "verify that you are", "verify your email to", "challenge", "needs to be confirmed",
        "reply to confirm", "click the link below to", "approve your message", "whitelist", "moderator approval",
        "awaits moderator", "awaiting approval",
    ]
    /// What stands between a report and the message that it gives back.
    static let fences = [
        "--- below this line is a copy", "this is a copy of the message", "----- original message",
        "original message headers",
        "original message header", "----original message", "unsent message follows", "header of the original message",
        "headers of the original message", "message headers follow", "---- original mail",
        "----- message header follows", "received headers of the message", "original message follows",
        "original message --", "message contents follow",
        "text of message follows",
        "message text follows", "here is a copy of", "copy of your message", "ursprüngliche nachricht", "--- enclosed",
        "original headers", "returned message headers",
    ]
}
