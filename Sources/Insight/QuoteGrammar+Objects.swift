/// Where a subject ends because what the verb is said of begins.
extension QuoteGrammar {
    func dropObject(_ name: inout NameRange, _ cue: SpeechCue) {
        let takesObject = passage.has(.transitiveVerb, at: cue.start)
        dropObject(
            &name, takesObject: takesObject, isCertain: false, takesDeed: takesObject || cue.prepositions & 1 != 0)
    }

    /// «وصف الرئيس الفرنسي [الهجوم] بأنه», «اتهمت كييف [موسكو بتنفيذ]»: what the verb is said of ends the subject. A subject is a noun
    /// with its genitive, adjectives and a name; a noun with the article behind these is the object. `isCertain`: a noun without one is too.
    func dropObject(
        _ name: inout NameRange, takesObject: Bool, isCertain: Bool, takesDeed: Bool = true
    ) {
        let first = name.tokens.lowerBound
        // «طهران [التصريحات]».
        var isWhole = passage.isDefinite(first) || isPlace(first)
        let isOne =
            passage.lastLetter(first) != FoldedText.letter("ن") && passage.lastLetter(first) != FoldedText.letter("ت")
        for place in name.tokens.dropFirst() {
            let isObject =
                (takesDeed && (isDeed(place) || (isWhole && isGovernedByBa(place))))
                || (takesObject && isPlace(place) && isPlace(place - 1))
                // «حث المبعوث [جميع الأطراف]».
                || (takesObject && isWhole && !passage.isDefinite(place) && passage.bare(.notName, at: place) != nil)
                || (takesObject && passage.isDefinite(place) && isWhole && passage.isDefinite(place - 1)
                    && !isAdjective(place)
                    && !isPartOfName(place) && passage.letter(place, 0) != FoldedText.letter("ل"))
                || (takesObject && place == first + 1 && isPlace(first) && passage.isDefinite(place)
                    && passage.bare(.demonym, at: place) == nil && !isPartOfName(place))
                // «طمأن وزير التموين [المواطنين]».
                || (takesObject && isWhole && isOne && isManyWithArticle(place) && !isPartOfName(place))
                || (isWhole && isObjectByForm(place))
                || (isWhole && isManner(place)) || (takesObject && isWhole && isOtherGender(place))
                || (takesObject && isWhole && passage.isDefinite(place - 1)
                    && passage.bare(.ministryHead, at: place) != nil)
                || (isCertain && isWhole && !passage.isDefinite(place) && passage.matchRange(place).isEmpty)
            if isObject {
                name.tokens = name.tokens.lowerBound..<place
                return
            }
            if passage.isDefinite(place) { isWhole = true }
        }
    }

    /// «نددت الرئاسة [بالقصف]», «رحبت الخارجية القطرية [بالاتفاق]».
    private func isGovernedByBa(_ index: Int) -> Bool {
        passage.letter(index, 0) == FoldedText.letter("ب") && passage.isDefinite(index)
            && passage.letter(index, 1) == FoldedText.letter("ا") && !passage.has(.boundName, at: index)
            && !passage.has(.familyName, at: index)
    }

    private func isPartOfName(_ index: Int) -> Bool {
        (passage.has(.role, at: index) && isNamedOffice(index))
            || [LexicalKind.familyName, .boundName, .givenName, .compoundName, .organisation, .city, .country].contains
            {
                passage.has($0, at: index)
            } || passage.bare(.givenName, at: index - 1) != nil
    }

    /// «وزير الخارجية [الأمير فيصل بن فرحان]», but «النيابة [المدير السابق]»: a name follows an office that belongs to the subject.
    private func isNamedOffice(_ index: Int) -> Bool {
        for place in index + 1...index + 3 {
            if passage.bare(.givenName, at: place) != nil || passage.bare(.nameParticle, at: place) != nil {
                return true
            }
            guard passage.isDefinite(place) || passage.has(.role, at: place) else { return false }
        }
        return false
    }

