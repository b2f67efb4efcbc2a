"""PDFs that somebody else's program might have made."""


def plain_pdf(words, pages=1):
    """As small as it can be: one line of ASCII words on each page."""
    file, offsets = b"%PDF-1.4\n", []

    def put(text):
        nonlocal file
        offsets.append(len(file))
        file += f"{len(offsets)} 0 obj\n{text}\nendobj\n".encode()

    kids = " ".join(f"{4 + 2 * page} 0 R" for page in range(pages))
    put("<< /Type /Catalog /Pages 2 0 R >>")
    put(f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>")
    put("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for _ in range(pages):
        put(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >>"
            f" /Contents {len(offsets) + 2} 0 R >>"
        )
        content = f"BT /F 12 Tf 72 770 Td ({words}) Tj ET"
        put(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    start = len(file)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    file += f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n{table}".encode()
    return file + f"trailer\n<< /Size {len(offsets) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def upload(name, words, pages=1):
    """Such a PDF as a browser's file field takes it."""
    return {"name": name, "mimeType": "application/pdf", "buffer": plain_pdf(words, pages)}
