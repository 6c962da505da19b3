internal import Bytes
package import News

/// Names a text's language by its script, its letters, and in Latin script its commonest words.
package enum LanguageGuess {
    /// nil where the text has too few letters or no language is clearly ahead. Reads the first 4 000 scalars.
    package static func language(of text: String) -> Language? {
        var counts = ScriptCounts()
        var rest = limit
        for scalar in text.unicodeScalars {
            if rest == 0 { break }
            rest -= 1
            counts.add(scalar.value)
        }
        guard let code = counts.code(text) else { return nil }
        return Language(code)
    }

    private struct ScriptCounts {
        var arabic = 0, persian = 0, urdu = 0, arabicOnly = 0, hebrew = 0, latin = 0, cyrillic = 0, ukrainian = 0
        var greek = 0, han = 0, kana = 0, hangul = 0, devanagari = 0, bengali = 0, thai = 0, armenian = 0, georgian = 0
        var pashto = 0, kurdish = 0

        mutating func add(_ value: UInt32) {
            if value < 0x80 {
                if (value | 0x20) &- 0x61 < 26 { latin += 1 }
                return
            }
            switch value {
            case 0xC0...0x24F: latin += 1
            case 0x600...0x6FF: addArabic(value)
            case 0x590...0x5FF: hebrew += 1
            case 0x400...0x4FF:
                cyrillic += 1
                if value == 0x456 || value == 0x457 || value == 0x454 { ukrainian += 1 }
            case 0x370...0x3FF: greek += 1
            case 0x3040...0x30FF: kana += 1
            case 0x4E00...0x9FFF: han += 1
            case 0xAC00...0xD7AF: hangul += 1
            case 0x900...0x97F: devanagari += 1
            case 0x980...0x9FF: bengali += 1
            case 0xE00...0xE7F: thai += 1
            case 0x530...0x58F: armenian += 1
            case 0x10A0...0x10FF: georgian += 1
            default: break
            }
        }

        private mutating func addArabic(_ value: UInt32) {
            arabic += 1
            switch value {
            case 0x67E, 0x686, 0x698, 0x6AF: persian += 1
            case 0x6CC, 0x6A9: persian += 1
            case 0x679, 0x688, 0x691, 0x6D2, 0x6BA, 0x6C1, 0x6BE: urdu += 1
            case 0x67C, 0x681, 0x685, 0x689, 0x693, 0x696, 0x69A, 0x6AB, 0x6CD, 0x6D0: pashto += 1
            case 0x6C6, 0x6CE, 0x6B5, 0x6D5, 0x695: kurdish += 1
            case 0x629, 0x64A, 0x643, 0x649: arabicOnly += 1
            default: break
            }
        }

        func code(_ text: String) -> String? {
            let scripts = [
                arabic, hebrew, latin, cyrillic, greek, han + kana, hangul, devanagari, bengali, thai, armenian,
                georgian,
            ]
            guard let most = scripts.max(), most >= 8 else { return nil }
            switch most {
            case arabic:
                if urdu * 25 > arabic { return "ur" }
                if pashto * 60 > arabic { return "ps" }
                if kurdish * 15 > arabic { return "ckb" }
                return persian > arabicOnly && persian * 25 > arabic ? "fa" : "ar"
            case hebrew: return "he"
            case cyrillic: return ukrainian * 50 > cyrillic ? "uk" : "ru"
            case greek: return "el"
            case han + kana: return kana * 10 > han ? "ja" : "zh"
            case hangul: return "ko"
            case devanagari: return "hi"
            case bengali: return "bn"
            case thai: return "th"
            case armenian: return "hy"
            case georgian: return "ka"
            default: return LanguageGuess.latinLanguage(of: text)
            }
        }
    }

    /// How many scalars are read.
    private static let limit = 4000

    private static func latinLanguage(of text: String) -> String? {
        var scores = [Int](repeating: 0, count: languages.count)
        count(text, into: &scores)
        // Of equals none is clearly ahead.
        guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] >= 2,
            scores.count(where: { $0 == scores[best] }) == 1
        else { return nil }
        return languages[best]
    }

    private static func count(_ text: String, into scores: inout [Int]) {
        let bytes = text.utf8.span
        var (index, read, start, isPlain) = (0, 0, 0, true)
        var hash = ByteHash()
        func close(at end: Int) {
            if end > start, end - start <= longest {
                count(isPlain ? hash.value : key(of: Array(copying: bytes.extracting(start..<end))), into: &scores)
            }
            (hash, isPlain) = (ByteHash(), true)
        }
        while index < bytes.count, read < limit {
            let byte = bytes[index]
            var next = index + 1
            if byte < 0x80 {
                guard byte.standsForItself else { return countBrokenUp(text, into: &scores) }
                if byte.isASCIIAlpha || byte == 0x27 {
                    hash.append(byte.asciiLowercased)
                } else {
                    close(at: index)
                    start = next
                }
            } else {
                next = index + byte.utf8Length
                let scalar = bytes.scalar(index..<next)
                guard scalar.standsForItself else { return countBrokenUp(text, into: &scores) }
                if (0xDF...0xFF).contains(scalar.value), scalar.value != 0xF7 {
                    // Small letters of Latin-1 stay as they are.
                    for place in index..<next { hash.append(bytes[place]) }
                } else if scalar.isLetter || scalar == "’" {
                    isPlain = false
                } else {
                    close(at: index)
                    start = next
                }
            }
            index = next
            read += 1
        }
        close(at: index)
    }

    /// The same over characters, where scalars join to some.
    private static func countBrokenUp(_ text: String, into scores: inout [Int]) {
        for score in scores.indices { scores[score] = 0 }
        for word in text.prefix(limit).split(whereSeparator: { !$0.isLetter && $0 != "'" && $0 != "’" })
        where word.utf8.count <= longest {
            count(key(of: Array(word.utf8)), into: &scores)
        }
    }

    private static func count(_ key: UInt64, into scores: inout [Int]) {
        guard let number = words.index.number(of: key) else { return }
        for language in words.languages[number] { scores[language] += 1 }
    }

    /// A word's bytes in lower case, hashed.
    private static func key(of word: [UInt8]) -> UInt64 {
        ByteHash(of: String(decoding: word, as: UTF8.self).lowercased().utf8).value
    }

    /// The bytes of the longest word in the table, with room for capitals that have more.
    private static let longest = 24

    private static let lines = table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    private static let languages = lines.map { $0[0] }

    /// For each word the languages that it is common in.
    private static let words: (index: ByteHashIndex, languages: [[Int]]) = {
        var (index, found) = (ByteHashIndex(), [[Int]]())
        for (language, line) in lines.enumerated() {
            for word in line.dropFirst() {
                let key = key(of: Array(word.utf8))
                if let known = index.number(of: key) {
                    found[known].append(language)
                } else {
                    index.insert(key, found.count)
                    found.append([language])
                }
            }
        }
        return (index, found)
    }()

    private static let table = """
        en the of and to in is that for was with on said from have by has
        fr le la les des et est une dans du pour que qui sur au par avec
        de der die und das ist den von mit ein eine nicht im auf dem zu sich
        es el la los de que y en las del una por con para se su al como
        it il di che la della per un non del con sono dei nel alla gli è
        pt o de que a os do da em um para com não uma no na dos por
        nl de het een van en is dat op te zijn met voor niet aan er
        sv och att det som en på är av för den med till inte har
        da og at det af en er til på med for ikke som har den
        no og det som en på er av for ikke til med har den å
        fi ja on ei että se oli myös mutta joka kun hän ovat
        pl i w na z do się nie że to jest o jak po od
        cs a se na v je že s z do o to jako podle
        sk a sa na v je že s z do o to ako podľa
        hu a az és hogy nem is egy meg volt de el
        ro și de la în a cu pe că o din nu un care pentru
        tr ve bir bu için da de ile olarak olan daha gibi sonra
        id yang dan di ini itu dengan untuk dari pada tidak dalam akan
        hr je i u na se da su za od koji kako bi
        sw na ya wa kwa katika ni za la hiyo kuwa
        vi và của là không có cho được trong một những
        lt ir kad yra į iš su tai bei buvo apie kaip
        lv un ir ka no ar par uz tas lai kas
        et ja on et ei see oli ka aga kui
        sq dhe në të e i se me për një nga
        ca el la de i que els les amb per una és
        is og að í er á sem við til um það
        af die en het van is in dat nie vir met wat
        """
}
