/// The story that an article tells a part of, and why it was put there.
package struct StoryPlace: Sendable, Equatable {
    /// `s_` and the digits of the article that founded it.
    package var story: String
    /// The article that it was put beside; nil for the one that founds the story.
    package var beside: String?
    /// Rare words and linked names that both leads share.
    package var terms: [String]
    package var entities: [String]
    /// How much of the leads is shared: 0…1.
    package var score: Double

    package init(
        story: String, beside: String? = nil, terms: [String] = [], entities: [String] = [], score: Double = 0
    ) {
        (self.story, self.beside, self.terms, self.entities, self.score) = (story, beside, terms, entities, score)
    }
}
