package dev.kotadb.parsers.language.python;

import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads types in comments, and documentation. */
final class PythonComments {
    private static final Pattern TYPE_COMMENT = Pattern.compile("\\s*+#\\s*+type:\\s*+(?!ignore\\b)([^#]*[^#\\s])\\s*+(?:#.*)?");

    private PythonComments() {}

    /** {@code x = None  # type: Optional[Shop]}. */
    static String type(SyntaxTree tree, int declaration) {
        Matcher comment = typeComment(tree, declaration);
        return comment != null && comment.matches() ? comment.group(1) : "";
    }

    /** The offset of the type in the text; -1 if there is none. */
    static int typeAt(SyntaxTree tree, int declaration) {
        Matcher comment = typeComment(tree, declaration);
        return comment != null && comment.matches() ? tree.end(declaration) + comment.start(1) : -1;
    }

    private static @Nullable Matcher typeComment(SyntaxTree tree, int declaration) {
        if (!tree.is(declaration, "assignment")) {
            return null;
        }
        String text = tree.text();
        int from = tree.end(declaration);
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '\n') {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '#') {
            return null; // a line may have thousands of assignments, and its end is far
        }
        int end = text.indexOf('\n', from);
        return TYPE_COMMENT.matcher(text.substring(from, end < 0 ? text.length() : end));
    }

    /** The string that a body begins with; empty if there is none. */
    static String documentation(SyntaxTree tree, int declaration) {
        int body = tree.child(declaration, "body");
        int statement = body < 0 ? -1 : tree.firstChild(body);
        while (statement >= 0 && tree.isComment(statement)) {
            statement = tree.nextSibling(statement);
        }
        int string = tree.is(statement, "expression_statement") ? tree.firstChild(statement) : -1;
        int content = tree.is(string, "string") ? tree.childOf(string, "string_content") : -1;
        return content < 0 ? "" : trimmed(tree.text(content));
    }

    /** Removes indentation as {@code inspect.cleandoc} does. */
    private static String trimmed(String documentation) {
        int end = documentation.indexOf('\n');
        return end < 0
                ? documentation.strip()
                : (documentation.substring(0, end).strip() + "\n" + documentation.substring(end + 1).stripIndent()).strip();
    }
}
