/// Decides which addresses a fetch may connect to: public ones, and those that the operator lists.
package struct AddressGuard: Sendable, Equatable {
    /// Lets every unicast address pass: for tests and for archives of an intranet.
    package var allowsPrivateAddresses: Bool
    /// Blocks that may be reached though they are not public.
    package var allowedBlocks: [AddressBlock]

    package init(allowsPrivateAddresses: Bool = false, allowedBlocks: [AddressBlock] = []) {
        self.allowsPrivateAddresses = allowsPrivateAddresses
        self.allowedBlocks = allowedBlocks
    }

    package func allows(_ address: IPAddress) -> Bool {
        let address = address.unmapped
        if allowedBlocks.contains(where: { $0.contains(address) }) { return true }
        switch AddressGuard.kind(of: address) {
        case .global: return true
        case .multicast, .reserved: return false
        default: return allowsPrivateAddresses
        }
    }

    /// What an address is for, by the special-purpose registries of RFC 6890 and its followers.
    package static func kind(of address: IPAddress) -> Kind {
        let address = address.unmapped
        switch address {
        case .v4: return v4Kinds.first { $0.0.contains(address) }?.1 ?? .global
        case .v6(let high, let low):
            if let kind = v6Kinds.first(where: { $0.0.contains(address) })?.1 {
                guard kind == .embedded else { return kind }
                return self.kind(of: .v4(UInt32(truncatingIfNeeded: low)))
            }
            guard high >> 61 == 1 else { return .reserved }  // only 2000::/3 is given out
            // ISATAP (RFC 5214, section 6.1) carries an IPv4 address in its interface identifier.
            if low >> 32 & 0xFDFF_FFFF == 0x5EFE { return self.kind(of: .v4(UInt32(truncatingIfNeeded: low))) }
            return .global
        }
    }

    package enum Kind: String, Sendable, CaseIterable {
        case global, loopback, unspecified, multicast, reserved, documentation, benchmarking, metadata, tunnel
        case privateUse = "private"
        case sharedAddressSpace = "cgnat"
        case linkLocal = "link-local"
        case uniqueLocal = "unique-local"
        /// Stands for the IPv4 address in its last four bytes.
        case embedded
    }

    private static let v4Kinds = blocks(
        """
        169.254.169.254/32 metadata; 168.63.129.16/32 metadata; 100.100.100.200/32 metadata; 192.0.0.192/32 metadata
        0.0.0.0/8 unspecified; 127.0.0.0/8 loopback; 169.254.0.0/16 link-local; 100.64.0.0/10 cgnat
        10.0.0.0/8 private; 172.16.0.0/12 private; 192.168.0.0/16 private
        192.0.2.0/24 documentation; 198.51.100.0/24 documentation; 203.0.113.0/24 documentation
        198.18.0.0/15 benchmarking; 192.0.0.0/24 reserved; 192.88.99.0/24 tunnel
        224.0.0.0/4 multicast; 240.0.0.0/4 reserved
        """)

    /// Tunnels are refused whatever they carry: nobody publishes news behind 6to4 or Teredo.
    private static let v6Kinds = blocks(
        """
        fd00:ec2::254/128 metadata; ::1/128 loopback; ::/128 unspecified; 64:ff9b::/96 embedded
        ::/96 tunnel; ::ffff:0:0:0/96 tunnel; 64:ff9b:1::/48 tunnel; 2002::/16 tunnel; 2001::/32 tunnel
        fc00::/7 unique-local; fe80::/10 link-local; fec0::/10 private; ff00::/8 multicast; 100::/64 reserved
        2001:db8::/32 documentation; 3fff::/20 documentation; 2001:2::/48 benchmarking; 5f00::/16 reserved
        2001:10::/28 reserved; 2001:20::/28 reserved
        """)

    private static func blocks(_ table: String) -> [(AddressBlock, Kind)] {
        table.split { $0 == ";" || $0 == "\n" }.map { entry in
            let words = entry.split(separator: " ")
            guard words.count == 2, let block = AddressBlock(String(words[0])),
                let kind = Kind(rawValue: String(words[1]))
            else { preconditionFailure("no address block: \(entry)") }
            return (block, kind)
        }
    }
}

extension IPAddress {
    /// The IPv4 address that an IPv4-mapped one stands for (`::ffff:127.0.0.1`); any other address itself.
    var unmapped: IPAddress {
        if case .v6(0, let low) = self, low >> 32 == 0xFFFF { return .v4(UInt32(truncatingIfNeeded: low)) }
        return self
    }
}
