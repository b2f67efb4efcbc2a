import Postroom
import Press

/// What the check says of words, for short.
enum TemplateWords {
    static func findings(_ text: TemplateText, _ type: CorrespondenceType) -> [String] {
        TemplateCheck.findings(in: text, for: type).map { "\($0.part.rawValue) \($0.line): \($0.message)" }
    }
}
