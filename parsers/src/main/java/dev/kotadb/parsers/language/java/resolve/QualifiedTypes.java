package dev.kotadb.parsers.language.java.resolve;

import dev.kotadb.parsers.language.java.binary.BinaryClass;
import dev.kotadb.parsers.language.java.binary.ClassPath;
import dev.kotadb.parsers.language.java.binary.Jdk;
import dev.kotadb.parsers.resolve.Declared;
import dev.kotadb.parsers.resolve.FileView;
import dev.kotadb.parsers.resolve.Trace;
import dev.kotadb.parsers.resolve.TrackedIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds types by their packages and names: the repository's, or else the JDK's, or else a library's. Each is made once. */
final class QualifiedTypes {
    private final TrackedIndex index;
    private final ClassPath classPath;
    private final Function<Declared, TypeDeclaration> ofRepository;
    private final Function<BinaryClass, TypeDeclaration> ofBinary;
    private final Map<String, TypeName> byBinaryName = new HashMap<>();
    private final Map<String, TypeName> byQualifiedName = new HashMap<>();

    /** @param ofRepository makes a type of a declaration @param ofBinary makes one of a class */
    QualifiedTypes(
            TrackedIndex index,
            ClassPath classPath,
            Function<Declared, TypeDeclaration> ofRepository,
            Function<BinaryClass, TypeDeclaration> ofBinary) {
        this.index = index;
        this.classPath = classPath;
        this.ofRepository = ofRepository;
        this.ofBinary = ofBinary;
    }

    /** The type of a class file's name: the repository's own where it declares one, as the JDK's sources do. */
    TypeName binary(String binaryName) {
        TypeName known = byBinaryName.get(binaryName);
        if (known == null) {
            known = findBinary(binaryName);
            byBinaryName.put(binaryName, known);
        }
        return known;
    }

    private TypeName findBinary(String binaryName) {
        int slash = binaryName.lastIndexOf('/');
        String packageName = slash < 0 ? "" : binaryName.substring(0, slash).replace('/', '.');
        String[] nested = binaryName.substring(slash + 1).split("\\$");
        TypeName own = declared(packageName, nested[0], index.self().path());
        for (int i = 1; i < nested.length && own instanceof TypeName.Known(TypeDeclaration outer); i++) {
            own = TypeName.of(outer.memberType(nested[i]));
        }
        return own instanceof TypeName.Missing ? elsewhere(binaryName) : own;
    }

    private TypeName elsewhere(String binaryName) {
        @Nullable TypeDeclaration type = Jdk.find(binaryName).or(() -> classPath.find(binaryName)).map(ofBinary).orElse(null);
        if (index.trace().isRecording()) {
            index.trace().add(Trace.Kind.LOOKUP, "type " + ExternalNames.qualified(binaryName) + " of the JDK and the jars",
                    type == null ? "nothing" : "found");
        }
        return TypeName.of(type);
    }

    /** The same as others name it: what only its own package sees is missing. */
    private TypeName visible(String binaryName) {
        TypeName found = binary(binaryName);
        return found instanceof TypeName.Known(TypeDeclaration type) && !type.isVisible() ? TypeName.MISSING : found;
    }

    /** A type by its package and simple name. @param from the file that asks */
    TypeName find(String packageName, String name, String from) {
        String key = packageName + "." + name;
        TypeName found = byQualifiedName.get(key);
        if (found == null) {
            found = declared(packageName, name, from);
            if (found instanceof TypeName.Missing) {
                found = packageName.isEmpty() ? TypeName.MISSING : visible(packageName.replace('.', '/') + "/" + name);
                byQualifiedName.put(key, found);
            }
        }
        return found;
    }

    /** The repository's type; of several the one whose file is nearest to the file that asks. */
    private TypeName declared(String packageName, String name, String from) {
        List<Declared> nearest = new ArrayList<>();
        int most = -1;
        for (FileView view : index.find(JavaKeys.type(packageName, name))) {
            int shared = sharedFolders(view.path(), from);
            if (shared > most) {
                nearest.clear();
                most = shared;
            }
            if (shared == most) {
                for (Declared one : index.top(view, name)) {
                    if (TypeDeclaration.isType(one.symbol())) {
                        nearest.add(one);
                        break;
                    }
                }
            }
        }
        return switch (nearest.size()) {
            case 0 -> TypeName.MISSING;
            case 1 -> new TypeName.Known(ofRepository.apply(nearest.getFirst()));
            default -> new TypeName.Several(nearest);
        };
    }

    private static int sharedFolders(String one, String other) {
        int shared = 0;
        for (int i = 0; i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i); i++) {
            shared += one.charAt(i) == '/' ? 1 : 0;
        }
        return one.equals(other) ? shared + 1 : shared;
    }
}
