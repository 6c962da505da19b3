/// Pages made to be slow, by how often they repeat themselves; and invented ordinary ones.
enum SlowPages {
    static let all: [(name: String, make: @Sendable (Int) -> String)] = [
        ("nested b", { String(repeating: "<b>", count: $0) }),
        ("nested b with ids", { count in (0..<count).map { "<b id=\($0)>" }.joined() }),
        ("nested div", { String(repeating: "<div>", count: $0) }),
        ("div in object in p", { "<p><object>" + String(repeating: "<div>", count: $0) }),
        ("a", { String(repeating: "<a>", count: $0) }),
        ("a and div", { String(repeating: "<a><div>", count: $0) }),
        ("unclosed tables", { String(repeating: "<table><tr><td>", count: $0) }),
        ("text in tables", { "<table>" + String(repeating: "<tr>x&amp;<td>y&amp;", count: $0) }),
        ("attributes", { count in "<a " + (0..<count * 10).map { "a\($0)" }.joined(separator: " ") + ">" }),
        ("the same attribute", { "<a " + String(repeating: "a=b ", count: $0 * 10) + ">" }),
        ("body with attributes", { count in (0..<count).map { "<body a\($0)>" }.joined() }),
        ("tag names", { count in (0..<count).map { "<x\($0)>" }.joined() }),
        ("misnested", { String(repeating: "<b><i><u><p></b></i></u>", count: $0) }),
        ("end tags", { String(repeating: "<span>", count: 500) + String(repeating: "</i>", count: $0) }),
        ("templates", { String(repeating: "<template>", count: $0) }),
        ("svg end tags", { "<svg>" + String(repeating: "<g>", count: $0) + String(repeating: "</x>", count: $0) }),
        ("open comments", { String(repeating: "<!--", count: $0) }),
        ("script in comments", { "<script>" + String(repeating: "<!--<script", count: $0) }),
        ("ampersands", { String(repeating: "&", count: $0) }),
        ("less-than signs", { String(repeating: "<", count: $0) }),
        ("NULs", { String(repeating: "\0a", count: $0) }),
        ("fonts", { count in (0..<count).map { "<font color=\($0)><p>x</p>" }.joined() }),
    ]

    /// Invented pages of some 30 KB, for when no directory is given.
    static func ordinary(count: Int) -> [[UInt8]] {
        (0..<count).map { number in
            let paragraph = """
                <p class="text wide" data-part="\(number)">فقرة مخترعة للقياس &amp; لا تقول شيئا، فيها <a href="/page/\(number)?a=1&amp;b=2">\
                رابط</a> و<strong>كلمة</strong>.<br><img src="/pictures/\(number).jpg" alt="صورة"></p>\n
                """
            let links = String(
                repeating: "<li class=\"item\"><a href=\"/section/\(number)\">قسم</a></li>\n", count: 100)
            let body = "<ul>\(links)</ul><article><h1>عنوان \(number)</h1>"
            return Array(
                """
                <!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>عنوان \(number)</title>\
                <script>var measured = \(number);</script></head><body>\(body)\
                \(String(repeating: paragraph, count: 80))</article></body></html>
                """.utf8)
        }
    }
}
