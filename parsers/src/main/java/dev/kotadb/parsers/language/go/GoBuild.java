package dev.kotadb.parsers.language.go;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The build constraints of a file: a condition on tags, from its name and from its {@code //go:build} line. */
sealed interface GoBuild {
    GoBuild ALWAYS = new All(List.of());

    record Tag(String name) implements GoBuild {}

    record Not(GoBuild of) implements GoBuild {}

    record All(List<GoBuild> of) implements GoBuild {
        public All {
            of = List.copyOf(of);
        }
    }

    record Any(List<GoBuild> of) implements GoBuild {
        public Any {
            of = List.copyOf(of);
        }
    }

    Set<String> SYSTEMS = Set.of("aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl",
            "netbsd", "openbsd", "plan9", "solaris", "wasip1", "windows", "zos");
    Set<String> UNIX = Set.of("aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "linux", "netbsd",
            "openbsd", "solaris");
    Set<String> ARCHITECTURES = Set.of("386", "amd64", "arm", "arm64", "loong64", "mips", "mips64", "mips64le", "mipsle", "ppc64",
            "ppc64le", "riscv64", "s390x", "sparc64", "wasm");

    /** {@code go1.17}: any release that is still in use has this tag. */
    Pattern RELEASE = Pattern.compile("go1(?:\\.\\d+)?");

    /** What a build has that nobody asked anything of, on most machines. */
    Set<String> USUAL = Set.of("linux", "unix", "amd64", "cgo", "gc");

    /** Free tags beyond this number are taken to allow everything. */
    int MOST_TAGS = 8;

    /** @param written the condition of the {@code //go:build} line, empty if there is none */
    static GoBuild of(String path, String written) {
        List<GoBuild> all = new ArrayList<>();
        String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.go$", "").replaceFirst("_test$", "");
        String[] parts = name.split("_");
        int last = parts.length - 1;
        if (last >= 1 && ARCHITECTURES.contains(parts[last])) {
            all.add(new Tag(parts[last]));
            last--;
        }
        if (last >= 1 && SYSTEMS.contains(parts[last])) {
            all.add(new Tag(parts[last]));
        }
        if (!written.isEmpty()) {
            all.add(new GoBuildReader(written).read());
        }
        return all.isEmpty() ? ALWAYS : new All(all);
    }

    /** The lines of the older form: all must hold, of words separated by blanks one, of words separated by commas all. */
    static String modern(List<String> lines) {
        return lines.stream()
                .map(line -> Stream.of(line.strip().split("\\s+"))
                        .map(word -> "(" + word.replace(",", " && ") + ")")
                        .collect(Collectors.joining(" || ", "(", ")")))
                .collect(Collectors.joining(" && "));
    }

    /** Whether some build takes files of all these conditions. */
    static boolean together(Collection<GoBuild> conditions) {
        GoBuild all = new All(List.copyOf(conditions));
        Set<String> tags = new LinkedHashSet<>();
        collect(all, tags);
        if (tags.isEmpty()) {
            return true;
        }
        List<String> systems = choices(tags, SYSTEMS, tags.contains("unix") ? List.of("hurd", "plan9", "") : List.of(""));
        List<String> architectures = choices(tags, ARCHITECTURES, List.of(""));
        List<String> free = tags.stream()
                .filter(tag -> !SYSTEMS.contains(tag) && !ARCHITECTURES.contains(tag) && !tag.equals("unix") && !RELEASE.matcher(tag).matches())
                .toList();
        if (free.size() > MOST_TAGS) {
            return true;
        }
        for (String system : systems) {
            for (String architecture : architectures) {
                for (int set = 0; set < 1 << free.size(); set++) {
                    Set<String> on = new LinkedHashSet<>(List.of(system, architecture.isEmpty() ? "no architecture" : architecture));
                    for (int i = 0; i < free.size(); i++) {
                        if ((set & 1 << i) != 0) {
                            on.add(free.get(i));
                        }
                    }
                    if (UNIX.contains(system)) {
                        on.add("unix");
                    }
                    if (system.equals("android")) {
                        on.add("linux");
                    } else if (system.equals("ios")) {
                        on.add("darwin");
                    } else if (system.equals("illumos")) {
                        on.add("solaris");
                    }
                    if (holds(all, on)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether the usual build takes a file of this condition: on Linux, without tags of the project's own. */
    static boolean usual(GoBuild condition) {
        return holds(condition, USUAL);
    }

    private static List<String> choices(Set<String> tags, Set<String> known, List<String> others) {
        List<String> choices = new ArrayList<>(tags.stream().filter(known::contains).toList());
        others.stream().filter(other -> !choices.contains(other)).forEach(choices::add);
        return choices;
    }

    private static void collect(GoBuild condition, Set<String> tags) {
        switch (condition) {
            case Tag(String name) -> tags.add(name);
            case Not(GoBuild of) -> collect(of, tags);
            case All(List<GoBuild> of) -> of.forEach(one -> collect(one, tags));
            case Any(List<GoBuild> of) -> of.forEach(one -> collect(one, tags));
        }
    }

    private static boolean holds(GoBuild condition, Set<String> tags) {
        return switch (condition) {
            case Tag(String name) -> tags.contains(name) || RELEASE.matcher(name).matches();
            case Not(GoBuild of) -> !holds(of, tags);
            case All(List<GoBuild> of) -> of.stream().allMatch(one -> holds(one, tags));
            case Any(List<GoBuild> of) -> of.stream().anyMatch(one -> holds(one, tags));
        };
    }
}
