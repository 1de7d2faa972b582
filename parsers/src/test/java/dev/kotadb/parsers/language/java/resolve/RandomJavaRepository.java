package dev.kotadb.parsers.language.java.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A repository of small Java files that use each other, edited at random. It has few names, so that they shadow,
 * overload and inherit each other all the time; it parses, and seldom compiles.
 */
final class RandomJavaRepository {
    private static final List<String> ROOTS = List.of("one/src", "two/src");
    private static final List<String> PACKAGES = List.of("p", "q", "q.r");
    private static final List<String> TYPES = List.of("A", "B", "C", "D", "E");
    private static final List<String> NESTED = List.of("N", "M", "A");
    private static final List<String> FIELDS = List.of("f", "g", "h");
    private static final List<String> METHODS = List.of("k", "m", "n");

    private final Random random;
    private final Map<String, File> files = new TreeMap<>();

    private static final class File {
        String root = "";
        String packageName = "";
        String name = "";
        final List<String> imports = new ArrayList<>();
        Type type = new Type();
        int comments;
    }

    private static final class Type {
        String kind = "class";
        String parameters = "";
        String supertypes = "";
        final List<String> members = new ArrayList<>();
        final Map<String, Type> nested = new TreeMap<>();
    }

    RandomJavaRepository(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 8; i++) {
            add();
        }
    }

    /** Text by path. */
    Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        files.forEach((path, file) -> sources.put(path, text(file)));
        return sources;
    }

    void edit() {
        if (files.isEmpty()) {
            add();
            return;
        }
        File file = any(new ArrayList<>(files.values()));
        switch (random.nextInt(12)) {
            case 0 -> add();
            case 1 -> files.remove(path(file));
            case 2 -> {
                files.remove(path(file));
                file.packageName = any(PACKAGES);
                files.put(path(file), file);
            }
            case 3 -> {
                files.remove(path(file));
                file.root = any(ROOTS);
                files.put(path(file), file);
            }
            case 4 -> {
                files.remove(path(file));
                file.name = any(TYPES);
                files.put(path(file), file);
            }
            case 5 -> {
                file.imports.clear();
                imports(file);
            }
            case 6 -> head(anyType(file), false);
            case 7 -> comment(file);
            case 8 -> {
                Type type = anyType(file);
                if (!type.nested.isEmpty() && random.nextBoolean()) {
                    type.nested.remove(type.nested.keySet().iterator().next());
                } else {
                    type.nested.put(any(NESTED), type(true));
                }
            }
            case 9 -> {
                Type type = anyType(file);
                if (!type.members.isEmpty()) {
                    type.members.remove(random.nextInt(type.members.size()));
                }
            }
            case 10 -> anyType(file).members.add(member());
            default -> {
                Type type = anyType(file);
                if (!type.members.isEmpty()) {
                    type.members.set(random.nextInt(type.members.size()), member());
                }
            }
        }
    }

    /** An edit that changes no meaning; gives the path. */
    String editComment() {
        File file = any(new ArrayList<>(files.values()));
        comment(file);
        return path(file);
    }

    private static void comment(File file) {
        file.comments++;
    }

    private void add() {
        File file = new File();
        file.root = any(ROOTS);
        file.packageName = any(PACKAGES);
        file.name = any(TYPES);
        imports(file);
        file.type = type(false);
        files.put(path(file), file);
    }

    private static String path(File file) {
        return file.root + "/" + file.packageName.replace('.', '/') + "/" + file.name + ".java";
    }

    private Type anyType(File file) {
        List<Type> nested = new ArrayList<>(file.type.nested.values());
        return nested.isEmpty() || random.nextBoolean() ? file.type : any(nested);
    }

    private void imports(File file) {
        for (int i = random.nextInt(4); i > 0; i--) {
            String type = any(PACKAGES) + "." + any(TYPES);
            file.imports.add(switch (random.nextInt(7)) {
                case 0, 1 -> "import " + type + ";";
                case 2 -> "import " + any(PACKAGES) + ".*;";
                case 3 -> "import " + type + "." + any(NESTED) + ";";
                case 4 -> "import static " + type + ".*;";
                case 5 -> "import static " + type + "." + (random.nextBoolean() ? any(METHODS) : any(FIELDS)) + ";";
                default -> "import " + any(List.of("java.util.List", "java.util.function.*", "elsewhere.A")) + ";";
            });
        }
    }

    private Type type(boolean inner) {
        Type type = new Type();
        head(type, inner);
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            type.members.add(member());
        }
        if (!inner && random.nextBoolean()) {
            type.nested.put(any(NESTED), type(true));
        }
        return type;
    }

    private void head(Type type, boolean inner) {
        type.kind = any(List.of("class", "class", "class", "interface", "enum", "record"));
        boolean open = type.kind.equals("class") || type.kind.equals("interface");
        type.parameters = type.kind.equals("record")
                ? "(" + typeName() + " " + any(FIELDS) + ")"
                : open && random.nextInt(3) == 0 ? "<T>" : "";
        type.supertypes = "";
        if (open && random.nextInt(3) > 0) {
            type.supertypes = " extends " + typeName();
        }
        if (!type.kind.equals("interface") && random.nextInt(3) == 0) {
            type.supertypes += " implements " + typeName();
        }
    }

    private String member() {
        String modifiers = any(List.of("", "", "public ", "private ", "protected ", "static ", "public static "));
        String type = random.nextInt(6) == 0 ? "int" : typeName();
        return switch (random.nextInt(4)) {
            case 0 -> modifiers + type + " " + any(FIELDS) + " = " + expression(2) + ";";
            default -> modifiers + type + " " + any(METHODS) + "(" + parameters() + ") { " + statements() + " }";
        };
    }

    private String parameters() {
        List<String> parameters = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            parameters.add(any(List.of("int", "String", typeName(), typeName())) + " x" + i);
        }
        return String.join(", ", parameters);
    }

    private String statements() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(switch (random.nextInt(4)) {
                case 0 -> "var v" + i + " = " + expression(2) + "; v" + i + "." + any(METHODS) + "();";
                case 1 -> "for (" + typeName() + " v : " + expression(2) + ") { v." + any(FIELDS) + "." + any(METHODS) + "(); }";
                case 2 -> "new " + typeName() + "() { void z() { " + any(METHODS) + "(" + any(FIELDS) + "); } };";
                default -> "";
            });
        }
        return text + "return " + expression(3) + ";";
    }

    private String expression(int depth) {
        String start = switch (random.nextInt(8)) {
            case 0 -> any(FIELDS);
            case 1, 2 -> any(METHODS) + "(" + arguments(depth) + ")";
            case 3 -> any(TYPES) + "." + any(METHODS) + "(" + arguments(depth) + ")";
            case 4 -> any(TYPES) + "." + any(FIELDS);
            case 5 -> "new " + any(TYPES) + "(" + arguments(depth) + ")";
            case 6 -> any(PACKAGES) + "." + any(TYPES) + "." + any(FIELDS);
            default -> any(List.of("this", "super." + any(FIELDS), "1", "null", any(TYPES) + "." + any(NESTED) + "." + any(FIELDS)));
        };
        StringBuilder chain = new StringBuilder(start);
        for (int i = random.nextInt(3); i > 0 && !start.equals("1") && !start.equals("null"); i--) {
            chain.append('.').append(random.nextInt(3) == 0 ? any(FIELDS) : any(METHODS) + "(" + arguments(depth) + ")");
        }
        return chain.toString();
    }

    private String arguments(int depth) {
        if (depth == 0) {
            return "";
        }
        List<String> arguments = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            arguments.add(switch (random.nextInt(5)) {
                case 0 -> "y -> y." + any(METHODS) + "()";
                case 1 -> any(TYPES) + "::" + any(METHODS);
                default -> expression(depth - 1);
            });
        }
        return String.join(", ", arguments);
    }

    private String typeName() {
        return switch (random.nextInt(8)) {
            case 0 -> any(NESTED);
            case 1 -> any(TYPES) + "." + any(NESTED);
            case 2 -> any(TYPES) + "<" + any(TYPES) + ">";
            case 3 -> "List<" + any(TYPES) + ">";
            case 4 -> any(PACKAGES) + "." + any(TYPES);
            default -> any(TYPES);
        };
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String text(File file) {
        String comment = "// " + "again ".repeat(file.comments) + "\n".repeat(file.comments % 3 + 1);
        return comment + "package " + file.packageName + ";\n" + String.join("\n", file.imports) + "\n"
                + text(file.name, file.type, "");
    }

    private static String text(String name, Type type, String modifiers) {
        String constants = type.kind.equals("enum") ? "f, X;\n" : "";
        String members = type.members.stream()
                .map(member -> type.kind.equals("interface") ? member.replace("private ", "default ") : member)
                .collect(Collectors.joining("\n"));
        String nested = type.nested.entrySet().stream()
                .map(one -> text(one.getKey(), one.getValue(), "static "))
                .collect(Collectors.joining("\n"));
        return modifiers + type.kind + " " + name + type.parameters + type.supertypes + " {\n" + constants + members
                + "\n" + nested + "\n}\n";
    }
}
