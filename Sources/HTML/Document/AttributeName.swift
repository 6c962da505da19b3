/// The attribute names that every document knows from the start, and the numbers that the parser speaks of.
enum AttributeName {
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
        async defer tabindex loading aria-label aria-hidden selected onclick placeholder
        """

    /// SVG names as the tokenizer lowercases them; the right spelling is as many numbers further on.
    static let lowercasedSVG: Range<UInt32> = 1..<59
    /// `xlink:actuate` to `xmlns:xlink`: what foreign content puts into a namespace.
    static let namespaced: Range<UInt32> = 117..<128
    static let lowercasedDefinitionURL: UInt32 = 128
    static let definitionURL: UInt32 = 129
    static let type: UInt32 = 137
    static let encoding: UInt32 = 159
    static let color: UInt32 = 160
    static let face: UInt32 = 161
    static let size: UInt32 = 162
    static let `class`: UInt32 = 130
    static let id: UInt32 = 131
    static let selected: UInt32 = 172
}
