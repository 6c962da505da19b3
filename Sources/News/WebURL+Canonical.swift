extension WebURL {
    /// The form that identifies the page: no fragment, no credentials, no tracking parameters, `https` and `http` alike.
    package var canonical: WebURL {
        let kept = query?.split(separator: "&").filter { !WebURL.isTracking($0.prefix { $0 != "=" }) }
        let text =
            "https://" + canonicalAuthority + path
            + (kept.map { $0.isEmpty ? "" : "?" + $0.joined(separator: "&") } ?? "")
        return WebURL(text) ?? self
    }

    /// The host without `www.`, as a source is known by.
    package var siteHost: String {
        host.hasPrefix("www.") && host.dropFirst(4).contains(".") ? String(host.dropFirst(4)) : host
    }

    private var canonicalAuthority: String { port.map { "\(host):\($0)" } ?? host }

    /// Parameters that name the road by which a reader came, never the page.
    private static func isTracking(_ name: Substring) -> Bool {
        name.hasPrefix("utm_") || trackingNames.contains(String(name))
    }

    private static let trackingNames: Set<String> = [
        "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid", "igsh",
        "mc_cid", "mc_eid", "_ga", "_gl", "mkt_tok", "vero_id", "oly_anon_id", "oly_enc_id", "ncid", "cmpid", "ocid",
        "_hsenc", "_hsmi", "at_medium", "at_campaign", "guccounter", "guce_referrer", "guce_referrer_sig",
    ]
}
