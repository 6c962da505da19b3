import Testing

extension WebTests {
    @Suite("Searching") struct SearchTests {
        @Test("typing shows marked results at once, and the address reproduces them")
        func typing() async throws {
            try await WebTests.run { browser, server in
                try await browser.open(server.origin)
                try await browser.wait(until: "document.querySelectorAll('.front article').length > 10")
                try await browser.type("السنديان", into: "#q")
                // The results of the whole word: those of its beginnings come and go while it is typed.
                try await browser.wait(
                    until: "new URLSearchParams(location.search).get('q') === 'السنديان' && !document.querySelector('[aria-busy]')"
                        + " && document.querySelectorAll('.result mark').length > 2")
                let results: [String] = try await browser.value(titles)
                #expect(results.count > 3)
                #expect(
                    try await browser.value("document.querySelector('.result mark').textContent") == "سنديان")
                try await browser.open(try await browser.value("location.href"))
                try await browser.wait(until: "document.querySelectorAll('.result').length")
                #expect(try await browser.value(titles) == results)
                #expect(try await browser.value("document.querySelector('#q').value") == "السنديان")
                #expect(try await browser.complaints() == [])
            }
        }

        @Test("the keyboard alone leads from the first key to an open article and back")
        func keyboard() async throws {
            try await WebTests.run { browser, server in
                try await browser.open(server.origin)
                try await browser.wait(until: "document.activeElement.id === 'q'")
                try await browser.type("زيتون")
                try await browser.wait(until: "document.querySelector('.result')?.innerText.includes('الزيتون')")
                try await browser.type(Key.escape + Key.down)
                #expect(try await browser.value("document.activeElement.closest('.result') !== null"))
                try await browser.type(Key.enter)
                try await browser.wait(
                    until: "document.querySelector('.article h1')?.innerText.includes('الزيتون')")
                #expect(try await browser.count(".article-body mark") > 0)
                try await browser.back()
                try await browser.wait(until: "document.querySelector('.result')?.innerText.includes('الزيتون')")
                #expect(try await browser.value("document.querySelector('#q').value") == "زيتون")
            }
        }

        @Test("a suggestion is taken with the arrow and Enter")
        func suggestion() async throws {
            try await WebTests.run { browser, server in
                try await browser.open(server.origin)
                try await browser.type("المرف", into: "#q")
                try await browser.wait(
                    until: "document.querySelectorAll('#suggestions [role=option]').length > 1")
                #expect(
                    try await browser.value("document.querySelector('#q').getAttribute('aria-expanded')")
                        == "true")
                try await browser.type(Key.down + Key.enter)
                try await browser.wait(until: "new URLSearchParams(location.search).get('q') === 'المرفأ'")
                #expect(try await browser.value("document.querySelector('#suggestions').hidden"))
            }
        }

        @Test("facets are combined and undone, and the back button walks through them")
        func facets() async throws {
            try await WebTests.run { browser, server in
                try await browser.open(server.origin + "/?q=المرفأ")
                try await browser.wait(until: "document.querySelectorAll('.result').length > 2")
                let all = try await browser.count(".result")
                try await browser.click("[id='facet-source-barid-alsahel.example']")
                try await browser.wait(until: "document.querySelectorAll('.chip').length === 1")
                try await browser.wait(until: "document.querySelectorAll('.result').length < \(all)")
                let some = try await browser.count(".result")
                try await browser.click("[id='facet-section-ثقافة']")
                try await browser.wait(until: "document.querySelectorAll('.result').length < \(some)")
                #expect(try await browser.text("#summary").contains("نتيجة واحدة"))
                try await browser.back()
                try await browser.wait(until: "document.querySelectorAll('.result').length === \(some)")
                try await browser.click(".chip")
                try await browser.wait(until: "document.querySelectorAll('.result').length === \(all)")
                #expect(try await browser.count(".chip") == 0)
            }
        }

        @Test("the timeline's brush narrows the results by pointer and by keyboard, Escape lifts it")
        func brush() async throws {
            try await WebTests.run { browser, server in
                try await browser.open(server.origin + "/?view=search")
                try await browser.wait(until: "document.querySelectorAll('.bar').length > 20")
                try await browser.drag(across: ".plot", from: 0.3, to: 0.7)
                try await browser.wait(until: "location.search.includes('published_after')")
                let dragged: String = try await browser.value("location.search")
                try await browser.wait(until: "document.querySelector('.brush')?.hidden === false")
                try await browser.run("document.querySelector('#brush-from').focus()")
                // Time runs to the left in an Arabic page.
                try await browser.type(Key.left, into: "#brush-from")
                try await browser.wait(until: "location.search !== \(Browser.json(dragged))")
                try await browser.wait(until: "document.activeElement.id === 'brush-from'")
                try await browser.type(Key.escape, into: "#brush-from")
                try await browser.wait(until: "!location.search.includes('published_after')")
            }
        }

        private let titles =
            "[...document.querySelectorAll('.result h2')].map((title) => title.innerText)"
    }
}
