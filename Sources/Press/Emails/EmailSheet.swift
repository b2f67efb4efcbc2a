/// The sheet on which an email's HTML is set: one column, readable without images and in the dark.
enum EmailSheet {
    /// - Parameters:
    ///   - accent: `RRGGBB`, the colour of the line at the top.
    ///   - body: HTML, already escaped.
    static func page(subject: String, accent: String, organisation: String, body: String, footer: String) -> String {
        """
        <!doctype html>
        <html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark"><title>\(escaped(subject))</title>
        <style>
        body { margin: 0; padding: 24px 12px; font: 16px/1.5 -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
        .sheet { max-width: 600px; margin: 0 auto; }
        .name { margin: 0 0 20px; padding-top: 16px; border-top: 4px solid #\(accent); font-weight: 600; }
        table { border-collapse: collapse; width: 100%; margin: 16px 0; font-size: 15px; }
        th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid #c8c8c4; text-align: left; vertical-align: top; }
        th { font-weight: 600; }
        [align=right] { text-align: right; white-space: nowrap; }
        th[align=right] { white-space: normal; }
        :is(th, td):last-child { padding-right: 0; }
        .foot { margin-top: 28px; padding-top: 12px; border-top: 1px solid #c8c8c4; font-size: 13px; color: #6b6b66; }
        @media (max-width: 480px) { table { font-size: 14px; } th, td { padding-right: 8px; } }
        @media (prefers-color-scheme: dark) { th, td, .foot { border-color: #4c4c48; } .foot { color: #a6a6a0; } }
        </style></head>
        <body><div class="sheet">
        <p class="name">\(escaped(organisation))</p>
        \(body)<p class="foot">\(escaped(footer))</p>
        </div></body></html>

        """
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }
}
