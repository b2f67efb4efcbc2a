/// Turns content into letters and emails. One for each thread, since drawing keeps its caches.
package final class Press {
    package init() {}
}
