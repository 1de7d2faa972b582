package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.facts.ReferenceType;
import dev.kotadb.parsers.facts.Use;
import dev.kotadb.parsers.facts.Value;
import dev.kotadb.parsers.resolve.Declared;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each use of one file means; each is resolved when first asked for. */
final class Uses {
    private final Types types;
    private final List<Use> uses;
    private final @Nullable ResolvedUse[] resolved;
    private final boolean[] begun;
    private final Set<Integer> opened = new HashSet<>();
    private final int[] passedTo;
    private final int[] passedAs;
    private final Values values;
    private final Calls calls;
    private final Fields fields;

    Uses(Types types, List<Use> uses) {
        this.types = types;
        this.uses = uses;
        this.resolved = new ResolvedUse[uses.size()];
        this.begun = new boolean[uses.size()];
        this.passedTo = new int[uses.size()];
        this.passedAs = new int[uses.size()];
        this.values = new Values(types, this);
        this.calls = new Calls(types, this, values);
        this.fields = new Fields(types, this, values);
        Arrays.fill(passedTo, -1);
        for (int call = 0; call < uses.size(); call++) {
            List<Value> arguments = uses.get(call).arguments();
            for (int i = 0; arguments != null && i < arguments.size(); i++) {
                if (arguments.get(i) instanceof Value.OfUse(int use) && use >= 0 && use < uses.size()) {
                    passedTo[use] = call;
                    passedAs[use] = i;
                }
            }
        }
    }

    Use use(int index) {
        return uses.get(index);
    }

    Values values() {
        return values;
    }

    Calls calls() {
        return calls;
    }

    /** The call that this use is an argument of, -1 for none. */
    int passedTo(int use) {
        return passedTo[use];
    }

    int passedAs(int use) {
        return passedAs[use];
    }

    /**
     * As {@link #resolve}, but what the use hangs on first: chains may be thousands of calls long, and calls as arguments
     * nest a thousand deep.
     */
    ResolvedUse resolveInOrder(int index) {
        if (resolved[index] == null) {
            Deque<Integer> open = new ArrayDeque<>();
            open.push(index);
            while (!open.isEmpty()) {
                int next = open.peek();
                if (resolved[next] != null || begun[next] || !opened.add(next)) {
                    open.pop();
                    resolve(next);
                } else {
                    dependencies(uses.get(next), open);
                }
            }
        }
        return resolve(index);
    }

    private void dependencies(Use use, Deque<Integer> into) {
        if (use.arguments() != null) {
            use.arguments().forEach(argument -> dependency(argument, into));
        }
        if (use.receiver() != null) {
            dependency(use.receiver(), into);
        }
    }

    private void dependency(Value value, Deque<Integer> into) {
        Value inner = value;
        while (inner instanceof Value.ElementOf(Value collection)) {
            inner = collection;
        }
        if (inner instanceof Value.OfUse(int use)
                && use >= 0
                && use < resolved.length
                && resolved[use] == null
                && !uses.get(use).detail().equals("method_reference")) {
            into.push(use);
        }
    }

    ResolvedUse resolve(int index) {
        if (index < 0 || index >= resolved.length) {
            return ResolvedUse.UNRESOLVED;
        }
        ResolvedUse known = resolved[index];
        if (known == null) {
            if (begun[index]) {
                return ResolvedUse.UNRESOLVED;
            }
            begun[index] = true;
            known = resolve(uses.get(index), index);
            resolved[index] = known;
        }
        return known;
    }

    private ResolvedUse resolve(Use use, int index) {
        return switch (use.type()) {
            case CALL -> calls.resolve(use, index);
            case PROPERTY_ACCESS -> fields.resolve(use);
            case TYPE_REFERENCE, EXTENDS, IMPLEMENTS -> type(use);
            case IMPORT -> ResolvedUse.UNRESOLVED;
        };
    }

    @Nullable Declared scope(Use use) {
        return use.enclosing() < 0 ? null : types.index().own(use.enclosing());
    }

    private ResolvedUse type(Use use) {
        return ResolvedUse.of(typeName(use));
    }

    TypeName typeName(Use use) {
        Declared scope = scope(use);
        if (scope != null && isHead(use, scope)) {
            scope = types.index().enclosing(scope);
        }
        if (use.receiver() != null
                && use.qualifier().isEmpty()
                && values.of(use.receiver(), use) instanceof JType.Of of) {
            TypeDeclaration inner = types.names().memberType(of.declaration(), use.name());
            if (inner != null) {
                return new TypeName.Known(inner);
            }
        }
        Declared from = scope;
        return types.names().lookUp(name(use), simple -> types.names().lookUp(types.index().self(), from, simple));
    }

    /** The supertypes and annotations of a type are read outside of it, type parameters aside, which are no types. */
    private static boolean isHead(Use use, Declared scope) {
        boolean head = use.type() == ReferenceType.EXTENDS
                || use.type() == ReferenceType.IMPLEMENTS
                || use.detail().equals("annotation");
        return head && RepositoryType.isType(scope.symbol());
    }

    private static TypeText.Name name(Use use) {
        TypeText.Name path = null;
        if (!use.qualifier().isEmpty()) {
            for (String part : use.qualifier().split("\\.")) {
                path = new TypeText.Name(path, part, List.of());
            }
        }
        return new TypeText.Name(path, use.name(), List.of());
    }
}
