import Bytes

/// The hosts where papers have pages of their own: a link there calls readers to follow, it is no source and no offer.
enum SocialNetworks {
    /// Whether an absolute address leads to one of them.
    static func own(_ href: ArraySlice<UInt8>) -> Bool {
        guard let slashes = href.firstIndex(of: 0x2F), slashes + 2 < href.endIndex, href[slashes + 1] == 0x2F else {
            return false
        }
        var host = href[(slashes + 2)...].prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 && $0 != 0x3A }
        for prefix in prefixes where host.starts(with: prefix) { host = host.dropFirst(prefix.count) }
        return hosts.contains(ByteHash(of: host.lazy.map(\.asciiLowercased)))
    }

    private static let prefixes = ["www.", "m.", "web."].map { Array($0.utf8) }

    private static let hosts: Set<ByteHash> = Set(
        [
            "facebook.com", "fb.me", "twitter.com", "x.com", "t.co", "instagram.com", "youtube.com", "youtu.be",
            "t.me", "telegram.me", "whatsapp.com", "wa.me", "api.whatsapp.com", "chat.whatsapp.com", "linkedin.com",
            "pinterest.com", "tiktok.com", "threads.net", "snapchat.com", "news.google.com", "bsky.app",
            "flipboard.com",
            "vk.com", "ok.ru", "weibo.com",
        ].map { ByteHash(of: $0.utf8) })
}
