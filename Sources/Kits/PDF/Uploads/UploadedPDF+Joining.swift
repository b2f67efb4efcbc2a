import CQPDF

extension UploadedPDF {
    /// One PDF with the pages of all, in order. The same parts give the same bytes.
    package static func joined(_ parts: [UploadedPDF]) throws(UploadedPDFProblem) -> [UInt8] {
        guard !parts.isEmpty else { throw .withoutPages }
        let target = QPDFFile()
        var sources: [QPDFFile] = []
        for part in parts {
            let source = try QPDFFile(reading: part.bytes)
            sources.append(source)
            for index in 0..<part.pageCount {
                let page = qpdf_get_page_n(source.handle, index)
                let status = qpdf_add_page(target.handle, source.handle, page, QPDF_FALSE)
                guard status & QPDF_ERROR_CODE(QPDF_ERRORS) == 0 else { throw .damaged }
            }
        }
        let bytes = target.write()
        withExtendedLifetime(sources) {}
        guard let bytes else { throw .damaged }
        return bytes
    }
}

extension QPDFFile {
    /// The file as it stands, or `nil` where qpdf could not write it.
    fileprivate func write() -> [UInt8]? {
        guard qpdf_init_write_memory(handle) & QPDF_ERROR_CODE(QPDF_ERRORS) == 0 else { return nil }
        qpdf_set_deterministic_ID(handle, QPDF_TRUE)
        qpdf_set_object_stream_mode(handle, qpdf_o_generate)
        guard qpdf_write(handle) & QPDF_ERROR_CODE(QPDF_ERRORS) == 0, let start = qpdf_get_buffer(handle) else {
            return nil
        }
        return [UInt8](UnsafeBufferPointer(start: start, count: qpdf_get_buffer_length(handle)))
    }
}
