package dev.kotadb.parsers.manifest.maven;

import dev.kotadb.parsers.manifest.maven.Pom.Entry;
import dev.kotadb.parsers.manifest.maven.Pom.Parent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A pom together with what it inherits. */
final class Project {
    private static final int LONGEST = 1_000;
    private static final int MOST_STEPS = 200;
    private static final int MOST_BILLS = 100;

    private final Reactor reactor;
    private final List<Pom> lineage;
    private @Nullable Map<String, Managed> managed;

    Project(Reactor reactor, Pom pom) {
        this.reactor = reactor;
        this.lineage = reactor.lineage(pom);
    }

    Pom pom() {
        return lineage.getFirst();
    }

    @Nullable String groupId() {
        return value(inherited(Pom::groupId, Parent::groupId));
    }

    @Nullable String artifactId() {
        return value(pom().artifactId());
    }

    @Nullable String version() {
        return value(inherited(Pom::version, Parent::version));
    }

    private @Nullable String inherited(Function<Pom, @Nullable String> own, Function<Parent, @Nullable String> ofParent) {
        for (Pom each : lineage) {
            String here = own.apply(each);
            String there = here != null || each.parent() == null ? here : ofParent.apply(each.parent());
            if (there != null) {
                return there;
            }
        }
        return null;
    }

    /** A text with its properties replaced; null if one of them is unknown. */
    @Nullable String value(@Nullable String text) {
        return text == null ? null : new Expansion().of(text);
    }

    /** Replaces properties by their values, which may have properties. A limit ends hostile ones. */
    private final class Expansion {
        private final Set<String> open = new HashSet<>();
        private int steps;

        @Nullable String of(String text) {
            StringBuilder value = new StringBuilder();
            int at = 0;
            for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", at)) {
                int end = text.indexOf('}', start);
                String replaced = end < 0 || ++steps > MOST_STEPS ? null : ofProperty(text.substring(start + 2, end));
                if (replaced == null || value.length() + replaced.length() > LONGEST) {
                    return null;
                }
                value.append(text, at, start).append(replaced);
                at = end + 1;
            }
            return value.append(text, at, text.length()).toString().strip();
        }

        private @Nullable String ofProperty(String name) {
            if (!open.add(name)) {
                return null;
            }
            String property = property(name);
            String value = property == null ? null : of(property);
            open.remove(name);
            return value;
        }
    }

    private @Nullable String property(String name) {
        for (Pom each : lineage) {
            String property = each.properties().get(name);
            if (property != null) {
                return property;
            }
        }
        Parent parent = pom().parent();
        return switch (name) {
            case "project.groupId", "pom.groupId", "groupId" -> inherited(Pom::groupId, Parent::groupId);
            case "project.artifactId", "pom.artifactId", "artifactId" -> pom().artifactId();
            case "project.version", "pom.version", "version" -> inherited(Pom::version, Parent::version);
            case "project.parent.groupId", "parent.groupId" -> parent == null ? null : parent.groupId();
            case "project.parent.artifactId", "parent.artifactId" -> parent == null ? null : parent.artifactId();
            case "project.parent.version", "parent.version" -> parent == null ? null : parent.version();
            default -> null;
        };
    }

    /** What the nearest {@code dependencyManagement} says of a dependency. */
    Managed managed(Entry entry) {
        return managed().getOrDefault(key(entry), Managed.NONE);
    }

    /** The whole {@code dependencyManagement}, by {@link #key}. */
    Map<String, Managed> managed() {
        if (managed == null) {
            managed = new HashMap<>();
            addManaged(managed, new HashSet<>());
        }
        return managed;
    }

    /** Its dependencies and those that it inherits; of several with one key the nearest. */
    Collection<Entry> dependencies() {
        Map<String, Entry> dependencies = new LinkedHashMap<>();
        for (Pom each : lineage) {
            each.dependencies().forEach(entry -> dependencies.putIfAbsent(key(entry), entry));
        }
        return dependencies.values();
    }

    /** As Maven does it: the nearest pom first, and what is imported only where nothing else is said. */
    private void addManaged(Map<String, Managed> to, Set<String> imported) {
        for (Pom each : lineage) {
            each.managed().stream().filter(entry -> !"import".equals(entry.scope())).forEach(entry ->
                    to.putIfAbsent(key(entry), new Managed(value(entry.version()), value(entry.scope()))));
        }
        for (Pom each : lineage) {
            each.managed().stream().filter(entry -> "import".equals(entry.scope())).forEach(entry -> {
                Pom bill = reactor.named(value(entry.groupId()), value(entry.artifactId()), value(entry.version()));
                if (bill != null && reactor.isOutside(bill)) {
                    reactor.project(bill).managed().forEach(to::putIfAbsent);
                } else if (bill != null && imported.size() < MOST_BILLS && imported.add(bill.path())) {
                    Map<String, Managed> ofBill = new HashMap<>();
                    new Project(reactor, bill).addManaged(ofBill, imported);
                    ofBill.forEach(to::putIfAbsent);
                }
            });
        }
    }

    String key(Entry entry) {
        return value(entry.groupId()) + ":" + value(entry.artifactId()) + ":"
                + Objects.requireNonNullElse(entry.type(), "jar") + ":" + Objects.requireNonNullElse(entry.classifier(), "");
    }
}
