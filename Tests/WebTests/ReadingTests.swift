import Foundation
import Testing

extension WebTests {
    @Suite("Reading") struct ReadingTests {
        @Test("an empty archive offers the sample archive, and one press loads it")
        func samples() async throws {
            try await WebTests.run(withSamples: false) { browser, server in
                try await browser.open(server.origin)
                try await browser.wait(until: "document.querySelector('#load-samples')")
                try await browser.click("#load-samples")
                try await browser.wait(until: "document.querySelectorAll('.front article').length >= 18")
                #expect(try await server.total() >= 18)
                #expect(try await browser.complaints() == [])
            }
        }

        @Test("a link to a paragraph leads to it, and what belongs to the article is told with reasons")
        func permalink() async throws {
            try await WebTests.run { browser, server in
                try await openArticle("مكتشفات المرفأ الغارق", browser, server)
                let address: String = try await browser.value("location.href")
                try await browser.open("about:blank")
                try await browser.open(address + "#p3")
                try await browser.wait(until: "document.querySelector('#p3.target')")
                try await browser.wait(until: "document.querySelectorAll('.neighbours article').length > 0")
                #expect(try await browser.text(".neighbours .reasons").count > 10)
                #expect(try await browser.text(".dateline") == "رأس المرجان")
            }
        }

        @Test("citations name author, headline, paper, day and address")
        func citation() async throws {
            try await WebTests.run { browser, server in
                try await openArticle("محطة شمسية", browser, server)
                func cite(_ form: String) async throws -> String {
                    try await browser.value(
                        """
                        Promise.all([import('/js/citation.js'), fetch('/v1/articles/' + new URLSearchParams(location.search).get('id')).then((r) => r.json())])
                          .then(([module, article]) => module.citation(article, '\(form)'))
                        """)
                }
                let plain = try await cite("plain")
                for part in [
                    "هند المنصوري", "«محطة شمسية", "نجمة المرفأ", "١٩ أكتوبر ٢٠٢٥",
                    "https://najmat-almarfa.example/",
                ] {
                    #expect(plain.contains(part), "\(part) in \(plain)")
                }
                #expect(try await cite("bibtex").contains("date = {2025-10-19}"))
                #expect(try await cite("json").contains(#""type": "article-newspaper""#))
            }
        }

        @Test("versions are compared word by word")
        func versions() async throws {
            try await WebTests.run { browser, server in
                var article = PostedArticle(
                    headline: "جسر جديد", paragraphs: ["بلغت الكلفة مليون دينار.", "فقرة باقية."])
                let id = try await server.add(article)
                article.paragraphs[0] = "بلغت الكلفة مليوني دينار."
                #expect(try await server.add(article) == id)
                try await browser.open(server.origin + "/?id=\(id)")
                try await browser.wait(until: "document.querySelector('.versions summary')")
                try await browser.click(".versions summary")
                try await browser.wait(until: "document.querySelector('.diff ins')")
                #expect(try await browser.text(".diff del").trimmingCharacters(in: .whitespaces) == "مليون")
                #expect(
                    try await browser.text(".diff ins").trimmingCharacters(in: .whitespaces) == "مليوني")
            }
        }

        @Test("the language is switched, remembered, and keeps the place")
        func language() async throws {
            try await WebTests.run { browser, server in
                try await browser.open(server.origin + "/?q=المرفأ")
                try await browser.wait(until: "document.querySelectorAll('.result').length")
                try await browser.click("#language")
                try await browser.wait(
                    until:
                        "document.documentElement.lang === 'en' && document.querySelectorAll('.result').length")
                #expect(try await browser.value("document.documentElement.dir") == "ltr")
                #expect(try await browser.text("#summary").contains("results"))
                try await browser.open(server.origin)
                try await browser.wait(
                    until: "document.querySelector('#nav')?.innerText.includes('Archive')")
            }
        }

        @Test("what articles say is text: markup in them stays visible and runs nothing")
        func hostileText() async throws {
            try await WebTests.run { browser, server in
                let id = try await server.add(
                    PostedArticle(
                        headline: "<img src=x onerror=\"window.ran=1\"> خبر & \"حيلة\"",
                        paragraphs: ["<script>window.ran = 1</script> خبر <mark>زائف</mark>", "javascript:خبر"])
                )
                for address in ["/", "/?q=خبر", "/?id=\(id)", "/?id=\(id)&hl=خبر"] {
                    try await browser.open(server.origin + address)
                    try await browser.wait(
                        until: "document.querySelector('main').innerText.includes('onerror')")
                    #expect(try await browser.count("main img, main script") == 0)
                    #expect(try await browser.value("window.ran === undefined"))
                }
                #expect(try await browser.text("#p1").contains("<mark>زائف</mark>"))
            }
        }

        @Test("without the server the shell and an article once read stay readable, and a line says so")
        func offline() async throws {
            try await WebTests.run { browser, server in
                try await openArticle("النحام", browser, server)
                try await browser.wait(
                    until:
                        "navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)")
                try await browser.reload()
                try await browser.wait(
                    until: "document.querySelectorAll('.article-body .block').length > 3")
                try await browser.wait(
                    until: "caches.open('tarwisa-read-1').then((cache) => cache.keys())"
                        + ".then((keys) => keys.some((key) => key.url.includes('/v1/articles/a_')))")
                server.stop()
                try await browser.reload()
                try await browser.wait(
                    until: "document.querySelectorAll('.article-body .block').length > 3")
                try await browser.wait(until: "document.querySelector('#state').innerText.length > 10")
            }
        }

        /// Opens the sample whose headline begins so.
        private func openArticle(_ headline: String, _ browser: Browser, _ server: LiveServer)
            async throws
        {
            try await browser.open(server.origin + "/?q=" + headline)
            try await browser.wait(
                until: "document.querySelector('.result h2')?.innerText.includes(\(Browser.json(headline)))"
            )
            try await browser.click(".result h2 a")
            try await browser.wait(until: "document.querySelectorAll('.article-body .block').length > 2")
        }
    }
}
