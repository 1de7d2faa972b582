package dev.kotadb.jobs.cli.question;

import dev.kotadb.jobs.cli.console.Console;
import dev.kotadb.jobs.questions.answer.PackageRelation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows packages as text: one line per package and repository. */
record PackageText(Console console) {
    private static final int MOST_VERSIONS = 4;

    private record Title(String type, String name, boolean provided) {}

    private record Line(String repository, String type, String name) {}

    /** Shows what repositories provide and depend on. */
    void byRepository(List<PackageRelation> packages) {
        grouped(packages, PackageRelation::repository).forEach((repository, all) ->
                grouped(all, PackageRelation::isProvided).forEach((provided, some) -> {
                    console.out().println(console.bold(repository + (provided ? " provides" : " depends on")));
                    lines(some).forEach((line, uses) -> print(line.name(), line.type(), uses));
                }));
    }

    /** Shows who provides and who depends on packages of one name. */
    void byPackage(List<PackageRelation> packages) {
        grouped(packages, each -> new Title(each.type(), each.name(), each.isProvided())).forEach((title, all) -> {
            console.out().println(console.bold(title.name() + (title.provided() ? " is provided by" : " is a dependency of")));
            lines(all).forEach((line, uses) -> print(line.repository(), line.type(), uses));
        });
    }

    private static Map<Line, List<PackageRelation>> lines(List<PackageRelation> packages) {
        return grouped(packages, each -> new Line(each.repository(), each.type(), each.name()));
    }

    private static <K> Map<K, List<PackageRelation>> grouped(List<PackageRelation> packages, Function<PackageRelation, K> key) {
        return packages.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private void print(String subject, String type, List<PackageRelation> uses) {
        List<String> how = new ArrayList<>(List.of(type));
        distinct(uses, PackageRelation::scope).stream().filter(scope -> !scope.isEmpty()).forEach(how::add);
        if (uses.stream().noneMatch(PackageRelation::direct)) {
            how.add("indirect");
        }
        distinct(uses, PackageRelation::replacedBy).forEach(other -> how.add("replaced by " + other));
        if (uses.stream().allMatch(PackageRelation::tests)) {
            how.add("tests or examples");
        }
        List<String> manifests = distinct(uses, PackageRelation::manifest);
        if (!manifests.isEmpty()) {
            how.add(manifests.getFirst() + (manifests.size() == 1 ? "" : " and " + (manifests.size() - 1) + " more"));
        }
        List<String> versions = distinct(uses, PackageText::version);
        String shown = String.join(", ", versions.subList(0, Math.min(MOST_VERSIONS, versions.size())))
                + (versions.size() > MOST_VERSIONS ? ", …" : "");
        console.out().println("  " + console.place(subject) + "  " + (shown.isEmpty() ? "" : shown + "  ")
                + console.faint(String.join(", ", how)));
    }

    private static @Nullable String version(PackageRelation use) {
        String version = use.version();
        String requested = use.requested();
        return version == null || requested == null || requested.equals(version) ? version == null ? requested : version
                : version + " (" + requested + ")";
    }

    private static List<String> distinct(List<PackageRelation> uses, Function<PackageRelation, @Nullable String> part) {
        Set<String> distinct = uses.stream().map(part).filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return List.copyOf(distinct);
    }
}
