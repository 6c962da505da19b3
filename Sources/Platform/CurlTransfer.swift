import CPlatform
import Glibc

/// One easy handle and what has come for it. Lives on the thread of its loop.
@safe final class CurlTransfer {
    let request: CurlRequest
    let handle: UnsafeMutableRawPointer
    private let completion: @Sendable (Result<CurlResponse, CurlFailure>) -> Void
    private let start = MonotonicTime.now
    private var fieldLines: UnsafeMutablePointer<curl_slist>?
    private var reception: CurlReception
    private var pace: CurlPace
    private var refusedPeerCount = 0
    private var openedSocketCount = 0
    private var sentRequestCount = 0

    /// nil where libcurl has no handle to give.
    init?(_ request: CurlRequest, completion: @escaping @Sendable (Result<CurlResponse, CurlFailure>) -> Void) {
        guard let handle = unsafe curl_easy_init() else { return nil }
        self.request = request
        self.completion = completion
        unsafe self.handle = unsafe handle
        reception = CurlReception(limits: request.limits)
        pace = CurlPace(start: start)
        setOptions()
        setCallbacks()
    }

    deinit {
        unsafe curl_easy_cleanup(handle)
        unsafe curl_slist_free_all(fieldLines)
    }

    /// The deadline that has passed, of those that libcurl does not keep. Its own check of the speed would strike
    /// while the host has yet to answer, long before the deadline for the first byte.
    func missedDeadline(at now: MonotonicTime) -> CurlFailure.Stage? {
        guard reception.hasBegun else {
            return now.milliseconds(since: start) > Int64(request.limits.firstByteMilliseconds) ? .firstByte : nil
        }
        return pace.isSlow(at: now, byteCount: reception.byteCount, limits: request.limits) ? .speed : nil
    }

    func finish(with code: CURLcode) {
        if let failure = failure(for: code) {
            completion(.failure(failure))
        } else {
            completion(.success(reception.response(receivedAt: WallClock.milliseconds / 1000)))
        }
    }

    /// The address of the handle.
    var key: Int { unsafe Int(bitPattern: handle) }

    func finish(failing failure: CurlFailure) { completion(.failure(failure)) }

