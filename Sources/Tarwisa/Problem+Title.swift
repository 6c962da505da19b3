extension Problem.Code {
    /// The HTTP status code that goes with the code.
    var status: Int {
        switch self {
        case .invalidParameter, .unknownParameter, .invalidRequest, .invalidJSON: 400
        case .unauthenticated: 401
        case .scopeMissing: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .notAcceptable: 406
        case .alreadyFollowed: 409
        case .gone: 410
        case .preconditionFailed: 412
        case .bodyTooLarge: 413
        case .unsupportedMediaType: 415
        case .urlNotAllowed, .robotsDisallowed, .extractionFailed: 422
        case .rateLimited: 429
        case .upstreamError: 502
        case .notReady: 503
        case .upstreamTimeout: 504
        case .storageFull: 507
        }
    }

    /// The title, the same for every problem of the code, in English or Arabic.
    func title(inArabic: Bool) -> String { inArabic ? titles.arabic : titles.english }

    private var titles: (english: String, arabic: String) {
        switch self {
        case .invalidParameter: ("Invalid parameter", "مُدخل غير صالح")
        case .unknownParameter: ("Unknown parameter", "مُدخل غير معروف")
        case .invalidRequest: ("Invalid request", "طلب غير صالح")
        case .invalidJSON: ("Invalid JSON", "نص JSON غير صالح")
        case .unsupportedMediaType: ("Unsupported media type", "نوع المحتوى غير مدعوم")
        case .bodyTooLarge: ("Content too large", "المحتوى أكبر من المسموح")
        case .urlNotAllowed: ("Address not allowed", "العنوان غير مسموح به")
        case .robotsDisallowed: ("Disallowed by the source", "المصدر لا يسمح بالجلب")
        case .extractionFailed: ("No article found", "لم يُعثر على مقال")
        case .upstreamError: ("The source failed", "تعذّر الجلب من المصدر")
        case .upstreamTimeout: ("The source took too long", "انتهت مهلة المصدر")
        case .rateLimited: ("Too many requests", "طلبات كثيرة")
        case .unauthenticated: ("Key needed", "يلزم مفتاح")
        case .scopeMissing: ("Not allowed", "غير مسموح")
        case .notFound: ("Not found", "غير موجود")
        case .alreadyFollowed: ("Followed already", "المصدر متابَع من قبل")
        case .gone: ("Deleted", "محذوف")
        case .methodNotAllowed: ("Method not allowed", "الطريقة غير مسموحة")
        case .notAcceptable: ("No acceptable representation", "لا تمثيل مقبولًا")
        case .preconditionFailed: ("Precondition failed", "لم يتحقق الشرط")
        case .storageFull: ("Storage is full", "مساحة التخزين ممتلئة")
        case .notReady: ("Not ready", "غير جاهز بعد")
        }
    }
}
