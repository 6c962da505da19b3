import Foundation
import Testing

extension WebTests {
    @Suite("Looking") struct LookingTests {
        private static let views = [
            "front": "/", "search": "/?q=السنديان", "add": "/?view=add", "sources": "/?view=sources",
            "archive": "/?view=archive",
            "docs": "/docs/",
        ]

        /// Rules that a page can be checked for by itself, after WCAG 2.2 A and AA; each complaint names the element.
        private static let audit = """
            (() => {
              const found = [];
              const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getBoundingClientRect().width > 0;
              const tell = (rule, e) => found.push(rule + ": " + e.outerHTML.slice(0, 90));
              const name = (e) => (e.getAttribute("aria-label") || [...(e.labels || [])].map((l) => l.innerText).join(" ") || e.innerText || e.title || "").trim();
              for (const e of document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=slider]")) {
                if (!e.checkVisibility()) continue;
                if (!name(e)) tell("no name", e);
                const box = e.getBoundingClientRect();
                const isInline = e.matches("p a, li a, h1 a, h2 a, h3 a, td a, th a, dd a, .anchor, .meta a");
                if (box.width > 2 && (box.height < 24 || box.width < 24) && !isInline && !e.matches("input[type=checkbox], .sr")) tell("target below 24 px", e);
              }
              if (document.querySelectorAll("h1").length !== 1) found.push("h1 count " + document.querySelectorAll("h1").length);
              let level = 0;
              for (const e of document.querySelectorAll("h1, h2, h3")) {
                const now = Number(e.tagName[1]);
                if (level && now > level + 1) tell("heading skips a level", e);
                level = now;
              }
              for (const landmark of ["header", "main", "nav", "footer", "search"]) if (!document.querySelector(landmark)) found.push("no " + landmark);
              for (const e of document.querySelectorAll("img")) if (!e.hasAttribute("alt")) tell("no alt", e);
              const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
              for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) found.push("two elements are #" + id);
              if (!document.documentElement.lang || !document.title) found.push("no language or title");
              const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
              const rgb = (colour, under) => {
                canvas.fillStyle = under ? `rgb(${under.join()})` : "#000"; canvas.fillRect(0, 0, 1, 1);
                canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
              };
              const paper = (e) => {
                const above = e.parentElement ? paper(e.parentElement) : rgb("#fff");
                return rgb(getComputedStyle(e).backgroundColor, above);
              };
              const light = (c) => c.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              for (const e of document.querySelectorAll("body *")) {
                if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || !shown(e)) continue;
                const style = getComputedStyle(e), under = paper(e), over = rgb(style.color, under);
                const [a, b] = [light(over), light(under)].sort((x, y) => y - x), ratio = (a + 0.05) / (b + 0.05);
                const isLarge = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
                if (ratio < (isLarge ? 3 : 4.5) && !e.closest(".anchor, :disabled")) tell("contrast " + ratio.toFixed(2), e);
              }
              return [...new Set(found)].slice(0, 12);
            })()
            """

        @Test(
            "every view passes the audit in both languages and colour schemes, and none scrolls sideways at 320 px"
        )
        func audit() async throws {
            try await WebTests.run { browser, server in
                try await eachLook(browser, server, widths: [320, 1280]) { view, width, look in
                    let complaints = try await browser.value(LookingTests.audit, as: [String].self)
                    #expect(complaints.isEmpty, "\(look): \(complaints)")
                    let overflow: Int = try await browser.value(
                        "document.documentElement.scrollWidth - innerWidth")
                    #expect(overflow <= 0, "\(look) scrolls sideways by \(overflow) px")
                }
            }
        }

        @Test("screenshots of every view are made for people to look at")
        func screenshots() async throws {
            try FileManager.default.createDirectory(
                at: Checkout.screenshots, withIntermediateDirectories: true)
            try await WebTests.run { browser, server in
                try await eachLook(browser, server, widths: [360, 768, 1440]) { view, width, look in
                    let picture = try await browser.screenshot()
                    #expect(picture.count > 5000)
                    try picture.write(to: Checkout.screenshots.appending(path: look + ".png"))
                }
            }
        }

        @Test("the time from a keystroke to the painted results is measured and printed")
        func keystroke() async throws {
            try await WebTests.run { browser, server in
                try await browser.open(server.origin + "/?view=search")
                try await browser.wait(until: "document.querySelectorAll('.result').length")
                let times: [Double] = try await browser.value(
                    """
                    (async () => {
                      const box = document.querySelector("#q"), times = [];
                      for (const text of ["ا", "ال", "الم", "المر", "المرف", "المرفأ", "سيول", "كتاب", "زيت"]) {
                        const started = performance.now();
                        performance.clearMarks("tarwisa-results");
                        box.value = text;
                        box.dispatchEvent(new Event("input"));
                        // The first frame after the results paints them; a task behind it runs when they are painted.
                        while (!performance.getEntriesByName("tarwisa-results").length) await new Promise(requestAnimationFrame);
                        await new Promise((done) => setTimeout(done));
                        times.push(performance.now() - started);
                      }
                      return times;
                    })()
                    """)
                let loaded: Double = try await browser.value(
                    "performance.getEntriesByType('navigation')[0].domInteractive")
                let sorted = times.sorted().map { Int($0.rounded()) }
                print(
                    "keystroke to painted results: median \(sorted[sorted.count / 2]) ms, most \(sorted.last ?? 0) ms; interactive after \(Int(loaded)) ms"
                )
                #expect(times.count == 9)
            }
        }

        /// Shows every view at every width, in both languages and colour schemes.
        private func eachLook(
            _ browser: Browser, _ server: LiveServer, widths: [Int],
            _ look: (_ view: String, _ width: Int, _ name: String) async throws -> Void
        ) async throws {
            try await browser.open(server.origin + "/?q=المرفأ")
            try await browser.wait(until: "document.querySelector('.result a')")
            var views = LookingTests.views
            views["article"] = try await browser.value(
                "(u => u.pathname + u.search)(new URL(document.querySelector('.result a').href))")
            for language in ["ar", "en"] {
                try await browser.run("localStorage.setItem('tarwisa', '{\"language\":\"\(language)\"}')")
                for (view, path) in views.sorted(by: { $0.key < $1.key }) {
                    for (width, isDark) in widths.flatMap({ [($0, false), ($0, true)] }) {
                        try await browser.view(width: width, dark: isDark)
                        try await browser.open(server.origin + path)
                        try await browser.wait(
                            until:
                                "document.querySelector('main h1') && !document.querySelector('main[aria-busy]')")
                        try await look(view, width, "\(view)-\(width)-\(language)-\(isDark ? "dark" : "light")")
                    }
                }
            }
        }
    }
}
