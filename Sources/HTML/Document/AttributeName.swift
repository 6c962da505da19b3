/// The interned name of an attribute; the names here have the same number in every document.
@usableFromInline
package struct AttributeName: Hashable, Sendable {
    @usableFromInline let number: UInt32

    @inlinable init(_ number: UInt32) { self.number = number }

    /// Spelled out, so that other rooms compare numbers.
    @inlinable package static func == (left: AttributeName, right: AttributeName) -> Bool {
        left.number == right.number
    }
    @inlinable package static func ~= (pattern: AttributeName, name: AttributeName) -> Bool { pattern == name }

    /// Names in the order of their numbers, the first being number 1.
    static let knownNames: StaticString = """
        attributename attributetype basefrequency baseprofile calcmode clippathunits diffuseconstant edgemode \
        filterunits glyphref gradienttransform gradientunits kernelmatrix kernelunitlength keypoints keysplines \
        keytimes lengthadjust limitingconeangle markerheight markerunits markerwidth maskcontentunits maskunits \
        numoctaves pathlength patterncontentunits patterntransform patternunits pointsatx pointsaty pointsatz \
        preservealpha preserveaspectratio primitiveunits refx refy repeatcount repeatdur requiredextensions \
        requiredfeatures specularconstant specularexponent spreadmethod startoffset stddeviation stitchtiles \
        surfacescale systemlanguage tablevalues targetx targety textlength viewbox viewtarget xchannelselector \
        ychannelselector zoomandpan attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits \
        diffuseConstant edgeMode filterUnits glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength \
        keyPoints keySplines keyTimes lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth \
        maskContentUnits maskUnits numOctaves pathLength patternContentUnits patternTransform patternUnits pointsAtX \
        pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur \
        requiredExtensions requiredFeatures specularConstant specularExponent spreadMethod startOffset stdDeviation \
        stitchTiles surfaceScale systemLanguage tableValues targetX targetY textLength viewBox viewTarget \
        xChannelSelector yChannelSelector zoomAndPan xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show \
        xlink:title xlink:type xml:lang xml:space xmlns xmlns:xlink definitionurl definitionURL class id href src \
        alt title style type name content property rel lang dir width height itemprop itemtype itemscope datetime \
        srcset sizes data-src value target action method for role encoding color face size http-equiv charset media \
        async defer tabindex loading aria-label aria-hidden selected onclick placeholder data-testid data-component \
        data-test-id data-qa hidden
        """

    /// SVG names as the tokenizer lowercases them; the right spelling is as many numbers further on.
    static let lowercasedSVG: Range<UInt32> = 1..<59
    /// `xlink:actuate` to `xmlns:xlink`: what foreign content puts into a namespace.
    static let namespaced: Range<UInt32> = 117..<128
    static let lowercasedDefinitionURL: UInt32 = 128
    static let definitionURL: UInt32 = 129

    @inlinable package static var `class`: AttributeName { AttributeName(130) }
    @inlinable package static var id: AttributeName { AttributeName(131) }
    @inlinable package static var href: AttributeName { AttributeName(132) }
    @inlinable package static var src: AttributeName { AttributeName(133) }
    @inlinable package static var style: AttributeName { AttributeName(136) }
    @inlinable package static var type: AttributeName { AttributeName(137) }
    @inlinable package static var name: AttributeName { AttributeName(138) }
    @inlinable package static var content: AttributeName { AttributeName(139) }
    @inlinable package static var property: AttributeName { AttributeName(140) }
    @inlinable package static var rel: AttributeName { AttributeName(141) }
    @inlinable package static var lang: AttributeName { AttributeName(142) }
    @inlinable package static var itemprop: AttributeName { AttributeName(146) }
    @inlinable package static var datetime: AttributeName { AttributeName(149) }
    @inlinable package static var value: AttributeName { AttributeName(153) }
    @inlinable package static var role: AttributeName { AttributeName(158) }
    static var encoding: AttributeName { AttributeName(159) }
    static var color: AttributeName { AttributeName(160) }
    static var face: AttributeName { AttributeName(161) }
    static var size: AttributeName { AttributeName(162) }
    @inlinable package static var httpEquiv: AttributeName { AttributeName(163) }
    @inlinable package static var ariaHidden: AttributeName { AttributeName(171) }
    static var selected: AttributeName { AttributeName(172) }
    @inlinable package static var dataTestid: AttributeName { AttributeName(175) }
    @inlinable package static var dataComponent: AttributeName { AttributeName(176) }
    @inlinable package static var dataTestID: AttributeName { AttributeName(177) }
    @inlinable package static var dataQA: AttributeName { AttributeName(178) }
    @inlinable package static var hidden: AttributeName { AttributeName(179) }

    /// The names that have a constant, as pages write them: a test holds the numbers to them.
    package static let spelled: [(AttributeName, String)] = [
        (.class, "class"), (.id, "id"), (.href, "href"), (.src, "src"), (.style, "style"), (.type, "type"),
        (.name, "name"), (.content, "content"), (.property, "property"), (.rel, "rel"), (.lang, "lang"),
        (.itemprop, "itemprop"), (.datetime, "datetime"), (.value, "value"), (.role, "role"),
        (.encoding, "encoding"), (.color, "color"), (.face, "face"), (.size, "size"), (.httpEquiv, "http-equiv"),
        (.ariaHidden, "aria-hidden"), (.selected, "selected"), (.dataTestid, "data-testid"),
        (.dataComponent, "data-component"), (.dataTestID, "data-test-id"), (.dataQA, "data-qa"), (.hidden, "hidden"),
    ]
}
