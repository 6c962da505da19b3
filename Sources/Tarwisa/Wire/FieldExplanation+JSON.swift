import Extraction
import Storage

extension FieldExplanation {
    /// A member named after the field: its raw text, the rule, the node and what was passed over.
    func write(to writer: inout JSONWriter) {
        writer.name(field)
        writer.object { writer in
            writer.member("raw", raw)
            writer.member("rule", rule)
            writer.member("node", node)
            writer.name("rejected")
            writer.array { writer in
                for candidate in rejected {
                    writer.object { writer in
                        writer.member("raw", candidate.raw)
                        writer.member("rule", candidate.rule)
                        writer.member("reason", candidate.reason)
                    }
                }
            }
        }
    }
}
