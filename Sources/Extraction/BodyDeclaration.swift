/// Reads the article's text that a page declares in JSON-LD, only far enough to recognise it on the page.
enum BodyDeclaration {
    /// A key this long (in bytes) is not met twice on a page by chance.
    static let openingLength = 48

    /// The key of the first `articleBody` string in a script, or nil without one that is long enough.
    ///
    /// It reads the raw script, so that broken JSON elsewhere in it does no harm.
    static func articleBodyKey(in script: ArraySlice<UInt8>) -> [UInt8]? {
        guard let start = script.indices.first(where: { script[$0] == 0x22 && script[$0...].starts(with: name) })
        else { return nil }
        var rest = script[(start + name.count)...].drop { $0 <= 0x20 }
        guard rest.first == 0x3A else { return nil }
        rest = rest.dropFirst().drop { $0 <= 0x20 }
        guard rest.first == 0x22 else { return nil }
        let key = BodyText.key(of: unescaped(rest.dropFirst()).utf8)
        return key.count >= openingLength ? key : nil
    }

    /// What kinds of page and of access a script names.
    static func declaration(in script: ArraySlice<UInt8>) -> BodyPage.Declaration {
        var declaration: BodyPage.Declaration = []
        for (name, sign) in names where BodyText.contains(script, name) { declaration.insert(sign) }
        return declaration
    }

    private static let names: [([UInt8], BodyPage.Declaration)] = {
        let words: [(String, BodyPage.Declaration)] = [
            ("Article\"", .article), ("BlogPosting\"", .article), ("CollectionPage\"", .list), ("ItemList\"", .list),
            ("SearchResultsPage\"", .list), ("\"isAccessibleForFree\":false", .paid),
            ("\"isAccessibleForFree\": false", .paid), ("\"isAccessibleForFree\":\"False\"", .paid),
            ("\"isAccessibleForFree\": \"False\"", .paid),
        ]
        return words.map { (Array($0.0.utf8), $0.1) }
    }()

    private static let name = Array("\"articleBody\"".utf8)

    /// The text of a JSON string up to its closing quote; markup in it is left out.
    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        var scalars = String.UnicodeScalarView()
        var isEscaped = false
        var isMarkup = false
        var digits: [UInt8]?
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if let soFar = digits {
                let all = soFar + [UInt8(truncatingIfNeeded: scalar.value)]
                digits = all.count == 4 ? nil : all
                if all.count == 4, let value = UInt32(String(decoding: all, as: UTF8.self), radix: 16),
                    let decoded = Unicode.Scalar(value)
                {
                    scalars.append(decoded)
                }
            } else if isEscaped {
                isEscaped = false
                switch scalar {
                case "u": digits = []
                case "n", "t", "r": scalars.append(" ")
                default: scalars.append(scalar)
                }
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == "\"" {
                break
            } else if scalar == "<" {
                isMarkup = true
            } else if scalar == ">", isMarkup {
                isMarkup = false
            } else if !isMarkup {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
