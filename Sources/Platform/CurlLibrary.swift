import CPlatform

/// The libcurl that this process is linked with.
package enum CurlLibrary {
    /// Initialises libcurl once (`curl_global_init(3)`); false if it refused.
    package static let isReady: Bool = cplatform_global_init() == CURLE_OK

    /// The version as libcurl writes it, such as `7.88.1`.
    package static let version: String = {
        guard let about = unsafe curl_version_info(CURLVERSION_FIRST), let text = unsafe about.pointee.version else {
            return "unknown"
        }
        return unsafe String(cString: text)
    }()
}
