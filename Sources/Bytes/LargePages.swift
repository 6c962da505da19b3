internal import CBytes

/// Memory in large pages: a query reads here and there in hundreds of megabytes, and each small page costs a look into the page tables.
package enum LargePages {
    /// Asks the system for large pages under memory that nothing was written to yet, where it has any. It may not heed that.
    package static func ask(for bytes: UnsafeMutableRawBufferPointer) {
        unsafe cbytes_ask_for_large_pages(bytes.baseAddress, bytes.count)
    }
}
