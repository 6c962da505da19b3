/// The categories of elements that tree construction asks for (HTML Standard 13.2.4.2 and 13.2.6.1).
extension Tag {
    /// The category "special".
    var isSpecial: Bool {
        switch self {
        case .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body, .br, .button,
            .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed, .fieldset, .figcaption,
            .figure, .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr,
            .html, .iframe, .img, .input, .keygen, .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed,
            .noframes, .noscript, .object, .ol, .p, .param, .plaintext, .pre, .script, .search, .section, .select,
            .source, .style, .summary, .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr,
            .track, .ul, .wbr, .xmp, .mathMi, .mathMo, .mathMn, .mathMs, .mathMtext, .mathAnnotationXml,
            .svgForeignObject, .svgDesc, .svgTitle:
            true
        default: false
        }
    }

    /// What ends a search for an element "in scope".
    var boundsScope: Bool {
        switch self {
        case .applet, .caption, .html, .table, .td, .th, .marquee, .object, .select, .template, .mathMi, .mathMo,
            .mathMn, .mathMs, .mathMtext, .mathAnnotationXml, .svgForeignObject, .svgDesc, .svgTitle:
            true
        default: false
        }
    }

    /// What "generate implied end tags" closes.
    var isClosedByImplication: Bool {
        switch self {
        case .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc: true
        default: false
        }
    }

    /// What "generate all implied end tags thoroughly" closes.
    var isClosedThoroughly: Bool {
        switch self {
        case .caption, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: true
        default: isClosedByImplication
        }
    }

    /// Elements that have neither content nor end tag (13.1.2).
    var isVoid: Bool {
        switch self {
        case .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .img, .input, .keygen, .link, .meta,
            .param, .source, .track, .wbr:
            true
        default: false
        }
    }

    /// Elements whose text is served as it stands, without character references (13.3).
    var holdsRawText: Bool {
        switch self {
        case .style, .script, .xmp, .iframe, .noembed, .noframes, .plaintext: true
        default: false
        }
    }

    /// Where text is foster parented: table, tbody, tfoot, thead, tr.
    var isTableStructure: Bool {
        switch self {
        case .table, .tbody, .tfoot, .thead, .tr: true
        default: false
        }
    }

    var isHeading: Bool {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
    }

    /// A MathML text integration point.
    var isMathTextIntegrationPoint: Bool {
        switch self {
        case .mathMi, .mathMo, .mathMn, .mathMs, .mathMtext: true
        default: false
        }
    }
}
