package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.tree.FileDraft;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import dev.kotadb.parsers.tree.query.Part;
import dev.kotadb.parsers.tree.query.Role;
import org.jspecify.annotations.Nullable;

/** Imports and exports of JavaScript's and CommonJS's modules. */
final class ScriptModules {
    /** The export name under which {@code export =} and {@code module.exports =} are kept. */
    private static final String WHOLE = "export=";

    boolean readImport(FileDraft file, int node, int enclosing) {
        if (file.matches().argument(node).equals("dynamic")) {
            int source = string(file.tree(), file.tree().child(node, "arguments"));
            if (source >= 0) {
                file.addImport(file.tree().text(source), "", "", "dynamic", enclosing, source);
            }
            return true;
        }
        if (file.matches().argument(node).equals("alias")) {
            readAlias(file, node, enclosing);
            return false;
        }
        readStatement(file, node, enclosing);
        return false;
    }

    /** Reads {@code import Short = Long.Path}, whose path consists of names in scope and is not a module. */
    private static void readAlias(FileDraft file, int node, int enclosing) {
        SyntaxTree tree = file.tree();
        int name = tree.childOf(node, "identifier");
        int path = name < 0 ? -1 : tree.nextSibling(name) < 0 ? -1 : tree.nextSibling(tree.nextSibling(name));
        if (path >= 0) {
            file.addImport(tree.text(path), "", tree.text(name), "alias", enclosing, path);
        }
    }

    private static void readStatement(FileDraft file, int node, int enclosing) {
        SyntaxTree tree = file.tree();
        String kind = tree.childOf(node, "type") >= 0 ? "type" : "import";
        int require = tree.childOf(node, "import_require_clause");
        int source = content(tree, tree.child(require < 0 ? node : require, "source"));
        String module = source < 0 ? "" : tree.text(source);
        if (require >= 0) {
            int name = tree.childOf(require, "identifier");
            file.addImport(module, "", name < 0 ? "" : tree.text(name), "require", enclosing, Math.max(source, require));
            return;
        }
        int clause = tree.childOf(node, "import_clause");
        if (clause < 0) {
            file.addImport(module, "", "", kind, enclosing, Math.max(source, node));
            return;
        }
        for (int part = tree.firstChild(clause); part >= 0; part = tree.nextSibling(part)) {
            switch (tree.kindName(part)) {
                case "identifier" -> file.addImport(module, "default", tree.text(part), kind, enclosing, part);
                case "namespace_import" -> {
                    int name = tree.childOf(part, "identifier");
                    file.addImport(module, "", name < 0 ? "" : tree.text(name), kind, enclosing, Math.max(name, part));
                }
                case "named_imports" -> readSpecifiers(file, part, module, kind, enclosing);
                default -> { }
            }
        }
    }

    private static void readSpecifiers(FileDraft file, int list, String module, String kind, int enclosing) {
        SyntaxTree tree = file.tree();
        for (int one = tree.firstChild(list); one >= 0; one = tree.nextSibling(one)) {
            int name = tree.child(one, "name");
            if (name >= 0) {
                int alias = tree.child(one, "alias");
                String own = tree.firstChild(one) >= 0 && tree.is(tree.firstChild(one), "type") ? "type" : kind;
                file.addImport(module, unquoted(tree.text(name)), tree.text(alias < 0 ? name : alias), own, enclosing, name);
            }
        }
    }

    boolean readExport(FileDraft file, int node, int enclosing) {
        SyntaxTree tree = file.tree();
        int source = content(tree, tree.child(node, "source"));
        String module = source < 0 ? "" : tree.text(source);
        int clause = tree.childOf(node, "export_clause");
        if (clause >= 0) {
            readExportClause(file, clause, module, enclosing);
            return false;
        }
        int namespace = tree.childOf(node, "namespace_export");
        if (namespace >= 0) {
            int name = tree.next(namespace) - 1;
            file.addExport(unquoted(tree.text(name)), "*", module);
            file.addImport(module, "", "", "reexport", enclosing, Math.max(source, node));
            return false;
        }
        if (tree.childOf(node, "*") >= 0) {
            file.addExport("*", "*", module);
            file.addImport(module, "*", "", "reexport", enclosing, Math.max(source, node));
            return false;
        }
        if (tree.child(node, "declaration") < 0) {
            readExportedValue(file, node);
        }
        return true;
    }

