package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.Export;
import dev.kotadb.parsers.facts.Import;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Records why one reference of a file is resolved as it is: what was looked up for it and found, the type of its receiver, its
 * candidates. What is decided for other references meanwhile, such as its receiver, is left out. For one thread.
 */
public final class Trace {
    /** Records nothing, and wants every reference. */
    static final Trace NONE = new Trace(Integer.MIN_VALUE);

    private final int wanted;
    private final Deque<Integer> open = new ArrayDeque<>();
    private final List<Step> steps = new ArrayList<>();

    private Trace(int wanted) {
        this.wanted = wanted;
    }

    static Trace ofUse(int use) {
        return new Trace(use);
    }

    static Trace ofImport(int index) {
        return new Trace(-1 - index);
    }

    /** The kind of a step. */
    public enum Kind {
        /** Something was looked up by a name. */
        LOOKUP,
        /** What a member is taken of. */
        RECEIVER,
        /** A declaration that may have been meant. */
        CANDIDATE,
        /** A rule that decided. */
        RULE
    }

    /**
     * One step of a resolution.
     *
     * @param subject what was looked up, the receiver, the candidate
     * @param outcome what was found or decided, and why
     */
    public record Step(Kind kind, String subject, String outcome) {}

    /** Whether one reference is explained, and no other one is needed. */
    public boolean isOn() {
        return this != NONE;
    }

    /** Whether the import at this index is to be resolved. */
    public boolean wantsImport(int index) {
        return !isOn() || wanted == -1 - index;
    }

    /** Whether the use at this index is to be resolved, not only for others. */
    public boolean wantsUse(int index) {
        return !isOn() || wanted == index;
    }

    /** Resolves an import; what is recorded meanwhile belongs to it. */
    public <T> T duringImport(int index, Supplier<T> resolution) {
        return during(-1 - index, resolution);
    }

    /** Resolves a use; what is recorded meanwhile belongs to it. */
    public <T> T during(int use, Supplier<T> resolution) {
        if (!isOn()) {
            return resolution.get();
        }
        open.push(use);
        try {
            return resolution.get();
        } finally {
            open.pop();
        }
    }

    /** Whether what happens now belongs to the reference that is explained. Ask before making a costly text. */
    public boolean isRecording() {
        return isOn() && !open.isEmpty() && open.element() == wanted;
    }

    /** Records a step, unless it belongs to another reference or is the same as one before. */
    public void add(Kind kind, String subject, String outcome) {
        Step step = new Step(kind, subject, outcome);
        if (isRecording() && !steps.contains(step)) {
            steps.add(step);
        }
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    void lookedUp(String key, List<FileView> found) {
        if (isRecording()) {
            add(Kind.LOOKUP, "files " + key, names(found.stream().map(FileView::path).toList()));
        }
    }

    void lookedUp(String where, String name, List<Declared> found) {
        if (isRecording()) {
            add(Kind.LOOKUP, name + " " + where, names(found.stream().map(Trace::describe).toList()));
        }
    }

    void lookedUpImports(FileView view, String alias, List<Import> found) {
        if (isRecording()) {
            String subject = alias.isEmpty() ? "imports of all names or of none" : "imports of " + alias;
            add(Kind.LOOKUP, subject + " in " + view.path(), names(found.stream().map(Trace::describe).toList()));
        }
    }

    void lookedUpExports(FileView view, String name, List<Export> found) {
        if (isRecording()) {
            add(Kind.LOOKUP, "export " + name + " of " + view.path(), names(found.stream().map(Trace::describe).toList()));
        }
    }

    private static String names(List<String> found) {
        int most = 5;
        return found.isEmpty()
                ? "nothing"
                : String.join(", ", found.subList(0, Math.min(most, found.size())))
                        + (found.size() > most ? " and " + (found.size() - most) + " more" : "");
    }

    private static String describe(Import one) {
        String name = one.name().isEmpty() ? "" : " name " + one.name();
        return "line " + one.line() + ": module " + one.module() + name;
    }

    private static String describe(Export one) {
        return one.module().isEmpty() ? one.local() : one.local() + " of module " + one.module();
    }

    /** A declaration and where it is. */
    public static String describe(Declared one) {
        return one.symbol().kind().sqlName() + " " + one.symbol().qualifiedName() + " (" + one.view().path() + ")";
    }
}
