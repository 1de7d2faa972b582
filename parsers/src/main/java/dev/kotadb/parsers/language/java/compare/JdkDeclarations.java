package dev.kotadb.parsers.language.java.compare;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Collects the declarations of the JDK's syntax trees, as the index counts them. */
final class JdkDeclarations extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final String text;
    private final SourcePositions positions;
    private final List<Declaration> found = new ArrayList<>();

    JdkDeclarations(String text, SourcePositions positions) {
        this.text = text;
        this.positions = positions;
    }

    List<Declaration> found() {
        return List.copyOf(found);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        String name = type.getSimpleName().toString();
        // Anonymous classes have no name, and the class of a compact source file has no place.
        if (!name.isEmpty() && declares(type, name)) {
            String kind = type.getKind() == Tree.Kind.ANNOTATION_TYPE
                    ? "annotation"
                    : type.getKind().name().toLowerCase(Locale.ROOT);
            add(kind, name, after(type.getModifiers(), type), "");
        }
        return super.visitClass(type, nothing);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
        Tree parent = getCurrentPath().getParentPath().getLeaf();
        boolean constructor = method.getName().contentEquals("<init>");
        String name = constructor && parent instanceof ClassTree type
                ? type.getSimpleName().toString()
                : method.getName().toString();
        add(constructor ? "constructor" : "method", name, after(method.getModifiers(), method), "\\s*[({]");
        return super.visitMethod(method, nothing);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
        if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type && variable.getType() != null) {
            boolean constant = isEnumConstant(variable, type);
            int from = constant ? start(variable.getType()) : nameFrom(variable);
            add(constant ? "enum_constant" : kind(variable, type), variable.getName().toString(), from, "");
        }
        return super.visitVariable(variable, nothing);
    }

    private static String kind(VariableTree variable, ClassTree type) {
        return type.getKind() == Tree.Kind.RECORD && !variable.getModifiers().getFlags().contains(Modifier.STATIC)
                ? "record_component"
                : "field";
    }

    /** The tree of a constant has the enum as its type, at the place of the constant's name. */
    private boolean isEnumConstant(VariableTree variable, ClassTree type) {
        String enumName = type.getSimpleName().toString();
        if (type.getKind() != Tree.Kind.ENUM || !String.valueOf(variable.getType()).equals(enumName)) {
            return false;
        }
        Matcher next = Pattern.compile("(\\w[\\w$]*)\\s*(\\w?)").matcher(text);
        return !next.find(start(variable.getType())) || next.group(2).isEmpty() || !next.group(1).equals(enumName);
    }

    private boolean declares(ClassTree type, String name) {
        return Pattern.compile("\\b(class|interface|enum|record)\\s+(/\\*.*?\\*/\\s*)*" + Pattern.quote(name), Pattern.DOTALL)
                .matcher(text)
                .region(Math.max(0, start(type)), text.length())
                .find();
    }

    private int nameFrom(VariableTree variable) {
        int end = end(variable.getType());
        // The brackets of an array may be behind the name.
        boolean behind = word(variable.getName().toString(), "").matcher(text)
                .region(Math.clamp(end, 0, text.length()), Math.clamp(end(variable), end, text.length()))
                .find();
        return behind ? end : start(variable.getType());
    }

    private int after(Tree modifiers, Tree whole) {
        int end = end(modifiers);
        return end >= 0 ? end : start(whole);
    }

    private int start(Tree tree) {
        return (int) positions.getStartPosition(unit(), tree);
    }

    private int end(Tree tree) {
        return (int) positions.getEndPosition(unit(), tree);
    }

    private CompilationUnitTree unit() {
        return getCurrentPath().getCompilationUnit();
    }

    private static Pattern word(String name, String behind) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])" + behind);
    }

    private void add(String kind, String name, int from, String behind) {
        Matcher place = word(name, behind).matcher(text);
        int at = place.find(Math.clamp(from, 0, text.length())) ? place.start() : Math.max(0, from);
        found.add(new Declaration(kind, name, (int) unit().getLineMap().getLineNumber(at)));
    }
}
