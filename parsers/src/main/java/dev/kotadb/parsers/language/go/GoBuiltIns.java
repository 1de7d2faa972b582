package dev.kotadb.parsers.language.go;

import dev.kotadb.parsers.resolve.names.WordList;
import java.util.Set;

/** Go's predeclared names, common members, and standard library. */
final class GoBuiltIns {
    private static final Set<String> NAMES = WordList.read(GoBuiltIns.class, "globals.txt");
    private static final Set<String> COMMON_MEMBERS = WordList.read(GoBuiltIns.class, "members.txt");

    private GoBuiltIns() {}

    static boolean isName(String name) {
        return NAMES.contains(name);
    }

    static boolean isCommonMember(String name) {
        return COMMON_MEMBERS.contains(name);
    }

    /** Whether an import path belongs to the standard library: its first part has no dot. */
    static boolean isStandard(String importPath) {
        int slash = importPath.indexOf('/');
        return (slash < 0 ? importPath : importPath.substring(0, slash)).indexOf('.') < 0;
    }
}
