/// Where a caption's last part may begin: behind the last of each of the signs that stand between caption and credit.
struct CaptionCuts {
    enum Sign: Int { case hyphen, dash, longDash, bar, comma, stop, openHyphen, bullet, slash }

    /// A sign's place, in bytes from the beginning, and how many bytes follow it.
    struct Cut {
        var start: Int
        var rest: Int
    }

    private var cuts: (Cut?, Cut?, Cut?, Cut?, Cut?, Cut?, Cut?, Cut?, Cut?)

    subscript(sign: Sign) -> Cut? {
        switch sign {
        case .hyphen: cuts.0
        case .dash: cuts.1
        case .longDash: cuts.2
        case .bar: cuts.3
        case .comma: cuts.4
        case .stop: cuts.5
        case .openHyphen: cuts.6
        case .bullet: cuts.7
        case .slash: cuts.8
        }
    }

    /// Credits are short: signs far before the end are passed over.
    private static let reach = 300

    init(_ text: Substring) {
        let bytes = text.utf8.span
        var place = bytes.count - 1
        while place >= 0, place >= bytes.count - CaptionCuts.reach {
            if bytes[place] == 0x20 { readSign(around: place, bytes) }
            place -= 1
        }
    }

    /// Every sign has a space before it or behind it.
    private mutating func readSign(around space: Int, _ bytes: Span<UInt8>) {
        if space > 0, bytes[space - 1] == 0x2E {
            CaptionCuts.note(&cuts.5, space - 1, space + 1, bytes)
        } else if space > 1, bytes[space - 1] == 0x8C, bytes[space - 2] == 0xD8 {
            CaptionCuts.note(&cuts.4, space - 2, space + 1, bytes)
        }
        guard space + 1 < bytes.count else { return }
        let isClosed = space + 2 < bytes.count && bytes[space + 2] == 0x20
        switch bytes[space + 1] {
        case 0x2D:
            CaptionCuts.note(&cuts.6, space, space + 2, bytes)
            if isClosed { CaptionCuts.note(&cuts.0, space, space + 3, bytes) }
        case 0x7C: if isClosed { CaptionCuts.note(&cuts.3, space, space + 3, bytes) }
        case 0x2F: if isClosed { CaptionCuts.note(&cuts.8, space, space + 3, bytes) }
        case 0xE2:
            guard space + 4 < bytes.count, bytes[space + 2] == 0x80, bytes[space + 4] == 0x20 else { return }
            switch bytes[space + 3] {
            case 0x93: CaptionCuts.note(&cuts.1, space, space + 5, bytes)
            case 0x94: CaptionCuts.note(&cuts.2, space, space + 5, bytes)
            case 0xA2: CaptionCuts.note(&cuts.7, space, space + 5, bytes)
            default: return
            }
        default: return
        }
    }

    private static func note(_ cut: inout Cut?, _ start: Int, _ end: Int, _ bytes: Span<UInt8>) {
        if cut == nil { cut = Cut(start: start, rest: bytes.count - end) }
    }
}
