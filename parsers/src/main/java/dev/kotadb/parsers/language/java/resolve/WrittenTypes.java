package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.language.java.signature.TypeText;
import dev.kotadb.parsers.language.java.signature.TypeTextParser;
import dev.kotadb.parsers.resolve.Declared;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types that are written in the resolved file, or that the parser wrote for a value: {@code null}, parameters. */
final class WrittenTypes {
    private static final String PARAMETER = "parameter ";
    private static final String COMPONENT = "component ";

    private final Types types;
    private final Map<String, TypeText> texts = new HashMap<>();
    private final Map<@Nullable Declared, Map<String, JType>> known = new HashMap<>();

    WrittenTypes(Types types) {
        this.types = types;
    }

    JType of(String text, @Nullable Declared scope) {
        if (text.equals("null")) {
            return JType.NULL;
        }
        Map<String, JType> here = known.computeIfAbsent(scope, key -> new HashMap<>());
        JType type = here.get(text);
        if (type == null) {
            type = text.startsWith(PARAMETER)
                    ? parameterOf(text, scope)
                    : text.startsWith(COMPONENT) ? componentOf(text, scope) : resolve(text, scope);
            here.put(text, type);
        }
        return type;
    }

    private JType resolve(String text, @Nullable Declared scope) {
        TypeText parsed = texts.computeIfAbsent(text, TypeTextParser::type);
        return types.resolve(parsed, name -> types.lookUp(types.index().self(), scope, name));
    }

    /** {@code component 0 of T from S}: of a record T that a value of type S, if that is known, is matched against. */
    private JType componentOf(String text, @Nullable Declared scope) {
        int of = text.indexOf(" of ");
        int from = text.indexOf(" from ");
        String record = text.substring(of + 4, from < 0 ? text.length() : from);
        if (!(resolve(record, scope) instanceof JType.Of taken && taken.declaration() instanceof RepositoryType type)) {
            return JType.UNKNOWN;
        }
        List<JType> components = type.components();
        int component = Integer.parseInt(text.substring(COMPONENT.length(), of));
        if (component >= components.size()) {
            return JType.UNKNOWN;
        }
        Substitution arguments = taken.raw() ? Substitution.free(type.variables()) : Substitution.of(taken);
        if (taken.raw() && from > 0 && of(text.substring(from + 6), scope) instanceof JType.Of matched) {
            JType.Of seen = types.members().supertype(new JType.Of(type, List.copyOf(arguments.types())), matched.declaration());
            if (seen != null) {
                new Inference(types).bind(seen, matched);
            }
        }
        return JType.base(JType.inferred(arguments.apply(components.get(component))));
    }

    /** {@code parameter 0 of T}: of a lambda that is assigned to a T. */
    private JType parameterOf(String text, @Nullable Declared scope) {
        int of = text.indexOf(" of ");
        if (of < 0) {
            return JType.UNKNOWN;
        }
        int parameter = Integer.parseInt(text.substring(PARAMETER.length(), of));
        return types.members().parameter(resolve(text.substring(of + 4), scope), parameter);
    }
}
