import Insight
import Storage

/// The JSON of what an article says. A finding names its place (`p1`, `headline`, `caption`) and its UTF-16 span in it.
enum InsightJSON {
    static func write(_ date: Timex, at place: ArticleInsight.Place? = nil, to writer: inout JSONWriter) {
        writer.object { writer in
            writeSpan(place, date.start, date.end, to: &writer)
            writer.member("type", date.value.type)
            writer.member("value", date.valueText)
            if let mod = date.mod { writer.member("mod", ["START", "MID", "END"][mod.rawValue]) }
            writer.member("rule", date.rule.rawValue)
        }
    }

    static func write(
        _ quote: Quote, at place: ArticleInsight.Place? = nil, text: String? = nil, id: String? = nil,
        to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writeSpan(place, quote.start, quote.end, to: &writer)
            if let text { writer.member("text", text) }
            writer.member("speaker", quote.speaker?.name)
            writer.member("speaker_start", quote.speaker?.range?.lowerBound)
            writer.member("speaker_end", quote.speaker?.range?.upperBound)
            if let id { writer.member("speaker_id", id) }
            if let via = quote.via { writer.member("via", via) }
            writer.member("cue", quote.cue)
            writer.member("rule", quote.rule.rawValue)
        }
    }

    static func write(_ person: TitledPerson, at place: ArticleInsight.Place? = nil, to writer: inout JSONWriter) {
        writer.object { writer in
            writeSpan(place, person.name.lowerBound, person.name.upperBound, to: &writer)
            writer.member("id", person.id)
            writer.member("name", person.nameText)
            writer.member("role", person.titleText)
            writer.member("country", person.country)
            writer.name("roles")
            writer.array { writer in for role in person.roles { writer.string(role) } }
        }
    }

    static func write(_ mention: Mention, at place: ArticleInsight.Place? = nil, to writer: inout JSONWriter) {
        writer.object { writer in
            writeSpan(place, mention.start, mention.end, to: &writer)
            writer.member("type", mention.kind.rawValue)
            writer.member("id", mention.id)
            writer.member("text", mention.text)
            writer.member("rule", mention.rule.rawValue)
        }
    }

    static func write(_ relation: Relation, at place: ArticleInsight.Place? = nil, to writer: inout JSONWriter) {
        writer.object { writer in
            writeSpan(place, relation.start, relation.end, to: &writer)
            writer.member("type", relation.type.rawValue)
            if let group = relation.group { writer.member("group", group) }
            if !relation.members.isEmpty {
                writer.name("members")
                writer.array { writer in for member in relation.members { writer.string(member) } }
            }
            if let agent = relation.agentID { writer.member("agent", agent) }
            if let name = relation.agent { writer.member("agent_name", name) }
            if let first = relation.dates.first {
                if relation.dates.count == 1 {
                    writer.member("date", first)
                } else {
                    writer.name("date")
                    writer.array { writer in for date in relation.dates { writer.string(date) } }
                }
            }
        }
    }

    private static func writeSpan(_ place: ArticleInsight.Place?, _ start: Int, _ end: Int, to writer: inout JSONWriter)
    {
        if let place { writer.member("paragraph", place.name) }
        writer.member("start", start)
        writer.member("end", end)
    }
}
