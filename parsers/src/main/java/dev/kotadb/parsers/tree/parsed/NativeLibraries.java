package dev.kotadb.parsers.tree.parsed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The native libraries on the class path, unpacked for the loader. */
public final class NativeLibraries {
    /** Names a core library to load instead of the bundled one, such as one compiled for this machine. */
    static final String CORE_PROPERTY = "kota.treesitter.library";

    /** Our own build of a library takes precedence over the one in the grammars' jars. */
    private static final List<String> FOLDERS = List.of("dev/kotadb/natives/", "lib/");

    private NativeLibraries() {}

    static Path core() {
        String chosen = System.getProperty(CORE_PROPERTY, "");
        return chosen.isEmpty() ? unpacked("tree-sitter") : Path.of(chosen).toAbsolutePath();
    }

    /** The library of a grammar or of the core, as {@code tree-sitter-go}. */
    static Path unpacked(String library) {
        String file = platform() + "-" + System.mapLibraryName(library).replaceFirst("^lib", "");
        for (String folder : FOLDERS) {
            Optional<byte[]> content = resource(folder + file);
            if (content.isPresent()) {
                return NativeCache.unpack(file, content.get(), folders());
            }
        }
        throw new IllegalStateException("no native library " + file + " on the class path: this platform ("
                + System.getProperty("os.name") + ", " + System.getProperty("os.arch") + ") is not supported");
    }

    /** A checksum that identifies a library's version. It is taken from the build for one platform, so it is the same on all. */
    public static long checksum(String library) {
        String name = "lib/x86_64-linux-gnu-" + library + ".so";
        CRC32 checksum = new CRC32();
        checksum.update(resource(name)
                .orElseThrow(() -> new IllegalStateException("no native library " + name + " on the class path")));
        return checksum.getValue();
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream in = NativeLibraries.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }

    private static List<Path> folders() {
        String home = System.getenv("KOTA_HOME");
        Path kota = home == null || home.isEmpty() ? Path.of(System.getProperty("user.home"), ".kota") : Path.of(home);
        return Stream.concat(
                        Optional.ofNullable(System.getProperty("kota.natives")).map(Path::of).stream(),
                        Stream.of(kota.resolve("natives"), temporary()))
                .toList();
    }

    /** A folder per user, so that no library is loaded that another user has put there. */
    private static Path temporary() {
        String user = System.getProperty("user.name", "user").replaceAll("\\W", "_");
        return Path.of(System.getProperty("java.io.tmpdir"), "kota-natives-" + user);
    }

    static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String processor = arch.equals("aarch64") || arch.equals("arm64") ? "aarch64" : "x86_64";
        if (system.startsWith("windows")) {
            return processor + "-windows";
        }
        return processor + (system.startsWith("mac") ? "-macos" : "-linux-gnu");
    }
}
