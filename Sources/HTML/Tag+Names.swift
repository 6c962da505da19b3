/// The element names that the parser and its readers speak of; `Tag(html:)` numbers are their places in `Tag.knownNames`.
extension Tag {
    /// Names in the order of their numbers, the first being number 1.
    static let knownNames: StaticString = """
        a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote \
        body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div \
        dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header \
        hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark \
        marquee menu menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option output p param \
        picture plaintext pre progress q rb rp rt rtc ruby s samp script search section select slot small source \
        span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr \
        track tt u ul var video wbr xmp math mi mo mn ms mtext mglyph malignmark annotation-xml desc path g amp-img \
        altglyph altglyphdef altglyphitem animatecolor animatemotion animatetransform clippath feblend fecolormatrix \
        fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap fedistantlight \
        fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode femorphology \
        feoffset fepointlight fespecularlighting fespotlight fetile feturbulence foreignobject glyphref \
        lineargradient radialgradient textpath altGlyph altGlyphDef altGlyphItem animateColor animateMotion \
        animateTransform clipPath feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix \
        feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR \
        feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight \
        feTile feTurbulence foreignObject glyphRef linearGradient radialGradient textPath
        """

    @inlinable package static var a: Tag { Tag(html: 1) }
    @inlinable package static var abbr: Tag { Tag(html: 2) }
    @inlinable package static var acronym: Tag { Tag(html: 3) }
    @inlinable package static var address: Tag { Tag(html: 4) }
    @inlinable package static var applet: Tag { Tag(html: 5) }
    @inlinable package static var area: Tag { Tag(html: 6) }
    @inlinable package static var article: Tag { Tag(html: 7) }
    @inlinable package static var aside: Tag { Tag(html: 8) }
    @inlinable package static var audio: Tag { Tag(html: 9) }
    @inlinable package static var b: Tag { Tag(html: 10) }
    @inlinable package static var base: Tag { Tag(html: 11) }
    @inlinable package static var basefont: Tag { Tag(html: 12) }
    @inlinable package static var bdi: Tag { Tag(html: 13) }
    @inlinable package static var bdo: Tag { Tag(html: 14) }
    @inlinable package static var bgsound: Tag { Tag(html: 15) }
    @inlinable package static var big: Tag { Tag(html: 16) }
    @inlinable package static var blink: Tag { Tag(html: 17) }
    @inlinable package static var blockquote: Tag { Tag(html: 18) }
    @inlinable package static var body: Tag { Tag(html: 19) }
    @inlinable package static var br: Tag { Tag(html: 20) }
    @inlinable package static var button: Tag { Tag(html: 21) }
    @inlinable package static var canvas: Tag { Tag(html: 22) }
    @inlinable package static var caption: Tag { Tag(html: 23) }
    @inlinable package static var center: Tag { Tag(html: 24) }
    @inlinable package static var cite: Tag { Tag(html: 25) }
    @inlinable package static var code: Tag { Tag(html: 26) }
    @inlinable package static var col: Tag { Tag(html: 27) }
    @inlinable package static var colgroup: Tag { Tag(html: 28) }
    @inlinable package static var data: Tag { Tag(html: 29) }
    @inlinable package static var datalist: Tag { Tag(html: 30) }
    @inlinable package static var dd: Tag { Tag(html: 31) }
    @inlinable package static var del: Tag { Tag(html: 32) }
    @inlinable package static var details: Tag { Tag(html: 33) }
    @inlinable package static var dfn: Tag { Tag(html: 34) }
    @inlinable package static var dialog: Tag { Tag(html: 35) }
    @inlinable package static var dir: Tag { Tag(html: 36) }
    @inlinable package static var div: Tag { Tag(html: 37) }
    @inlinable package static var dl: Tag { Tag(html: 38) }
    @inlinable package static var dt: Tag { Tag(html: 39) }
    @inlinable package static var em: Tag { Tag(html: 40) }
    @inlinable package static var embed: Tag { Tag(html: 41) }
    @inlinable package static var fieldset: Tag { Tag(html: 42) }
    @inlinable package static var figcaption: Tag { Tag(html: 43) }
    @inlinable package static var figure: Tag { Tag(html: 44) }
    @inlinable package static var font: Tag { Tag(html: 45) }
    @inlinable package static var footer: Tag { Tag(html: 46) }
    @inlinable package static var form: Tag { Tag(html: 47) }
    @inlinable package static var frame: Tag { Tag(html: 48) }
    @inlinable package static var frameset: Tag { Tag(html: 49) }
    @inlinable package static var h1: Tag { Tag(html: 50) }
    @inlinable package static var h2: Tag { Tag(html: 51) }
    @inlinable package static var h3: Tag { Tag(html: 52) }
    @inlinable package static var h4: Tag { Tag(html: 53) }
    @inlinable package static var h5: Tag { Tag(html: 54) }
    @inlinable package static var h6: Tag { Tag(html: 55) }
    @inlinable package static var head: Tag { Tag(html: 56) }
    @inlinable package static var header: Tag { Tag(html: 57) }
    @inlinable package static var hgroup: Tag { Tag(html: 58) }
    @inlinable package static var hr: Tag { Tag(html: 59) }
    @inlinable package static var html: Tag { Tag(html: 60) }
    @inlinable package static var i: Tag { Tag(html: 61) }
    @inlinable package static var iframe: Tag { Tag(html: 62) }
    @inlinable package static var image: Tag { Tag(html: 63) }
    @inlinable package static var img: Tag { Tag(html: 64) }
    @inlinable package static var input: Tag { Tag(html: 65) }
    @inlinable package static var ins: Tag { Tag(html: 66) }
    @inlinable package static var isindex: Tag { Tag(html: 67) }
    @inlinable package static var kbd: Tag { Tag(html: 68) }
    @inlinable package static var keygen: Tag { Tag(html: 69) }
    @inlinable package static var label: Tag { Tag(html: 70) }
    @inlinable package static var legend: Tag { Tag(html: 71) }
    @inlinable package static var li: Tag { Tag(html: 72) }
    @inlinable package static var link: Tag { Tag(html: 73) }
    @inlinable package static var listing: Tag { Tag(html: 74) }
    @inlinable package static var main: Tag { Tag(html: 75) }
    @inlinable package static var map: Tag { Tag(html: 76) }
    @inlinable package static var mark: Tag { Tag(html: 77) }
    @inlinable package static var marquee: Tag { Tag(html: 78) }
    @inlinable package static var menu: Tag { Tag(html: 79) }
    @inlinable package static var menuitem: Tag { Tag(html: 80) }
    @inlinable package static var meta: Tag { Tag(html: 81) }
    @inlinable package static var meter: Tag { Tag(html: 82) }
    @inlinable package static var nav: Tag { Tag(html: 83) }
    @inlinable package static var nobr: Tag { Tag(html: 84) }
    @inlinable package static var noembed: Tag { Tag(html: 85) }
    @inlinable package static var noframes: Tag { Tag(html: 86) }
    @inlinable package static var noscript: Tag { Tag(html: 87) }
    @inlinable package static var object: Tag { Tag(html: 88) }
    @inlinable package static var ol: Tag { Tag(html: 89) }
    @inlinable package static var optgroup: Tag { Tag(html: 90) }
    @inlinable package static var option: Tag { Tag(html: 91) }
    @inlinable package static var output: Tag { Tag(html: 92) }
    @inlinable package static var p: Tag { Tag(html: 93) }
    @inlinable package static var param: Tag { Tag(html: 94) }
    @inlinable package static var picture: Tag { Tag(html: 95) }
    @inlinable package static var plaintext: Tag { Tag(html: 96) }
    @inlinable package static var pre: Tag { Tag(html: 97) }
    @inlinable package static var progress: Tag { Tag(html: 98) }
    @inlinable package static var q: Tag { Tag(html: 99) }
    @inlinable package static var rb: Tag { Tag(html: 100) }
    @inlinable package static var rp: Tag { Tag(html: 101) }
    @inlinable package static var rt: Tag { Tag(html: 102) }
    @inlinable package static var rtc: Tag { Tag(html: 103) }
    @inlinable package static var ruby: Tag { Tag(html: 104) }
    @inlinable package static var s: Tag { Tag(html: 105) }
    @inlinable package static var samp: Tag { Tag(html: 106) }
    @inlinable package static var script: Tag { Tag(html: 107) }
    @inlinable package static var search: Tag { Tag(html: 108) }
    @inlinable package static var section: Tag { Tag(html: 109) }
    @inlinable package static var select: Tag { Tag(html: 110) }
    @inlinable package static var slot: Tag { Tag(html: 111) }
    @inlinable package static var small: Tag { Tag(html: 112) }
    @inlinable package static var source: Tag { Tag(html: 113) }
    @inlinable package static var span: Tag { Tag(html: 114) }
    @inlinable package static var strike: Tag { Tag(html: 115) }
    @inlinable package static var strong: Tag { Tag(html: 116) }
    @inlinable package static var style: Tag { Tag(html: 117) }
    @inlinable package static var sub: Tag { Tag(html: 118) }
    @inlinable package static var summary: Tag { Tag(html: 119) }
    @inlinable package static var sup: Tag { Tag(html: 120) }
    @inlinable package static var table: Tag { Tag(html: 122) }
    @inlinable package static var tbody: Tag { Tag(html: 123) }
    @inlinable package static var td: Tag { Tag(html: 124) }
    @inlinable package static var template: Tag { Tag(html: 125) }
    @inlinable package static var textarea: Tag { Tag(html: 126) }
    @inlinable package static var tfoot: Tag { Tag(html: 127) }
    @inlinable package static var th: Tag { Tag(html: 128) }
    @inlinable package static var thead: Tag { Tag(html: 129) }
    @inlinable package static var time: Tag { Tag(html: 130) }
    @inlinable package static var title: Tag { Tag(html: 131) }
    @inlinable package static var tr: Tag { Tag(html: 132) }
    @inlinable package static var track: Tag { Tag(html: 133) }
    @inlinable package static var tt: Tag { Tag(html: 134) }
    @inlinable package static var u: Tag { Tag(html: 135) }
    @inlinable package static var ul: Tag { Tag(html: 136) }
    @inlinable package static var `var`: Tag { Tag(html: 137) }
    @inlinable package static var video: Tag { Tag(html: 138) }
    @inlinable package static var wbr: Tag { Tag(html: 139) }
    @inlinable package static var xmp: Tag { Tag(html: 140) }

    @inlinable package static var svg: Tag { Tag(svg: 121) }
    @inlinable package static var svgForeignObject: Tag { Tag(svg: 223) }
    @inlinable package static var svgDesc: Tag { Tag(svg: 150) }
    static var svgTitle: Tag { Tag(svg: 131) }
    static var svgScript: Tag { Tag(svg: 107) }
    @inlinable package static var math: Tag { Tag(math: 141) }
    static var mathMi: Tag { Tag(math: 142) }
    static var mathMo: Tag { Tag(math: 143) }
    static var mathMn: Tag { Tag(math: 144) }
    static var mathMs: Tag { Tag(math: 145) }
    static var mathMtext: Tag { Tag(math: 146) }
    static var mathAnnotationXml: Tag { Tag(math: 149) }

    /// The numbers of SVG names that the tokenizer lowercases; the right spelling is `svgNameCount` further on.
    static let lowercasedSVGNames: Range<UInt32> = 154..<191

    // The same words as tokens bear them, before the tree builder gives them a namespace.
    static var svgWord: Tag { Tag(html: 121) }
    static var mathWord: Tag { Tag(html: 141) }
    static var mglyphWord: Tag { Tag(html: 147) }
    static var malignmarkWord: Tag { Tag(html: 148) }
}
