/// Why there is no whole reply.
package enum HTTPFailure: Error, Equatable, Sendable {
    /// The request never left: trying again is safe.
    case unreachable(String)
    /// The request, or a part of it, left and no whole answer came: the other side may have acted on it.
    case uncertain(String)
    /// The reply was longer than allowed; the other side has acted.
    case replyTooLong(status: Int)
    /// Not an `http` or `https` address, or a header that holds a line break.
    case malformedRequest
}
