/// The mode "text" (13.2.6.4.8): inside RCDATA, RAWTEXT and scripts.
extension TreeBuilder {
    mutating func text(_ token: Token) {
        switch token.kind {
        case .characters: insert(token.text)
        case .null: insertReplacementCharacter()
        case .endOfFile:
            if open.count > 1 { open.pop() }
            mode = originalMode
            reprocess(token)
        default:
            if open.count > 1 { open.pop() }
            mode = originalMode
        }
    }
}
