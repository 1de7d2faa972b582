package dev.kotadb.parsers.language.script.resolve;

import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.names.Meaning;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of an object type that is written out. A member is evaluated when it is asked for: there may be thousands. */
final class ObjectMembers implements Meaning.Structure {
    private final TypeText.ObjectType type;
    private final Scope scope;
    private final Names names;
    private final Evaluator evaluator;
    private final Map<String, Meaning> known = new HashMap<>(4);

    ObjectMembers(TypeText.ObjectType type, Scope scope, Names names, Evaluator evaluator) {
        this.type = type;
        this.scope = scope;
        this.names = names;
        this.evaluator = evaluator;
    }

    @Override
    public @Nullable Meaning member(String name) {
        TypeText written = type.members().get(name);
        if (written == null) {
            return null;
        }
        Meaning member = known.get(name);
        if (member == null) {
            Declared declared = declared(name);
            member = declared == null ? evaluator.type(written, scope)
                    : written instanceof TypeText.Opaque ? new Meaning.Named(declared)
                    : new Meaning.Anonymous(evaluator.type(written, scope.inside(declared)), new Meaning.Named(declared));
            known.put(name, member);
        }
        return member;
    }

    private @Nullable Declared declared(String name) {
        String place = type.places().get(name);
        return place == null ? null : names.declarators.at(place, name, scope.view(), scope.around());
    }
}
