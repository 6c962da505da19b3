import Foundation
import Testing

extension WebTests {
    @Suite("Bringing in") struct BringingInTests {
        private static let pasted = """
            افتتاح سوق الكتب المستعملة في عين القرنفل

            تم نشره في الأربعاء 5 تشرين الثاني / نوفمبر 2025. 09:30 صباحاً

            سميّة الحلواني

            عين القرنفل - افتتحت بلدية عين القرنفل أمس سوقًا للكتب المستعملة في المحطة القديمة، يضم أربعين دكانًا.

            وقالت البلدية إن السوق يفتح أبوابه كل يوم جمعة من الصباح إلى المغيب، وإن الإيجار رمزي.

            ويقول باعة الكتب إنهم جلبوا عشرين ألف كتاب، بعضها طُبع قبل قرن.
            """

        @Test("a pasted text is shown with its explanation before anything is stored, then stored")
        func paste() async throws {
            try await WebTests.run { browser, server in
                let before = try await server.total()
                try await browser.open(server.origin + "/?view=add")
                try await browser.wait(until: "document.querySelector('#add-text')")
                try await browser.run(
                    "const a = document.querySelector('#add-text'); a.value = \(Browser.json(BringingInTests.pasted)); a.dispatchEvent(new Event('input'))"
                )
                try await browser.click("#preview")
                try await browser.wait(until: "document.querySelectorAll('.explanation .why').length > 2")
                #expect(
                    try await browser.text(".preview h1") == "افتتاح سوق الكتب المستعملة في عين القرنفل")
                #expect(try await browser.text(".preview .byline").contains("سميّة الحلواني"))
                #expect(try await browser.count(".explanation .rule") > 1)
                #expect(try await server.total() == before)
                try await browser.click("#store")
                try await browser.wait(until: "document.querySelector('.notice-good a')")
                #expect(try await server.total() == before + 1)
                try await browser.click(".notice-good a")
                try await browser.wait(
                    until: "document.querySelectorAll('.article-body .block').length === 3")
            }
        }

        @Test("a link to a private address is refused with the server's own words")
        func refused() async throws {
            try await WebTests.run { browser, server in
                try await browser.open(server.origin + "/?view=add")
                try await browser.wait(until: "document.querySelector('#add-text')")
                try await browser.type("http://127.0.0.1:9/page", into: "#add-text")
                try await browser.click("#preview")
                try await browser.wait(until: "document.querySelector('.notice-bad')")
                #expect(try await browser.text(".notice-bad").count > 10)
            }
        }

        @Test("files are taken with counts and failures: pages in their own encodings, and lines")
        func files() async throws {
            try await WebTests.run { browser, server in
                let directory = FileManager.default.temporaryDirectory.appending(
                    path: "tarwisa-files-\(UUID().uuidString)")
                try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
                let lines = directory.appending(path: "lines.ndjson")
                try Data(
                    "{\"headline\":\"سطر أول\",\"text\":\"فقرة\"}\nليس كائنًا\n{\"headline\":\"سطر ثالث\",\"text\":\"فقرة\"}\n"
                        .utf8
                )
                .write(to: lines)
                let before = try await server.total()
                try await browser.open(server.origin + "/?view=add")
                try await browser.wait(until: "document.querySelector('#drop-files')")
                try await browser.type(lines.path(percentEncoded: false), into: "#drop-files")
                try await browser.wait(until: "document.querySelector('#drop-outcome .button')")
                #expect(try await browser.count(".failures li") == 1)
                #expect(try await browser.text(".failures li").contains("lines.ndjson:2"))
                #expect(try await server.total() == before + 2)
                try FileManager.default.removeItem(at: directory)
            }
        }
    }
}
