package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.Export;
import dev.kotadb.parsers.facts.Import;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a resolver sees of the repository while it resolves one file; takes note of each question, answered or not.
 * Questions about the resolved file itself are not noted, since it is resolved again whenever it changes. For one thread.
 */
public final class TrackedIndex {
    private final DeclarationIndex index;
    private final DeclarationKeys keys;
    private final Unit self;
    private final IntSet asked = new IntSet();
    private final Map<String, List<Unit>> found = new HashMap<>();
    private final Map<String, Unit> units = new HashMap<>();

    TrackedIndex(FileToResolve file, DeclarationIndex index, DeclarationKeys keys) {
        this.index = index;
        this.keys = keys;
        this.self = new Unit(file.path(), file.language(), file.facts().declarations());
        units.put(self.path(), self);
    }

    /** The file that is being resolved. */
    public Unit self() {
        return self;
    }

    /** The symbol of the resolved file at this index. */
    public Declared own(int symbol) {
        return self.symbol(symbol);
    }

    /** The files that offer this key of {@link DeclarationKeys#units}, sorted by path. */
    public List<Unit> find(String unit) {
        List<Unit> known = found.get(unit);
        if (known == null) {
            asked.add(Keys.unit(unit));
            List<DeclaredFile> files = index.find(unit);
            if (files.isEmpty()) {
                known = List.of();
            } else if (files.size() == 1) {
                known = List.of(view(files.getFirst()));
            } else {
                known = files.stream().map(this::view).toList();
            }
            found.put(unit, known);
        }
        return known;
    }

    /** Whether any file offers the key. */
    public boolean exists(String unit) {
        List<Unit> known = found.get(unit);
        if (known != null) {
            return !known.isEmpty();
        }
        asked.add(Keys.unit(unit));
        return index.exists(unit);
    }

    private Unit view(DeclaredFile file) {
        // One for each path, whatever the index hands out, so that what is found can be compared by identity.
        return units.computeIfAbsent(file.path(), path -> file.unit());
    }

    /** Declarations of this name at the top of a file, in the order of the source. */
    public List<Declared> top(Unit unit, String name) {
        note(unit, Keys.child(unit.pathHash(), name));
        return unit.children(-1, name);
    }

    /** All declarations at the top of a file: prefer to ask for a name, which fewer edits change. */
    public List<Declared> top(Unit unit) {
        note(unit, Keys.children(unit.pathHash()));
        return unit.children(-1);
    }

    /** Declarations of this name directly inside another, in the order of the source. */
    public List<Declared> children(Declared scope, String name) {
        note(scope.unit(), Keys.child(scope.keyPart(), name));
        return scope.unit().children(scope.index(), name);
    }

    /** All declarations directly inside another: prefer to ask for a name, which fewer edits change. */
    public List<Declared> children(Declared scope) {
        note(scope.unit(), Keys.children(scope.keyPart()));
        return scope.unit().children(scope.index());
    }

    /** The declaration that this one stands in; null at the top of the file. */
    public @Nullable Declared enclosing(Declared inner) {
        Declared outer = inner.unit().parent(inner);
        if (outer != null && inner.unit() != self) {
            Declared around = inner.unit().parent(outer);
            int scope = around == null ? inner.unit().pathHash() : around.keyPart();
            asked.add(Keys.child(scope, outer.symbol().name()));
        }
        return outer;
    }

    /** Declarations of this name anywhere in a file. Not if {@link LanguageRules#findsNestedNames} is false. */
    public List<Declared> named(Unit unit, String name) {
        if (!keys.rules(unit.language()).findsNestedNames()) {
            throw new IllegalArgumentException(unit.language() + " files cannot be asked for names anywhere in them");
        }
        note(unit, Keys.named(unit.pathHash(), name));
        return unit.named(name);
    }

    /** A file's imports that bring this name; those that bring none ({@code *}, side effects) for the empty one. */
    public List<Import> importsAs(Unit unit, String alias) {
        note(unit, Keys.imports(unit.pathHash(), alias));
        return unit.importsAs(alias);
    }

    /** A file's exports of this name, {@code *} for those of whole modules. */
    public List<Export> exportsAs(Unit unit, String name) {
        note(unit, Keys.exports(unit.pathHash(), name));
        return unit.exportsAs(name);
    }

    /** All settings of a configuration file. */
    public Map<String, String> settings(Unit unit) {
        note(unit, Keys.settings(unit.pathHash()));
        return unit.settings();
    }

    private void note(Unit unit, int key) {
        if (unit != self) {
            asked.add(key);
        }
    }

    int[] asked() {
        return asked.sorted();
    }

    /** Targets of declarations, at most ten, as {@link ResolvedReference#candidates} wants them. */
    public static List<Target> candidates(List<Declared> declared) {
        List<Target> targets = new ArrayList<>();
        for (Declared one : declared.subList(0, Math.min(10, declared.size()))) {
            targets.add(one.target());
        }
        return targets;
    }
}
