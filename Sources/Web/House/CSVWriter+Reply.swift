package import FastCGI
package import Postroom

extension CSVWriter {
    /// The sheet as a file to keep.
    package func reply(named filename: String) -> Reply {
        var reply = Reply.bytes(bytes, type: "text/csv; charset=utf-8")
        reply.offer(as: filename, download: true)
        return reply
    }
}
