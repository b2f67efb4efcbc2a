/// A shape to be filled, such as a logo: steps of a pen in its own square, one unit wide and high.
package struct VectorPath: Hashable, Sendable {
    package enum Step: Hashable, Sendable {
        case move(x: Double, y: Double)
        case line(x: Double, y: Double)
        case curve(x1: Double, y1: Double, x2: Double, y2: Double, x: Double, y: Double)
        case close
    }

    package let steps: [Step]
    package let colour: Colour

    package init(_ steps: [Step], colour: Colour) {
        self.steps = steps
        self.colour = colour
    }
}
