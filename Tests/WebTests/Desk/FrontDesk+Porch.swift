import FastCGI
import Web

extension FrontDesk where Host == Porch {
    init(_ routes: Route..., porch: Porch = Porch(), lines: Lines = Lines()) {
        self.init(routes: routes, house: porch) { lines.all.append($0) }
    }
}
