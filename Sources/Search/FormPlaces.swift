/// Where the forms of a word stand, segment by segment: what runs in a segment looks at its own places alone.
struct FormPlaces {
    /// One form in a segment's dictionary.
    struct Place {
        let term: Int
        /// The term's group and its number there; nil where that is not known.
        let group: Int?
        let member: Int
        let weight: Float
    }

    private var places: [Place] = []
    /// For each segment up to the last with a form, where its places begin, and where the last one's end.
    private var starts: [Int] = []

    init(_ forms: [WordForm] = []) {
        var counts: [Int] = []
        for form in forms {
            for place in form.places {
                while counts.count <= place.segment { counts.append(0) }
                counts[place.segment] += 1
            }
        }
        if counts.isEmpty { return }
        starts.reserveCapacity(counts.count + 1)
        var next: [Int] = []
        next.reserveCapacity(counts.count)
        var sum = 0
        for count in counts {
            starts.append(sum)
            next.append(sum)
            sum += count
        }
        starts.append(sum)
        places = Array(repeating: Place(term: 0, group: nil, member: 0, weight: 0), count: sum)
        for form in forms {
            for place in form.places {
                places[next[place.segment]] = Place(
                    term: place.term, group: place.group, member: place.member, weight: form.weight)
                next[place.segment] += 1
            }
        }
    }

    /// A segment's, in the order of the forms.
    func places(in segment: Int) -> ArraySlice<Place> {
        segment + 1 < starts.count ? places[starts[segment]..<starts[segment + 1]] : []
    }
}