    private static void readExportClause(FileDraft file, int clause, String module, int enclosing) {
        SyntaxTree tree = file.tree();
        for (int one = tree.firstChild(clause); one >= 0; one = tree.nextSibling(one)) {
            int name = tree.child(one, "name");
            if (name < 0) {
                continue;
            }
            int alias = tree.child(one, "alias");
            String local = unquoted(tree.text(name));
            file.addExport(alias < 0 ? local : unquoted(tree.text(alias)), local, module);
            if (!module.isEmpty()) {
                file.addImport(module, local, "", "reexport", enclosing, name);
            }
        }
    }

    /** Reads {@code export default NAME} and {@code export = NAME}. Of other expressions only their presence is kept. */
    private static void readExportedValue(FileDraft file, int node) {
        SyntaxTree tree = file.tree();
        boolean whole = tree.childOf(node, "=") >= 0;
        int value = tree.child(node, "value");
        if (value < 0 && whole) {
            value = tree.nextSibling(tree.childOf(node, "="));
        }
        if (value >= 0 && !file.matches().is(value, Role.DEFINITION)) {
            file.addExport(whole ? WHOLE : "default", tree.is(value, "identifier") ? tree.text(value) : "", "");
        }
    }

    /** Reads {@code require("module")}: alone, as a variable's value, or destructured. */
    void readRequire(FileDraft file, int call, int enclosing) {
        SyntaxTree tree = file.tree();
        int callee = tree.child(call, "function");
        if (!tree.is(callee, "identifier") || !tree.text(callee).equals("require")) {
            return;
        }
        int source = string(tree, tree.child(call, "arguments"));
        if (source < 0) {
            return;
        }
        String module = tree.text(source);
        int declarator = tree.parent(call);
        int pattern = tree.is(declarator, "variable_declarator") ? tree.child(declarator, "name") : -1;
        if (!tree.is(pattern, "object_pattern")) {
            String alias = tree.is(pattern, "identifier") ? tree.text(pattern) : "";
            file.addImport(module, "", alias, "require", enclosing, source);
            return;
        }
        for (int one = tree.firstChild(pattern); one >= 0; one = tree.nextSibling(one)) {
            int value = tree.child(one, "value");
            int key = tree.is(one, "pair_pattern") ? tree.child(one, "key") : one;
            if (tree.is(one, "shorthand_property_identifier_pattern") || (key != one && tree.is(value, "identifier"))) {
                String name = tree.text(key);
                file.addImport(module, name, key == one ? name : tree.text(value), "require", enclosing, key);
            }
        }
    }

    /** Reads {@code module.exports = …} and {@code exports.name = …}. */
    void readCommonExport(FileDraft file, int assignment) {
        SyntaxTree tree = file.tree();
        int target = file.matches().part(assignment, Part.TARGET);
        int value = file.matches().part(assignment, Part.VALUE);
        String offered = offered(tree, target);
        if (offered == null || value < 0) {
            return;
        }
        if (!offered.equals(WHOLE) || !tree.is(value, "object")) {
            file.addExport(offered, tree.is(value, "identifier") ? tree.text(value) : "", "");
            return;
        }
        file.addExport(WHOLE, "", "");
        for (int one = tree.firstChild(value); one >= 0; one = tree.nextSibling(one)) {
            if (tree.is(one, "shorthand_property_identifier")) {
                file.addExport(tree.text(one), tree.text(one), "");
            } else if (tree.is(one, "pair")) {
                int local = tree.child(one, "value");
                String name = unquoted(tree.text(tree.child(one, "key")));
                file.addExport(name, tree.is(local, "identifier") ? tree.text(local) : "", "");
            }
        }
    }

    /** The name that an assignment to this node exports; null if it exports nothing. */
    private static @Nullable String offered(SyntaxTree tree, int target) {
        if (!tree.is(target, "member_expression")) {
            return null;
        }
        String object = tree.text(tree.child(target, "object"));
        String property = tree.text(tree.child(target, "property"));
        if (object.equals("module") && property.equals("exports")) {
            return WHOLE;
        }
        return object.equals("exports") || object.equals("module.exports") ? property : null;
    }

    /** The content of the first string among the arguments; -1 if there is none. */
    private static int string(SyntaxTree tree, int arguments) {
        return arguments < 0 ? -1 : content(tree, tree.childOf(arguments, "string"));
    }

    private static int content(SyntaxTree tree, int string) {
        return string < 0 ? -1 : tree.childOf(string, "string_fragment");
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") || name.startsWith("'") ? name.substring(1, name.length() - 1) : name;
    }
}
