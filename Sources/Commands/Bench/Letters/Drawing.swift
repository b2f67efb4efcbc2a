import Foundation
import Postroom
import Press

/// Draws letters in a process of its own, pinned to one core by whoever started it, and prints what they took:
/// milliseconds of the processor for each, KiB of the last one, MiB of memory after 500 and at the end.
enum Drawing: String, CaseIterable {
    /// A letter filled from its template, to another customer each time, as Save and previews have it.
    case whole
    /// One letter again and again, from the press's own words.
    case press

    func run(_ count: Int) throws {
        let draw = try drawer()
        for number in 0..<20 { _ = try draw(number) }
        let start = Self.processorSeconds
        var size = 0
        var early = 0.0
        for number in 0..<count {
            if number == 500 { early = try Child.residentMiB(of: getpid()) }
            size = try draw(number)
        }
        let each = (Self.processorSeconds - start) / Double(count) * 1_000
        let late = try Child.residentMiB(of: getpid())
        print(each, Double(size) / 1_024, early, late)
    }

    private func drawer() throws -> (Int) throws -> Int {
        switch self {
        case .press:
            let press = LetterPress()
            return { _ in try press.print(SampleContent.letter).bytes.count }
        case .whole:
            let (sample, press) = (try SampleOffice(), Press())
            return { try Self.letter(SampleContent.frozen(number: $0), in: sample, by: press) }
        }
    }

    private static func letter(_ content: FrozenContent, in sample: SampleOffice, by press: Press) throws -> Int {
        let letter = try press.letter(sample.gaps(content), template: sample.template, created: sample.office.now)
        precondition(letter.pageCount == 1, "the letter that is measured has one page")
        return letter.bytes.count
    }

    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
