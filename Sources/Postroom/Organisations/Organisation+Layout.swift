extension Organisation {
    /// The letter layouts that there are, by the name an organisation stores; Press knows their measures.
    package enum Layout: String, CaseIterable, Sendable {
        case window = "uk-dl"
        case providerLeft = "provider-left"
        case providerRight = "provider-right"

        package var title: String {
            switch self {
            case .window: "DL window envelope, address on the left"
            case .providerLeft: "Postal provider, window on the left"
            case .providerRight: "Postal provider, window on the right"
            }
        }
    }
}
