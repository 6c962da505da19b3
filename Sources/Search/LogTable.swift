/// The natural logarithm without the C library.
enum LogTable {
    /// ln x for x > 0, to about seven digits.
    static func log(_ x: Float) -> Float {
        guard x > 0 else { return -Float.infinity }
        let exponent = Float(x.exponent)
        // With s = (m − 1)/(m + 1), ln m = 2(s + s³/3 + s⁵/5 + …).
        let s = (x.significand - 1) / (x.significand + 1)
        let square = s * s
        var term = s
        var sum = s
        for divisor in stride(from: Float(3), through: 15, by: 2) {
            term *= square
            sum += term / divisor
        }
        return exponent * 0.693_147_18 + 2 * sum
    }

    /// 2 to the power of −x, for x ≥ 0.
    static func halved(_ x: Float) -> Float {
        if x > 60 { return 0 }
        let whole = x.rounded(.down)
        let rest = (x - whole) * 0.693_147_18
        let fraction = 1 / (1 + rest * (1 + rest / 2 * (1 + rest / 3 * (1 + rest / 4))))
        return Float(sign: .plus, exponent: -Int(whole), significand: 1) * fraction
    }
}
