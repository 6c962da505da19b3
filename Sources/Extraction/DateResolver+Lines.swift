import News
import Text

extension DateResolver {
    /// The publication date in a line of a page whose dates have been read.
    func published(in line: PageLine, rule: String) -> PublicationDate? {
        guard let dates = line.dates else { return nil }
        return resolved(
            context.readsMonthFirst ? dates.readMonthFirst : dates, raw: line.text, rule: rule, .published)
    }
}
