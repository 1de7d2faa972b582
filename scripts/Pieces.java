import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A repository of real text that is cut into files of one size, with 6 declarations and 50 uses each: its first words are
 * taken for the ones, the next for the others. Also as the arguments of store_indexed_data.
 */
record Pieces(List<Piece> all) {
    private static final int DECLARATIONS = 6;
    private static final int USES = 50;
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w{2,}");

    record Piece(String path, String text, List<Declaration> declarations, List<Use> uses) {}

    /** Lines from 1, columns from 0. */
    record Declaration(String path, String name, String qualifiedName, int line, int column) {
        String signature() {
            return "void " + name;
        }

        String key() {
            return path + "::" + name + "::" + line;
        }
    }

    /** {@code file} is the number of the one whose first declaration is meant; below 0 none is. */
    record Use(String path, String name, int line, int column, int file) {}

    static Pieces cut(Path folder, int number) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
            }
        }
        if (text.length() < number) {
            throw new IllegalArgumentException(folder + " holds too little Java for " + number + " files");
        }
        List<Piece> pieces = new ArrayList<>();
        int size = text.length() / number;
        for (int i = 0, start = 0; i < number; i++) {
            int end = i == number - 1 ? text.length() : Math.max(start, text.indexOf("\n", (i + 1) * size) + 1);
            pieces.add(piece(i, number, text.substring(start, end)));
            start = end;
        }
        return new Pieces(pieces);
    }

    /** Every second use means something, in one of ten files. */
    private static Piece piece(int i, int number, String text) {
        String path = "src/piece" + i + ".java";
        List<Declaration> declarations = new ArrayList<>();
        List<Use> uses = new ArrayList<>();
        int line = 1;
        for (String each : text.split("\n", -1)) {
            Matcher word = IDENTIFIER.matcher(each);
            while (word.find() && uses.size() < USES) {
                if (declarations.size() < DECLARATIONS) {
                    String qualifiedName = "piece" + i + "." + word.group() + declarations.size();
                    declarations.add(new Declaration(path, word.group(), qualifiedName, line, word.start()));
                } else {
                    int file = uses.size() % 2 == 0 ? (i * 31 + uses.size() % 20 * 977) % number : -1;
                    uses.add(new Use(path, word.group(), line, word.start(), file));
                }
            }
            line++;
        }
        return new Piece(path, text, declarations, uses);
    }

    /** Nothing where the file meant has no declaration. */
    Optional<Declaration> meantBy(Use use) {
        return use.file() < 0 ? Optional.empty() : all.get(use.file()).declarations().stream().findFirst();
    }

    String filesAsJson() {
        return array(all.stream(), each -> "{\"path\":" + quoted(each.path()) + ",\"content\":" + quoted(each.text())
                + ",\"language\":\"java\",\"size_bytes\":" + each.text().length() + "}");
    }

    String symbolsAsJson() {
        return array(all.stream().flatMap(piece -> piece.declarations().stream()), each -> "{\"file_path\":" + quoted(each.path())
                + ",\"name\":" + quoted(each.name()) + ",\"qualified_name\":" + quoted(each.qualifiedName())
                + ",\"kind\":\"method\",\"line_start\":" + each.line() + ",\"line_end\":" + (each.line() + 1) + ",\"signature\":"
                + quoted(each.signature()) + "}");
    }

    String referencesAsJson() {
        return array(all.stream().flatMap(piece -> piece.uses().stream()), each -> "{\"source_file_path\":" + quoted(each.path())
                + ",\"name\":" + quoted(each.name()) + ",\"reference_type\":\"call\",\"line_number\":" + each.line()
                + ",\"column_number\":" + each.column()
                + meantBy(each).map(target -> ",\"target_symbol_key\":" + quoted(target.key())).orElse("") + "}");
    }

    String edgesAsJson() {
        return array(all.stream().flatMap(piece -> piece.uses().stream().map(this::meantBy).flatMap(Optional::stream)
                .map(Declaration::path).distinct().map(target -> "{\"dependency_type\":\"file_import\",\"from_file_path\":"
                        + quoted(piece.path()) + ",\"to_file_path\":" + quoted(target) + "}")), each -> each);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d files, %,d symbols, %,d references, %.0f MB", all.size(),
                all.stream().mapToInt(each -> each.declarations().size()).sum(),
                all.stream().mapToInt(each -> each.uses().size()).sum(),
                all.stream().mapToInt(each -> each.text().length()).sum() / 1e6);
    }

    private static <T> String array(Stream<T> entries, Function<T, String> json) {
        return entries.map(json).collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 16).append('"');
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\' || c < ' ') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
