package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.Export;
import dev.kotadb.parsers.facts.Import;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The view of the repository from which one file is resolved. Records each look-up, found or not.
 * Look-ups in the resolved file itself are not recorded, since it is resolved again whenever it changes. For one thread.
 */
public final class TrackedIndex {
    private final DeclarationIndex index;
    private final Predicate<String> findsNestedNames;
    private final FileView self;
    private final Trace trace;
    private final IntSet asked = new IntSet();
    private final Map<String, List<FileView>> found = new HashMap<>();
    private final Map<String, FileView> views = new HashMap<>();

    /** {@code findsNestedNames} is {@link LanguageRules#findsNestedNames} of a language. */
    TrackedIndex(FileToResolve file, DeclarationIndex index, Predicate<String> findsNestedNames, Trace trace) {
        this.trace = trace;
        this.index = index;
        this.findsNestedNames = findsNestedNames;
        this.self = new FileView(file.path(), file.language(), file.facts().declarations());
        views.put(self.path(), self);
    }

    /** Takes the reasons of decisions, if one reference of the file is explained. */
    public Trace trace() {
        return trace;
    }

    /** The file that is being resolved. */
    public FileView self() {
        return self;
    }

    /** The libraries that the resolved file can use. If they change, it has to be resolved again. */
    public Libraries libraries() {
        return index.libraries(self.path());
    }

    /** The symbol of the resolved file at this index. */
    public Declared own(int symbol) {
        return self.symbol(symbol);
    }

    /** The files that have this key of {@link DeclarationKeys#of}, sorted by path. */
    public List<FileView> find(String key) {
        List<FileView> known = found.get(key);
        if (known == null) {
            asked.add(Keys.file(key));
            List<DeclaredFile> files = index.find(key);
            if (files.isEmpty()) {
                known = List.of();
            } else if (files.size() == 1) {
                known = List.of(view(files.getFirst()));
            } else {
                known = files.stream().map(this::view).toList();
            }
            found.put(key, known);
        }
        trace.lookedUp(key, known);
        return known;
    }

    /** Whether any file has the key. */
    public boolean exists(String key) {
        List<FileView> known = found.get(key);
        if (known != null) {
            return !known.isEmpty();
        }
        asked.add(Keys.file(key));
        return index.exists(key);
    }

    private FileView view(DeclaredFile file) {
        // One view per path, so that declarations can be compared by identity.
        return views.computeIfAbsent(file.path(), path -> file.view());
    }

    /** Declarations of this name at the top of a file, in the order of the source. */
    public List<Declared> top(FileView view, String name) {
        note(view, Keys.child(view.pathHash(), name));
        List<Declared> declared = view.children(-1, name);
        if (trace.isRecording()) {
            trace.lookedUp("at the top of " + view.path(), name, declared);
        }
        return declared;
    }

    /** All declarations at the top of a file. Prefer looking up a name, whose meaning changes less often. */
    public List<Declared> top(FileView view) {
        note(view, Keys.children(view.pathHash()));
        return view.children(-1);
    }

    /** Declarations of this name directly inside another, in the order of the source. */
    public List<Declared> children(Declared scope, String name) {
        note(scope.view(), Keys.child(scope.keyPart(), name));
        List<Declared> declared = scope.view().children(scope.index(), name);
        if (trace.isRecording()) {
            trace.lookedUp("in " + scope.symbol().qualifiedName(), name, declared);
        }
        return declared;
    }

    /** All declarations directly inside another. Prefer looking up a name, whose meaning changes less often. */
    public List<Declared> children(Declared scope) {
        note(scope.view(), Keys.children(scope.keyPart()));
        return scope.view().children(scope.index());
    }

    /** The declaration that encloses this one; null at the top of the file. */
    public @Nullable Declared enclosing(Declared inner) {
        Declared outer = inner.view().parent(inner);
        if (outer != null && inner.view() != self) {
            Declared around = inner.view().parent(outer);
            int scope = around == null ? inner.view().pathHash() : around.keyPart();
            asked.add(Keys.child(scope, outer.symbol().name()));
        }
        return outer;
    }

    /** Declarations of this name anywhere in a file. Not if {@link LanguageRules#findsNestedNames} is false. */
    public List<Declared> named(FileView view, String name) {
        if (!findsNestedNames.test(view.language())) {
            throw new IllegalArgumentException(view.language() + " files cannot be asked for names anywhere in them");
        }
        note(view, Keys.named(view.pathHash(), name));
        List<Declared> declared = view.named(name);
        if (trace.isRecording()) {
            trace.lookedUp("anywhere in " + view.path(), name, declared);
        }
        return declared;
    }

    /** A file's imports that bind this name. The empty name finds those that bind none: {@code *}, side effects. */
    public List<Import> importsAs(FileView view, String alias) {
        note(view, Keys.imports(view.pathHash(), alias));
        List<Import> imports = view.importsAs(alias);
        trace.lookedUpImports(view, alias, imports);
        return imports;
    }

    /** A file's exports of this name; {@code *} finds exports of whole modules. */
    public List<Export> exportsAs(FileView view, String name) {
        note(view, Keys.exports(view.pathHash(), name));
        List<Export> exports = view.exportsAs(name);
        trace.lookedUpExports(view, name, exports);
        return exports;
    }

    /** All settings of a configuration file. */
    public Map<String, String> settings(FileView view) {
        note(view, Keys.settings(view.pathHash()));
        return view.settings();
    }

    private void note(FileView view, int key) {
        if (view != self) {
            asked.add(key);
        }
    }

    int[] asked() {
        return asked.sorted();
    }

    /** Targets of declarations, at most ten, for {@link ResolvedReference#candidates}. */
    public static List<Target> candidates(List<Declared> declared) {
        List<Target> targets = new ArrayList<>();
        for (Declared one : declared.subList(0, Math.min(10, declared.size()))) {
            targets.add(one.target());
        }
        return targets;
    }
}
