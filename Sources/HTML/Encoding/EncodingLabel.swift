import Bytes

/// Names of encodings, and the labels that stand for them (Encoding Standard 4.2).
enum EncodingLabel {
    /// Each label's bytes, lower case, to the name in lower case.
    private static let names: [[UInt8]: String] = {
        var names: [[UInt8]: String] = [:]
        for word in EncodingLabelData.labels.bytes.split(separator: 0x20) {
            let parts = word.split(separator: 0x3D, maxSplits: 1)
            let name = String(decoding: parts[0], as: UTF8.self)
            for label in parts[1].split(separator: 0x2C) { names[Array(label)] = name }
        }
        return names
    }()

    /// "Get an encoding": the name that a label stands for, white space around it and its case aside.
    static func name(for label: some Collection<UInt8>) -> String? {
        var bytes = label.map(\.asciiLowercased)
        while let last = bytes.last, last.isASCIIWhitespace { bytes.removeLast() }
        return names[Array(bytes.drop { $0.isASCIIWhitespace })]
    }
}
