import FastCGI
import Foundation
import Synchronization
import Testing

@Suite struct `Turns at the desk` {
    private final class Crowd: Sendable {
        private let state = Mutex((now: 0, most: 0))

        var most: Int { state.withLock { $0.most } }

        func enter() {
            state.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
        }

        func leave() { state.withLock { $0.now -= 1 } }
    }

    /// Asks for `count` pages at once and waits for all of them.
    private func visit(_ counter: Counter, times count: Int) throws {
        let wires = try (0..<count).map { _ in try Wire(unix: counter.path) }
        for wire in wires { wire.send(Records.request("GET", "/")) }
        for wire in wires { #expect(Records.output(of: wire.receiveAll()).hasSuffix("here")) }
    }

    @Test(arguments: [1, 2])
    func `are as many as there are processors, however many threads there are`(turns: Int) throws {
        let crowd = Crowd()
        let counter = try Counter(threads: 6, turns: turns, longTurn: 60_000_000_000) {
            { _ in
                crowd.enter()
                defer { crowd.leave() }
                usleep(500)  // time in which others would come in
                return .text("here")
            }
        }
        try visit(counter, times: 60)
        #expect(crowd.most == turns)
    }

    @Test func `pass to the next thread where one takes long`() throws {
        let (reached, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let counter = try Counter(threads: 3, turns: 1) {
            { request in
                if request.path == "/slow" {
                    reached.signal()
                    release.wait()
                }
                return .text("here")
            }
        }
        let slow = try (0..<2).map { _ in try Wire(unix: counter.path) }
        for wire in slow {
            wire.send(Records.request("GET", "/slow"))
            reached.wait()
        }
        try visit(counter, times: 10)
        for _ in slow { release.signal() }
        for wire in slow { #expect(Records.output(of: wire.receiveAll()).hasSuffix("here")) }
        try visit(counter, times: 10)
    }

    @Test func `are given back by those that took long`() throws {
        let crowd = Crowd()
        let isSlow = Atomic(true)
        let counter = try Counter(threads: 4, turns: 1, longTurn: 1_000_000) {
            { _ in
                if isSlow.load(ordering: .relaxed) { usleep(20_000) }
                crowd.enter()
                defer { crowd.leave() }
                return .text("here")
            }
        }
        try visit(counter, times: 20)
        isSlow.store(false, ordering: .relaxed)
        try visit(counter, times: 200)
    }

    @Test func `are counted by the processors that a process may use`() throws {
        #expect(try (1...sysconf(Int32(_SC_NPROCESSORS_ONLN))).contains(Processors.count()))
    }
}
