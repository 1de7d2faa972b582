package dev.kotadb.parsers.language.java.parse;

import dev.kotadb.parsers.facts.SymbolKind;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.FileDraft;
import dev.kotadb.parsers.tree.SymbolDraft;
import dev.kotadb.parsers.tree.Syntax;
import dev.kotadb.parsers.tree.parsed.BlockComments;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Java as far as a tolerant reading needs it; qualified names agree with those of the precise parser. */
public final class JavaSyntax implements Syntax {
    @Override
    public void names(SyntaxTree tree, int pattern, IntConsumer name) {
        if (tree.is(pattern, "identifier")) {
            name.accept(pattern);
        }
    }

    @Override
    public int head(SyntaxTree tree, int declaration) {
        return declaration;
    }

    @Override
    public List<String> modifiers(FileDraft file, int head, int declaration, String name) {
        List<String> modifiers = new ArrayList<>();
        int written = file.tree().childOf(declaration, "modifiers");
        for (int one = written < 0 ? -1 : file.tree().firstChild(written); one >= 0; one = file.tree().nextSibling(one)) {
            if (!file.tree().isNamed(one)) {
                modifiers.add(file.tree().text(one));
            }
        }
        if (file.tree().is(declaration, "enum_constant")) {
            modifiers.addAll(List.of("public", "static", "final"));
        }
        return modifiers;
    }

    @Override
    public String documentation(FileDraft file, int head, int declaration) {
        return BlockComments.before(file.tree(), head);
    }

    @Override
    public boolean isConstant(FileDraft file, int declaration, String name) {
        List<String> modifiers = modifiers(file, declaration, declaration, name);
        return file.tree().is(declaration, "constant_declaration")
                || (modifiers.contains("static") && modifiers.contains("final"));
    }

    @Override
    public boolean hasConstantMembers() {
        return true;
    }

    @Override
    public String detail(SymbolKind kind, String name) {
        return kind == SymbolKind.PROPERTY || kind == SymbolKind.CONSTANT ? "field" : "";
    }

    @Override
    public String qualified(FileDraft file, SymbolKind kind, String outer, String mark, String name,
            SymbolDraft.@Nullable Parameters parameters) {
        String types = "";
        if (kind == SymbolKind.METHOD) {
            List<String> erased = new ArrayList<>();
            for (String type : parameters == null ? List.<String>of() : parameters.types()) {
                erased.add(erased(type));
            }
            if (parameters != null && parameters.variadic()) {
                erased.add(erased.removeLast() + "[]");
            }
            types = "(" + String.join(",", erased) + ")";
        }
        String before = outer.isEmpty() ? file.packageName() : outer;
        return before.isEmpty() ? name + types : before + (outer.isEmpty() ? "." : mark) + name + types;
    }

    private static String erased(String type) {
        String plain = type;
        for (String before = ""; !before.equals(plain); ) {
            before = plain;
            plain = plain.replaceAll("<[^<>]*>|@\\w+\\s*", "");
        }
        return plain.replaceAll("^.*\\.(?=\\w)", "").replace(" ", "");
    }

    @Override
    public Passing passing(FileDraft file, int parameter) {
        return file.tree().is(parameter, "spread_parameter") ? Passing.VARIADIC : Passing.REQUIRED;
    }

    @Override
    public Value variadic(String type) {
        return new Value.OfType(type + "[]");
    }

    @Override
    public boolean readImport(FileDraft file, int node, int enclosing) {
        SyntaxTree tree = file.tree();
        int path = tree.childOf(node, "scoped_identifier");
        String kind = tree.childOf(node, "static") < 0 ? "import" : "static";
        if (path < 0) {
            return false;
        }
        if (tree.childOf(node, "asterisk") >= 0) {
            file.addImport(tree.text(path), "*", "", kind, enclosing, path);
        } else {
            int name = tree.child(path, "name");
            String module = tree.text(tree.child(path, "scope"));
            file.addImport(module, tree.text(name), tree.text(name), kind, enclosing, name);
        }
        return false;
    }

    @Override
    public boolean readExport(FileDraft file, int node, int enclosing) {
        return true;
    }
}