    private func setOptions() {
        let limits = request.limits
        set(CURLOPT_URL, request.url)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_PROXY, request.proxy)  // where it is not set at all, libcurl reads the environment
        set(CURLOPT_NOPROXY, "")
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        set(CURLOPT_USERAGENT, request.userAgent)
        if let file = request.certificateFile { set(CURLOPT_CAINFO, file) }
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        set(CURLOPT_PATH_AS_IS, 1)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_QUICK_EXIT, 1)  // else the end of a transfer waits for its name to resolve, and all others with it
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        set(CURLOPT_HTTP_CONTENT_DECODING, 0)  // libcurl takes truncated gzip for whole
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_CONNECTTIMEOUT_MS, limits.connectMilliseconds)
        set(CURLOPT_TIMEOUT_MS, max(1, limits.totalMilliseconds))
        for line in request.fieldLines { unsafe fieldLines = unsafe curl_slist_append(fieldLines, line) }
        _ = unsafe cplatform_easy_set_list(handle, CURLOPT_HTTPHEADER, fieldLines)
    }

    private func setCallbacks() {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        _ = unsafe cplatform_easy_set_pointer(handle, CURLOPT_HEADERDATA, context)
        _ = unsafe cplatform_easy_set_pointer(handle, CURLOPT_WRITEDATA, context)
        _ = unsafe cplatform_easy_set_pointer(handle, CURLOPT_OPENSOCKETDATA, context)
        _ = unsafe cplatform_easy_set_data_callback(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            guard let context = unsafe context, let bytes = unsafe bytes else { return 0 }
            let transfer = unsafe Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
            let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
            return unsafe transfer.received(line: Array(line)) ? size * count : 0
        }
        _ = unsafe cplatform_easy_set_data_callback(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            guard let context = unsafe context, let bytes = unsafe bytes else { return 0 }
            let transfer = unsafe Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
            let part = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
            return unsafe transfer.reception.append(part) ? size * count : 0
        }
        _ = unsafe cplatform_easy_set_pointer(handle, CURLOPT_PREREQDATA, context)
        _ = unsafe cplatform_easy_set_request_callback(handle) { context, _, _, _, _ in
            guard let context = unsafe context else { return 1 }
            return unsafe Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue().maySendRequest() ? 0 : 1
        }
        _ = unsafe cplatform_easy_set_open_socket_callback(handle) { context, _, address in
            guard let context = unsafe context, let address = unsafe address else { return -1 }
            return unsafe Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue().openSocket(for: address)
        }
    }

    private func received(line: [UInt8]) -> Bool {
        switch reception.append(line: line) {
        case .goOn: return true
        case .stop: return false
        case .headIsComplete(let head):
            reception.plan = request.contentPlan(head)
            return true
        }
    }

    /// libcurl sends a request again by itself where a kept connection turns out closed; whoever counts requests decides that.
    private func maySendRequest() -> Bool {
        sentRequestCount += 1
        return sentRequestCount == 1
    }

    /// Makes the socket, or refuses with `CURL_SOCKET_BAD` (-1); libcurl then tries the host's next address.
    private func openSocket(for address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        guard request.acceptsPeer(unsafe CurlPeer(address)) else {
            refusedPeerCount += 1
            return -1
        }
        openedSocketCount += 1
        let kind = unsafe address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        return unsafe socket(address.pointee.family, kind, address.pointee.`protocol`)
    }

    private func set(_ option: CURLoption, _ value: Int) {
        _ = unsafe cplatform_easy_set_long(handle, option, value)
    }

    private func set(_ option: CURLoption, _ value: String) {
        _ = unsafe cplatform_easy_set_string(handle, option, value)
    }

    private func failure(for code: CURLcode) -> CurlFailure? {
        if let failure = reception.failure { return failure }
        if reception.isCutOffOnPurpose { return nil }
        switch code {
        case CURLE_OK: return reception.isComplete ? nil : .malformed("no header section")
        case CURLE_COULDNT_RESOLVE_HOST: return .hostNotFound
        case CURLE_COULDNT_CONNECT:
            return refusedPeerCount > 0 && openedSocketCount == 0 ? .peerRefused : .connectionFailed
        case CURLE_ABORTED_BY_CALLBACK: return .staleConnection
        case CURLE_OPERATION_TIMEDOUT: return .timedOut(stage)
        case CURLE_PARTIAL_FILE, CURLE_HTTP2_STREAM: return .cutShort
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING:
            return reception.hasBegun ? .cutShort : .connectionFailed
        case CURLE_PEER_FAILED_VERIFICATION: return .tls("the certificate is not trusted, or not for this host")
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_USE_SSL_FAILED:
            return .tls(CurlTransfer.sentence(for: code))
        default: return .malformed(CurlTransfer.sentence(for: code))
        }
    }

    /// Which deadline a timeout of libcurl was: it has one code for both.
    private var stage: CurlFailure.Stage {
        var sentAfter: curl_off_t = 0
        _ = unsafe cplatform_easy_get_offset(handle, CURLINFO_PRETRANSFER_TIME_T, &sentAfter)
        return sentAfter == 0 ? .connect : .total
    }

    private static func sentence(for code: CURLcode) -> String {
        unsafe curl_easy_strerror(code).map { unsafe String(cString: $0) } ?? "libcurl error \(code.rawValue)"
    }
}

extension CurlPeer {
    /// Reads the bytes of a `sockaddr_in` or `sockaddr_in6`; libcurl's `addr` is the head of a longer storage.
    fileprivate init(_ address: UnsafeMutablePointer<curl_sockaddr>) {
        let family = unsafe address.pointee.family
        let length = unsafe min(Int(address.pointee.addrlen), 28)
        let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0
        let storage = unsafe Array(
            UnsafeRawBufferPointer(start: UnsafeRawPointer(address) + offset, count: length))
        let range = family == AF_INET ? 4..<8 : family == AF_INET6 ? 8..<24 : 0..<0
        addressBytes = range.upperBound <= storage.count ? Array(storage[range]) : []
        port = storage.count >= 4 ? Int(storage[2]) << 8 | Int(storage[3]) : 0
    }
}