    /// «المواطنين»: in «ـين» with the article.
    private func isManyWithArticle(_ index: Int) -> Bool {
        let count = passage.tokens[index].count
        return count >= 7 && passage.isDefinite(index) && passage.isDefinite(index - 1)
            && passage.letter(index, 0) == FoldedText.letter("ا") && passage.lastLetter(index) == FoldedText.letter("ن")
            && passage.letter(index, count - 2) == FoldedText.letter("ي") && passage.bare(.demonym, at: index) == nil
            && passage.bare(.roleTail, at: index - 1) == nil
    }

    /// «أجاب اللاعب [مبتسما]»: in the accusative, of no table.
    private func isManner(_ index: Int) -> Bool {
        passage.lastLetter(index) == FoldedText.letter("ا") && !passage.isDefinite(index)
            && passage.tokens[index].count >= 5 && passage.matchRange(index).isEmpty && passage.isDefinite(index - 1)
            && passage.bare(.givenName, at: index - 1) == nil
    }

    /// «وصف الخبير العسكري [العملية]», «برر الحكم [قراره]»: in «ـة» behind a man's office, or with his pronoun.
    private func isOtherGender(_ index: Int) -> Bool {
        let ha = FoldedText.letter("ه")
        guard passage.lastLetter(index) == ha, passage.lastLetter(index - 1) != ha, passage.isDefinite(index - 1) else {
            return false
        }
        if !passage.isDefinite(index) { return passage.matchRange(index).isEmpty && passage.tokens[index].count >= 4 }
        return passage.match(.organisation, at: index - 1) == nil
            && (passage.lastLetter(index - 1) == FoldedText.letter("ي") || passage.bare(.role, at: index - 1) != nil)
    }

    /// «هتافات», «أنصارها»: no name ends so.
    private func isObjectByForm(_ index: Int) -> Bool {
        guard passage.matchRange(index).isEmpty, !passage.isDefinite(index), passage.tokens[index].count >= 5 else {
            return false
        }
        let (last, before) = (passage.lastLetter(index), passage.letter(index, passage.tokens[index].count - 2))
        let (ta, alef, ha, meem) = (
            FoldedText.letter("ت"), FoldedText.letter("ا"), FoldedText.letter("ه"), FoldedText.letter("م")
        )
        return (last == ta && before == alef && passage.bare(.givenName, at: index - 1) == nil)
            || (before == ha && (last == alef || last == meem))
    }

    /// «الفرنسي», «السابقة»: in «ـي» or «ـية», or a word that titles go on in.
    private func isAdjective(_ index: Int) -> Bool {
        let (ya, count, last) = (FoldedText.letter("ي"), passage.tokens[index].count, passage.lastLetter(index))
        // «المسؤولين الأميركيين», but «الوزير المواطنين».
        let isPlural = last == FoldedText.letter("ن")
        let agrees = !isPlural || passage.lastLetter(index - 1) == last
        // «المدير» is none, «الأممية» and «الأميركيين» are.
        let endsInNisba =
            count > 3 && passage.letter(index, count - 2) == ya && agrees
            && (isPlural || last == FoldedText.letter("ه"))
        return last == ya || endsInNisba
            || passage.has(.roleTail, at: index) || passage.has(.demonym, at: index) || passage.has(.ordinal, at: index)
            || passage.has(.partyCount, at: index)
            || passage.matches[passage.matchRange(index - 1)].contains {
                ($0.kind == .role || $0.kind == .organisation) && $0.end > Int32(index)
            }
    }

    /// «بتنفيذ», «بانتهاك»: a verbal noun that a verb of judging governs.
    func isDeed(_ index: Int) -> Bool {
        passage.isWord(index) && passage.letter(index, 0) == FoldedText.letter("ب") && passage.tokens[index].count > 4
            && !passage.isDefinite(index)
            && passage.matches[passage.matchRange(index)].allSatisfy { $0.kind == .notName && $0.skip == 1 }
    }

    func isPlace(_ index: Int) -> Bool {
        passage.bare(.city, at: index) != nil || passage.bare(.country, at: index) != nil
    }
}
