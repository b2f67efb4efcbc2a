/// What mail servers say when they will not take a message, by what they mean.
enum RefusalWords {
    static let full = [
        "mailbox full", "mailbox is full", "over quota", "overquota", "over its quota", "quota exceeded",
        "exceeded its quota", "exceeded storage", "exceeded the storage", "exceeded his", "out of storage",
        "storage allocation", "inbox is full", "mailbox has exceeded", "mailbox size limit", "mailfolder is full",
        "disk quota", "insufficient disk", "not enough storage", "mailbox quota", "quotaexceeded",
        "maildir over", "recipient storage full", "quota limit", "exceed quota", "over the storage quota",
        "exceeded their mailbox quota", "boîte pleine", "postfach voll", "postfach ist voll",
    ]
    static let noDomain = [
        "domain not found", "no such domain", "nxdomain", "unknown host", "host unknown", "host not found",
        "domain does not exist", "domain doesn't exist", "domain name not found", "null mx", "nullmx",
        "does not accept mail", "does not accept email", "no mx or a record", "any host named", "any host by that name",
        "bad destination host", "bad destination system", "illegal host/domain", "point to non-existent hosts",
        "unrouteable mail domain", "unknown domain", "unknown mail domain", "name or service not known",
        "domain unknown", "invalid domain", "invaliddomain", "host or domain name not found", "name server: host",
        "dns domain does not exist", "no such host", "domain couldn't be found", "nonexistent domain",
        "non-existent domain",
    ]
    static let malformed = [
        "malformed address", "syntax error in address", "bad address syntax", "invalid address syntax",
        "bad destination mailbox address syntax", "bad recipient address syntax", "address syntax error",
        "invalid recipient syntax", "malformed recipient", "invalidsmtpaddress", "address is malformed",
        "domain literals not", "missing or malformed local part", "not a valid rfc-5321", "not a valid rfc 5321",
        "badly formatted address", "syntactically invalid recipient",
    ]
    static let unknownUser = [
        "user unknown", "unknown user", "no such user", "no such recipient", "does not exist", "doesn't exist",
        "unknown recipient", "recipient unknown", "invalid recipient", "recipient not found", "address not found",
        "user not found", "mailbox not found", "mailbox unavailable", "no mailbox", "not a valid mailbox",
        "unknown address", "address unknown", "no such mailbox", "not our customer", "invalid mailbox",
        "illegal alias", "unrouteable address", "unrouteable", "recipnotfound", "no longer available", "wasn't found",
        "couldn't be found", "could not be found", "not a known user", "unknown local", "addressee unknown",
        "bad destination mailbox", "undeliverable address", "unknown mailbox", "user doesn't have", "no such address",
        "not listed in", "recipient rejected", "recipient address rejected", "not found in directory", "no account",
        "has no mailbox", "no user", "unknown email", "invalid user", "user invalid", "does not like recipient",
        "alias unknown", "not a local user", "doesn't have an account", "account not found", "nosuchuser",
        "recipient does not", "bad recipient", "not known here", "unknown account", "unknownuser",
        "no valid recipients", "utilisateur inconnu", "destinataire inconnu", "empfänger unbekannt",
        "unbekannter empf", "usuario desconocido", "gebruiker onbekend", "has left the", "no longer works",
        "address no longer", "no longer in use", "no longer valid",
    ]
    static let disabled = [
        "mailbox disabled", "account disabled", "account is disabled", "account has been disabled", "is inactive",
        "inactive user", "no longer active", "not active", "deactivated", "account suspended", "mailbox is disabled",
        "user disabled", "account closed", "has been closed", "is locked", "account has been suspended",
        "account inactive", "inactive account", "administratively disabled", "disabled or discontinued", "terminated",
    ]
    static let policy = [
        "spam", "blocked", "blacklist", "blocklist", "block list", "denylist", "policy", "dmarc", "spf ", "virus",
        "reputation", "prohibited", "not authorized", "not authorised", "access denied", "content reject",
        "message rejected", "permission", "unsolicited", "banned", "relay", "dkim", "poor sender",
    ]
    static let temporary = [
        "try again", "temporar", "timed out", "time out", "timeout", "connection refused", "greylist", "graylist",
        "grey-list", "gray-list", "too many connections", "rate limit", "throttl", "deferred", "retry time",
        "network is unreachable", "no route to host", "service unavailable", "could not connect", "unable to connect",
        "connection reset", "server busy", "too busy", "queue too long", "in the queue too long", "retry timeout",
        "not going to try again", "delivery time expired", "lost connection", "system resources",
        "delivery expired", "message expired", "isn't responding", "not responding", "overloaded",
    ]
    static let size = [
        "too large", "size limit", "exceeds size", "message size", "too big", "length exceeds", "exceeds the maximum",
    ]
    static let loop = ["mail loop", "too many hops", "hop count", "routing loop", "loops back", "loop detected"]
}
