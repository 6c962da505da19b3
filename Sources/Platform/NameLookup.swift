import Glibc

/// Names of hosts, as the system resolves them.
package enum NameLookup {
    /// Whether the name has an address (getaddrinfo(3)). Blocks for as long as the resolver takes.
    package static func resolves(_ name: String) -> Bool {
        var list: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(name, nil, nil, &list) == 0, let first = unsafe list else { return false }
        unsafe freeaddrinfo(first)
        return true
    }
}
