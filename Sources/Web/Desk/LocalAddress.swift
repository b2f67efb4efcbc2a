/// An address within this site, as it may come back from a browser.
package enum LocalAddress {
    /// The address if it leads nowhere but to this site, else `/`: nobody is sent to a stranger's page by our redirect.
    package static func safe(_ address: String?) -> String {
        guard let address, address.hasPrefix("/"), !address.hasPrefix("//"), !address.contains("\\"),
            address.utf8.allSatisfy({ $0 > 32 && $0 < 127 })
        else { return "/" }
        return address
    }
}
