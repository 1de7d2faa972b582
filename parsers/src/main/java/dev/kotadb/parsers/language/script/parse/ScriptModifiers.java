package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.tree.FileDraft;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.query.Part;
import dev.kotadb.parsers.tree.query.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is written before a declaration: {@code export default async}, decorators. */
final class ScriptModifiers {
    private static final Map<String, String> MODIFIERS = Map.ofEntries(
            Map.entry("export", "exported"), Map.entry("default", "default"), Map.entry("declare", "declare"),
            Map.entry("async", "async"), Map.entry("static", "static"), Map.entry("readonly", "readonly"),
            Map.entry("abstract", "abstract"), Map.entry("override", "override"), Map.entry("public", "public"),
            Map.entry("protected", "protected"), Map.entry("private", "private"), Map.entry("get", "get"),
            Map.entry("set", "set"), Map.entry("*", "generator"), Map.entry("?", "optional"),
            Map.entry("const", "const"));

    private ScriptModifiers() {}

    /** The node with which a declaration begins: an export, its first decorator. */
    static int head(SyntaxTree tree, int declaration) {
        int head = declaration;
        for (int up = tree.parent(head); up >= 0; up = tree.parent(up)) {
            boolean wraps = switch (tree.kindName(up)) {
                case "export_statement", "ambient_declaration" -> true;
                case "lexical_declaration", "variable_declaration" -> declarators(tree, up) == 1;
                case "expression_statement" -> tree.is(head, "internal_module");
                default -> false;
            };
            if (!wraps) {
                break;
            }
            head = up;
        }
        while (tree.previous(head) >= 0 && tree.is(tree.previous(head), "decorator")) {
            head = tree.previous(head);
        }
        return head;
    }

    private static int declarators(SyntaxTree tree, int statement) {
        int count = 0;
        for (int child = tree.firstChild(statement); child >= 0 && count < 2; child = tree.nextSibling(child)) {
            count += tree.is(child, "variable_declarator") ? 1 : 0;
        }
        return count;
    }

    /** The modifiers of a declaration, in the order in which they are written. */
    static List<String> modifiers(FileDraft file, int declaration, String name) {
        SyntaxTree tree = file.tree();
        Set<String> modifiers = new LinkedHashSet<>();
        List<Integer> wrappers = new ArrayList<>();
        wrappers.add(declaration);
        int up = tree.parent(declaration);
        while (up >= 0 && switch (tree.kindName(up)) {
                case "export_statement", "ambient_declaration", "lexical_declaration", "variable_declaration" -> true;
                default -> false;
            }) {
            wrappers.addFirst(up);
            up = tree.parent(up);
        }
        for (int wrapper : wrappers) {
            collect(tree, wrapper, modifiers);
        }
        int value = file.matches().part(declaration, Part.VALUE);
        if (file.matches().is(value, Role.SCOPE)) {
            collect(tree, value, modifiers);
        }
        if (name.startsWith("#")) {
            modifiers.add("private");
        }
        return List.copyOf(modifiers);
    }

    private static void collect(SyntaxTree tree, int node, Set<String> modifiers) {
        for (int child = tree.firstChild(node); child >= 0; child = tree.nextSibling(child)) {
            if (tree.isField(child, "body") || tree.isField(child, "parameters") || tree.is(child, "=")) {
                return;
            }
            boolean written = tree.is(child, "accessibility_modifier") || tree.is(child, "override_modifier");
            String modifier = MODIFIERS.get(written ? tree.text(child) : tree.kindName(child));
            if (modifier != null && (written || !tree.isNamed(child))) {
                modifiers.add(modifier);
            }
        }
    }
}
