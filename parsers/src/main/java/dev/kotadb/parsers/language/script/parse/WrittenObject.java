package dev.kotadb.parsers.language.script.parse;

import dev.kotadb.parsers.facts.TypePlaces;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.tree.FileDraft;
import dev.kotadb.parsers.tree.parsed.SyntaxTree;
import java.util.function.IntFunction;

/** The type of an object that is written out: its methods by their places, and the objects that are spread into it. */
final class WrittenObject {
    /** Objects may be inside each other, and each has the text of those inside. */
    private static final int LONGEST = 4_000;

    private final FileDraft file;
    private final SyntaxTree tree;
    private final IntFunction<Value> part;

    /** The objects spread into it and, in braces, its own members. */
    private final StringBuilder type = new StringBuilder();

    private boolean spreads;
    private boolean known = true;
    private boolean open;

    private WrittenObject(FileDraft file, IntFunction<Value> part) {
        this.file = file;
        this.tree = file.tree();
        this.part = part;
    }

    /** Unknown if the object has no methods and spreads none. */
    static Value of(FileDraft file, int object, IntFunction<Value> part) {
        WrittenObject written = new WrittenObject(file, part);
        return written.read(object) ? new Value.OfType(written.text()) : Value.UNKNOWN;
    }

    private boolean read(int object) {
        boolean named = tree.is(tree.parent(object), "variable_declarator") && file.symbolAt(tree.parent(object)) >= 0;
        for (int child = tree.firstChild(object); child >= 0; child = tree.nextSibling(child)) {
            if (tree.is(child, "spread_element")) {
                close();
                type.append(type.isEmpty() ? "..." : ", ...").append(spread(child));
                spreads = true;
            } else if (!named && tree.isNamed(child)) {
                member(child);
            }
            if (type.length() > LONGEST) {
                return false;
            }
        }
        close();
        return type.indexOf("@") >= 0 || spreads && known;
    }

    private String spread(int element) {
        int object = tree.firstChild(element);
        while (object >= 0 && !tree.isNamed(object)) {
            object = tree.nextSibling(object);
        }
        if (part.apply(object) instanceof Value.OfType(String text)) {
            return text;
        }
        known = false;
        return "any";
    }

    private void member(int child) {
        int key = tree.is(child, "pair") ? tree.child(child, "key") : tree.child(child, "name");
        String text = "";
        if (file.symbolAt(child) >= 0) {
            text = TypePlaces.mark(file.line(child), file.column(child)) + tree.text(key);
        } else if (tree.is(child, "shorthand_property_identifier") && part.apply(child) instanceof Value.OfType(String of)) {
            text = tree.text(child) + ": " + of;
        } else if (tree.is(child, "pair") && tree.is(key, "property_identifier")
                && part.apply(tree.child(child, "value")) instanceof Value.OfType(String of)) {
            text = tree.text(key) + ": " + of;
        }
        if (!text.isEmpty()) {
            type.append(open ? "; " : type.isEmpty() ? "...{ " : ", ...{ ").append(text);
            open = true;
        }
    }

    private void close() {
        type.append(open ? " }" : "");
        open = false;
    }

    private String text() {
        return spreads ? "{" + type + "}" : type.substring("...".length());
    }
}
