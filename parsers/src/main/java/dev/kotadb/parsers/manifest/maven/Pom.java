package dev.kotadb.parsers.manifest.maven;

import dev.kotadb.parsers.manifest.format.XmlElement;
import dev.kotadb.parsers.manifest.model.UnreadableManifestException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One {@code pom.xml} as it is written: texts may contain {@code ${…}}.
 *
 * @param withoutJar whether it is a parent or a bill of materials
 * @param parent null if it has none
 * @param managed its {@code dependencyManagement}
 */
record Pom(
        String path,
        @Nullable String groupId,
        @Nullable String artifactId,
        @Nullable String version,
        boolean withoutJar,
        @Nullable Parent parent,
        Map<String, String> properties,
        List<Entry> dependencies,
        List<Entry> managed) {
    /** @param relativePath empty if the parent is not looked for in the repository's folders */
    record Parent(
            @Nullable String groupId, @Nullable String artifactId, @Nullable String version, String relativePath) {}

    /** @param exclusions names of what the dependency needs and this pom leaves out; parts may be {@code *} */
    record Entry(
            @Nullable String groupId,
            @Nullable String artifactId,
            @Nullable String version,
            @Nullable String scope,
            @Nullable String type,
            @Nullable String classifier,
            boolean optional,
            List<String> exclusions) {}

    static Pom read(String path, String text) {
        return read(path, text, true);
    }

    /** @param withProfiles whether dependencies of all profiles count */
    static Pom read(String path, String text, boolean withProfiles) {
        XmlElement project = XmlElement.read(text);
        if (!project.name().equals("project")) {
            throw new UnreadableManifestException("the root element is " + project.name() + " and not project");
        }
        List<Entry> dependencies = new ArrayList<>();
        List<Entry> managed = new ArrayList<>();
        addEntries(project, dependencies, managed);
        if (withProfiles) {
            project.children("profiles").forEach(profile -> addEntries(profile, dependencies, managed));
        }
        Map<String, String> properties = new LinkedHashMap<>();
        project.children("properties").forEach(each -> properties.put(each.name(), each.text()));
        return new Pom(
                path, project.text("groupId"), project.text("artifactId"), project.text("version"),
                "pom".equals(project.text("packaging")), parent(project.child("parent")), properties, dependencies, managed);
    }

    private static void addEntries(XmlElement model, List<Entry> dependencies, List<Entry> managed) {
        model.children("dependencies").stream().map(Pom::entry).forEach(dependencies::add);
        XmlElement management = model.child("dependencyManagement");
        if (management != null) {
            management.children("dependencies").stream().map(Pom::entry).forEach(managed::add);
        }
    }

    private static Entry entry(XmlElement dependency) {
        return new Entry(
                dependency.text("groupId"), dependency.text("artifactId"), dependency.text("version"),
                dependency.text("scope"), dependency.text("type"), dependency.text("classifier"),
                "true".equals(dependency.text("optional")),
                dependency.children("exclusions").stream()
                        .map(each -> each.text("groupId") + ":" + each.text("artifactId"))
                        .toList());
    }

    private static @Nullable Parent parent(@Nullable XmlElement parent) {
        if (parent == null) {
            return null;
        }
        XmlElement path = parent.child("relativePath");
        return new Parent(
                parent.text("groupId"), parent.text("artifactId"), parent.text("version"),
                path == null ? "../pom.xml" : path.text());
    }
}
