package dev.kotadb.parsers.language.java.parse;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.type.Type;
import java.util.ArrayList;
import java.util.List;

/** The heads of declarations on one line: modifiers, and what is written between them and the body. */
final class Signatures {
    private final SourceText source;
    private final TypeReader types;

    Signatures(SourceText source, TypeReader types) {
        this.source = source;
        this.types = types;
    }

    String type(TypeDeclaration<?> type) {
        int from = SourceText.end(type.getName());
        for (Node child : type.getChildNodes()) {
            if (isInHead(child, type) && child.getRange().isPresent()) {
                from = Math.max(from, SourceText.end(child));
            }
        }
        int brace = source.find('{', from, SourceText.end(type));
        return of(type, type.getModifiers(), type.getAnnotations(), brace);
    }

    private static boolean isInHead(Node child, TypeDeclaration<?> type) {
        return child instanceof Type
                || (child instanceof Parameter
                        && type instanceof RecordDeclaration);
    }

    /** @param end offset of what follows the head */
    String of(Node declaration, NodeList<Modifier> modifiers, NodeList<AnnotationExpr> annotations, int end) {
        int from = SourceText.begin(declaration);
        StringBuilder head = new StringBuilder(64);
        for (Modifier modifier : modifiers) {
            head.append(modifier.getKeyword().asString()).append(' ');
            from = Math.max(from, SourceText.end(modifier));
        }
        for (AnnotationExpr annotation : annotations) {
            from = Math.max(from, SourceText.end(annotation));
        }
        return head.append(source.text(from, end)).toString().strip();
    }

    /** A field with its value where that is a literal. */
    String variable(NodeList<Modifier> modifiers, VariableDeclarator variable) {
        StringBuilder head = new StringBuilder(48);
        for (Modifier modifier : modifiers) {
            head.append(modifier.getKeyword().asString()).append(' ');
        }
        head.append(types.text(variable.getType())).append(' ').append(variable.getName().getIdentifier());
        Expression value = variable.getInitializer().orElse(null);
        if (value instanceof LiteralExpr
                || (value instanceof UnaryExpr unary && unary.getExpression() instanceof LiteralExpr)) {
            head.append(" = ").append(source.text(SourceText.begin(value), SourceText.end(value)));
        }
        return head.toString();
    }

    /** The modifiers written, then those that the language implies and that are not among them. */
    static List<String> modifiers(NodeList<Modifier> written, String... implied) {
        List<String> words = new ArrayList<>(written.size() + implied.length);
        for (Modifier modifier : written) {
            words.add(modifier.getKeyword().asString());
        }
        for (String word : implied) {
            if (!words.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }
}
