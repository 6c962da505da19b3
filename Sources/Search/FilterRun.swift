import Bytes

/// Makes bitmaps of a segment's documents that a filter lets through.
struct FilterRun {
    let segment: Segment

    /// The documents that bear a keyword.
    func bitmap(of keyword: Keyword) -> Bitmap {
        var bitmap = Bitmap(count: segment.documentCount)
        insert(keyword, into: &bitmap)
        return bitmap
    }

    /// The documents that a filter lets through; nil where it is empty.
    func bitmap(of filter: SearchFilter) -> Bitmap? {
        if filter.isEmpty { return nil }
        var result = Bitmap(count: segment.documentCount, filled: true)
        for (name, values) in filter.keywords where !values.isEmpty {
            var bitmap = Bitmap(count: segment.documentCount)
            for value in values { insert(Keyword(name: name, value: value), into: &bitmap) }
            result.formIntersection(bitmap)
        }
        if let group = filter.group { result.formIntersection(bitmap(of: group)) }
        restrict(
            &result, to: segment.published, from: filter.publishedAfter, below: filter.publishedBefore, none: Int64.min)
        restrict(
            &result, to: segment.localDays, from: filter.localDayAfter, below: filter.localDayBefore, none: Int32.min)
        restrict(&result, to: segment.changed, from: filter.changedAfter, below: nil, none: Int64.min)
        return result
    }

    private func bitmap(of group: SearchFilter.Group) -> Bitmap {
        var bitmap = bitmap(of: group.keyword)
        for document in group.documents where segment.base <= document.rawValue && document.rawValue < segment.end {
            bitmap[Int(document.rawValue - segment.base)] = true
        }
        return bitmap
    }

    /// Adds the documents of some terms.
    func insert(_ terms: some Sequence<Int>, into bitmap: inout Bitmap) {
        unsafe bitmap.words.withUnsafeMutableBufferPointer { buffer in
            guard let words = buffer.baseAddress else { return }
            for term in terms { unsafe insert(term: term, into: words) }
        }
    }

    /// Most terms are rare: their short lists are read without a cursor.
    private func insert(term: Int, into words: UnsafeMutablePointer<UInt64>) {
        let count = Int(segment.documentFrequencies[term])
        if count < NumberBlocks.size {
            var offset = Int(segment.listOffsets[term])
            var document: UInt32 = 0
            for _ in 0..<count {
                let number = Varint.read(segment.lists, &offset)
                document &+= number >> 1
                if number & 1 == 0 { _ = Varint.read(segment.lists, &offset) }
                unsafe words[Int(document >> 6)] |= 1 << UInt64(document & 63)
            }
        } else if let dense = segment.denseBitmap(of: term) {
            unsafe dense.formUnion(into: words)
        } else {
            unsafe PostingCursor(segment: segment, term: term).forEachBlock { documents in
                for index in 0..<documents.count {
                    let document = unsafe documents[index]
                    unsafe words[Int(document >> 6)] |= 1 << UInt64(document & 63)
                }
            }
        }
    }

    private func insert(_ keyword: Keyword, into bitmap: inout Bitmap) {
        let bytes = Array(keyword.name.utf8) + [0] + Array(keyword.value.utf8)
        guard let first = segment.keywords(startingWith: bytes).first, segment.keyword(first) == bytes else { return }
        for document in segment.documents(ofKeyword: first) { bitmap[Int(document)] = true }
    }

    private func restrict<Value: FixedWidthInteger>(
        _ bitmap: inout Bitmap, to values: FlatArray<Value>, from: Value?, below: Value?, none: Value
    ) {
        guard from != nil || below != nil else { return }
        let lowest = from ?? none
        let highest = below ?? Value.max
        for index in 0..<values.count {
            let value = values[index]
            if value == none || value < lowest || value >= highest { bitmap[index] = false }
        }
    }
}
