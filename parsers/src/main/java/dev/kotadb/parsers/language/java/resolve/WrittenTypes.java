package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.resolve.Declared;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types that are written in the resolved file, or that the parser wrote for a value: {@code null}, parameters. */
final class WrittenTypes {
    private static final String PARAMETER = "parameter ";

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
            type = text.startsWith(PARAMETER) ? parameterOf(text, scope) : resolve(text, scope);
            here.put(text, type);
        }
        return type;
    }

    private JType resolve(String text, @Nullable Declared scope) {
        TypeText parsed = texts.computeIfAbsent(text, TypeTextParser::type);
        return types.resolve(parsed, name -> types.lookUp(types.index().self(), scope, name));
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
