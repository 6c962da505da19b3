import HTML

/// What the names of elements say to a reader of bodies.
enum BodyTags {
    static func signs(of tag: Tag) -> BodyPage.Signs {
        switch tag {
        case .script, .style, .noscript, .template, .svg, .math, .iframe, .object, .embed, .applet, .button, .select,
            .textarea, .input, .option, .datalist, .canvas, .audio, .video, .map, .head, .nav, .dialog, .figcaption,
            .progress, .meter, .rp, .rt, .title, .link, .meta, .picture, .source, .track, .param, .menu:
            isUnseenInText(tag) ? [.dead, .inline] : .dead
        // A line's image does not end the line.
        case .img: [.dead, .inline]
        case .br: .visibleBreak
        case .h1, .h2, .h3, .h4, .h5, .h6: .heading
        case .footer, .aside, .form: .weak
        default: isBlock(tag) ? [] : .inline
        }
    }

    /// Dead elements that may stand in the middle of a sentence.
    private static func isUnseenInText(_ tag: Tag) -> Bool {
        switch tag {
        case .script, .style, .noscript, .template, .svg, .math, .button, .input, .link, .meta, .picture, .rp, .rt,
            .iframe, .source, .track, .param:
            true
        default: false
        }
    }

    /// Inline elements of the standard that pages are full of.
    static func isCommonInline(_ tag: Tag) -> Bool {
        switch tag {
        case .a, .span, .b, .i, .em, .strong, .small, .img, .input, .button, .label, .script, .style, .noscript, .svg,
            .link, .meta, .picture, .source, .iframe, .time, .template:
            true
        default: false
        }
    }

    private static func isBlock(_ tag: Tag) -> Bool {
        switch tag {
        case .address, .article, .aside, .blockquote, .body, .caption, .center, .col, .colgroup, .dd, .details, .dir,
            .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .frame, .frameset, .header, .hgroup, .hr,
            .html, .legend, .li, .listing, .main, .marquee, .nav, .noembed, .noframes, .ol, .optgroup, .p, .plaintext,
            .pre, .search, .section, .summary, .table, .tbody, .td, .tfoot, .th, .thead, .tr, .ul, .xmp, .slot:
            true
        default: false
        }
    }

    static func isList(_ tag: Tag) -> Bool { tag == .ul || tag == .ol || tag == .dl }

    /// Elements that are parts of a text, never the whole of it.
    static func isTextPart(_ tag: Tag) -> Bool {
        switch tag {
        case .p, .li, .td, .th, .tr, .blockquote, .ul, .ol, .pre, .dl, .dd, .dt, .table, .tbody: true
        default: false
        }
    }
}
