package dev.kotadb.parsers.language.java.parse;

import dev.kotadb.parsers.facts.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The local variables and type variables in scope, innermost last. A scope ends by going back to the mark taken at its
 * start.
 */
final class LocalNames {
    /** When a name is bound: always, or only where the condition with its pattern is true, or false. */
    enum Flow {
        ALWAYS,
        WHEN_TRUE,
        WHEN_FALSE
    }

    /** @param value null where the name means no local any more: a field of an inner class hides it */
    record Local(String name, @Nullable Value value, Flow flow) {}

    /** No variable has this name. */
    private static final String CLASS = "";

    private Local[] locals = new Local[32];
    private int size;
    private final List<String> typeVariables = new ArrayList<>();

    int mark() {
        return size;
    }

    void backTo(int mark) {
        size = mark;
    }

    void declare(String name, Value value) {
        push(new Local(name, value, Flow.ALWAYS));
    }

    /** Declares what a pattern binds, for where the pattern matches. */
    void bind(String name, Value value) {
        push(new Local(name, value, Flow.WHEN_TRUE));
    }

    void hide(String name) {
        push(new Local(name, null, Flow.ALWAYS));
    }

    @Nullable Value find(String name) {
        for (int i = size - 1; i >= 0; i--) {
            if (locals[i].name().equals(name)) {
                return locals[i].value();
            }
        }
        return null;
    }

    /** Marks that the body of a class begins, which may inherit fields that hide the locals around it. */
    void enterClass(int symbol) {
        if (size > 0) {
            push(new Local(CLASS, new Value.This(symbol), Flow.ALWAYS));
        }
    }

    /** The outermost of the classes around that are inside the scope of the local; null if none is. */
    Value.@Nullable This classInside(String local) {
        Value.This outermost = null;
        for (int i = size - 1; i >= 0 && !locals[i].name().equals(local); i--) {
            if (locals[i].name().equals(CLASS) && locals[i].value() instanceof Value.This type) {
                outermost = type;
            }
        }
        return outermost;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** What was declared since the mark. */
    List<Local> since(int mark) {
        return mark == size ? List.of() : List.of(Arrays.copyOfRange(locals, mark, size));
    }

    /** Of what was declared since the mark, keeps what holds under the flow. */
    void keep(int mark, Flow flow) {
        int kept = mark;
        for (int i = mark; i < size; i++) {
            if (locals[i].flow() == flow) {
                locals[kept++] = locals[i];
            }
        }
        size = kept;
    }

    /** Goes back to the mark, then declares those of the locals that hold under the flow. */
    void only(int mark, List<Local> of, Flow flow) {
        size = mark;
        for (Local local : of) {
            if (local.flow() == flow) {
                push(local);
            }
        }
    }

    /** What was bound since the mark where a condition is true is bound where it is false, and the reverse. */
    void negate(int mark) {
        for (int i = mark; i < size; i++) {
            Local local = locals[i];
            locals[i] = new Local(
                    local.name(), local.value(), local.flow() == Flow.WHEN_TRUE ? Flow.WHEN_FALSE : Flow.WHEN_TRUE);
        }
    }

    int typeMark() {
        return typeVariables.size();
    }

    void backToTypes(int mark) {
        typeVariables.subList(mark, typeVariables.size()).clear();
    }

    void declareType(String name) {
        typeVariables.add(name);
    }

    boolean isTypeVariable(String name) {
        return !typeVariables.isEmpty() && typeVariables.contains(name);
    }

    private void push(Local local) {
        if (size == locals.length) {
            locals = Arrays.copyOf(locals, size * 2);
        }
        locals[size++] = local;
    }
}
