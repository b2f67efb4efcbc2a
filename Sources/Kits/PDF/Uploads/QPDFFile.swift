import CQPDF

/// A PDF file open in qpdf. Keeps the bytes, because qpdf reads from them for as long as it is open.
final class QPDFFile {
    private(set) var handle: qpdf_data?
    private let bytes: UnsafeMutableBufferPointer<CChar>

    /// Opens a file without mending anything.
    init(reading file: [UInt8]) throws(UploadedPDFProblem) {
        guard file.prefix(1024).firstRange(of: Array("%PDF-".utf8)) != nil else { throw .notPDF }
        bytes = .allocate(capacity: file.count)
        _ = bytes.initialize(from: file.lazy.map(CChar.init(bitPattern:)))
        handle = qpdf_init()
        qpdf_silence_errors(handle)
        qpdf_set_suppress_warnings(handle, QPDF_TRUE)
        qpdf_set_attempt_recovery(handle, QPDF_FALSE)
        let status = qpdf_read_memory(handle, "upload", bytes.baseAddress, UInt64(file.count), nil)
        guard status & QPDF_ERROR_CODE(QPDF_ERRORS) == 0 else { throw problem() }
    }

    /// An empty file to which pages can be added.
    init() {
        bytes = .allocate(capacity: 0)
        handle = qpdf_init()
        qpdf_silence_errors(handle)
        qpdf_empty_pdf(handle)
    }

    deinit {
        qpdf_cleanup(&handle)
        bytes.deallocate()
    }

    var isEncrypted: Bool { qpdf_is_encrypted(handle) != 0 }

    /// Reads every object and unpacks every stream.
    func check() throws(UploadedPDFProblem) {
        let status = qpdf_check_pdf(handle)
        guard status & QPDF_ERROR_CODE(QPDF_ERRORS) == 0 else { throw problem() }
        var isSound = true
        while qpdf_more_warnings(handle) != 0 {
            let warning = qpdf_next_warning(handle)
            if qpdf_get_error_code(handle, warning) == qpdf_e_damaged_pdf { isSound = false }
        }
        guard isSound else { throw .damaged }
    }

    func pageSizes() throws(UploadedPDFProblem) -> [UploadedPDF.PageSize] {
        let count = qpdf_get_num_pages(handle)
        guard count >= 0 else { throw .damaged }
        guard count > 0 else { throw .withoutPages }
        qpdf_push_inherited_attributes_to_page(handle)
        var sizes: [UploadedPDF.PageSize] = []
        for index in 0..<count {
            let page = qpdf_get_page_n(handle, Int(index))
            guard let size = size(of: page) else { throw .damaged }
            sizes.append(size)
        }
        return sizes
    }

    /// The crop box where there is one, otherwise the media box.
    private func size(of page: qpdf_oh) -> UploadedPDF.PageSize? {
        var box = qpdf_oh_get_key(handle, page, "/CropBox")
        if qpdf_oh_is_array(handle, box) == 0 { box = qpdf_oh_get_key(handle, page, "/MediaBox") }
        guard qpdf_oh_is_array(handle, box) != 0, qpdf_oh_get_array_n_items(handle, box) == 4 else { return nil }
        let sides = (0..<4).map { qpdf_oh_get_numeric_value(handle, qpdf_oh_get_array_item(handle, box, $0)) }
        let width = abs(sides[2] - sides[0])
        let height = abs(sides[3] - sides[1])
        let turn = qpdf_oh_get_key(handle, page, "/Rotate")
        let isTurned = qpdf_oh_is_integer(handle, turn) != 0 && qpdf_oh_get_int_value(handle, turn) % 180 != 0
        return isTurned ? .init(width: height, height: width) : .init(width: width, height: height)
    }

    private func problem() -> UploadedPDFProblem {
        guard qpdf_has_error(handle) != 0 else { return .damaged }
        return qpdf_get_error_code(handle, qpdf_get_error(handle)) == qpdf_e_password ? .needsPassword : .damaged
    }
}
