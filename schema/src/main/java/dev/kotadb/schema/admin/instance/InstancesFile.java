package dev.kotadb.schema.admin.instance;

import dev.kotadb.schema.admin.server.DatabaseAddress;
import dev.kotadb.schema.admin.server.DatabaseUnavailableException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads the file of instances, a YAML mapping of names to settings. Each error names file, line and key.
 *
 * {@snippet lang=yaml :
 * staging:
 *   url: postgresql://db.example:5432/kota
 *   user: kota
 *   password-env: STAGING_PASSWORD
 *   colour: yellow
 * }
 */
final class InstancesFile {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final List<String> KEYS = List.of(
            "url", "url-env", "url-command", "user", "user-env", "user-command", "password-env", "password-command",
            "colour", "protected");

    private final Path path;

    private InstancesFile(Path path) {
        this.path = path;
    }

    /** In the order of the file. */
    static Map<String, Instance> read(Path path) {
        return new InstancesFile(path).read();
    }

    /** One entry of the file; its keys are valid and occur once. */
    private record Entry(String name, Node node, Map<String, ScalarNode> values) {}

    private Map<String, Instance> read() {
        Map<String, Instance> instances = new LinkedHashMap<>();
        Node root = root();
        if (root == null) {
            return instances;
        }
        for (NodeTuple tuple : mapping(root, "the file must be a mapping of names to settings").getValue()) {
            String name = scalar(tuple.getKeyNode(), "a name must be a word").getValue();
            if (!NAME.matcher(name).matches()) {
                throw wrong(tuple.getKeyNode(), name, "a name has letters, digits, '.', '_' and '-' only");
            }
            if (instances.put(name, instance(entry(name, tuple))) != null) {
                throw wrong(tuple.getKeyNode(), name, "the name occurs twice");
            }
        }
        return instances;
    }

    private @Nullable Node root() {
        try {
            String text = Files.readString(path); // read first, because the parser would report an I/O error as a syntax error
            return new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw new InstanceException(path + (mark == null ? "" : ":" + (mark.getLine() + 1)) + ": not YAML: "
                    + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new InstanceException(path + ": not YAML: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InstanceException(path + " cannot be read: " + e, e);
        }
    }

    private Entry entry(String name, NodeTuple tuple) {
        Map<String, ScalarNode> values = new LinkedHashMap<>();
        Node node = tuple.getValueNode();
        // An entry without settings, such as "local:", has the tag NULL.
        if (!node.getTag().equals(Tag.NULL)) {
            for (NodeTuple each : mapping(node, name + " must be a mapping of keys to values").getValue()) {
                String key = scalar(each.getKeyNode(), name + " has a key that is not a word").getValue();
                if (key.equals("password")) {
                    throw wrong(each.getKeyNode(), name + ".password", "a password must not be in this file. Name the"
                            + " environment variable that holds it by password-env, or a command that prints it by"
                            + " password-command");
                }
                if (!KEYS.contains(key)) {
                    throw wrong(each.getKeyNode(), name + "." + key, "no such key; there are: " + String.join(", ", KEYS));
                }
                ScalarNode value = scalar(each.getValueNode(), name + "." + key + " must be one value");
                if (value.getTag().equals(Tag.NULL) || value.getValue().isBlank()) {
                    throw wrong(each.getKeyNode(), name + "." + key, "it has no value");
                }
                if (values.put(key, value) != null) {
                    throw wrong(each.getKeyNode(), name + "." + key, "the key occurs twice");
                }
            }
        }
        return new Entry(name, tuple.getKeyNode(), values);
    }

    private Instance instance(Entry entry) {
        Setting url = setting(entry, "url");
        if (url instanceof Setting.Absent && !(entry.name().equals(Instance.LOCAL))) {
            throw wrong(entry.node(), entry.name(), "it has no url. Add url: postgresql://HOST:PORT/DATABASE, url-env or"
                    + " url-command; only " + Instance.LOCAL + " may omit it: it is the embedded database then");
        }
        if (url instanceof Setting.Literal literal) {
            requireUrlWithoutPassword(entry, literal.value());
        }
        if (url instanceof Setting.Absent
                && entry.values().keySet().stream().anyMatch(key -> key.startsWith("user") || key.startsWith("password"))) {
            throw wrong(entry.node(), entry.name(), "it has a user or a password, but no url");
        }
        return new Instance(
                entry.name(), url, setting(entry, "user"), setting(entry, "password"), colour(entry), isProtected(entry));
    }

    private void requireUrlWithoutPassword(Entry entry, String url) {
        String place = place(entry, "url");
        try {
            if (!DatabaseAddress.parse(url, place).password().isEmpty()) {
                throw new InstanceException(place + ": the url holds a password, which must not be in this file. Name"
                        + " the environment variable that holds it by password-env, or a command that prints it by"
                        + " password-command.");
            }
        } catch (DatabaseUnavailableException e) {
            throw new InstanceException(String.valueOf(e.getMessage()), e);
        }
    }

    private Setting setting(Entry entry, String key) {
        List<String> given = Stream.of(key, key + "-env", key + "-command")
                .filter(entry.values()::containsKey)
                .toList();
        if (given.isEmpty()) {
            return new Setting.Absent();
        }
        String last = given.getLast();
        if (given.size() > 1) {
            throw new InstanceException(
                    place(entry, last) + ": " + String.join(" and ", given) + " exclude each other");
        }
        String value = value(entry, last);
        if (last.endsWith("-command")) {
            return new Setting.Command(value, place(entry, last));
        }
        if (last.endsWith("-env")) {
            if (!VARIABLE.matcher(value).matches()) {
                throw new InstanceException(
                        place(entry, last) + ": it must be the name of an environment variable, without a $");
            }
            return new Setting.Variable(value, place(entry, last));
        }
        return new Setting.Literal(value);
    }

    private @Nullable Colour colour(Entry entry) {
        if (!entry.values().containsKey("colour")) {
            return null;
        }
        String value = value(entry, "colour");
        return Stream.of(Colour.values())
                .filter(colour -> colour.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new InstanceException(place(entry, "colour") + ": not a colour: " + value + "; there are: "
                        + Stream.of(Colour.values())
                                .map(colour -> colour.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    private boolean isProtected(Entry entry) {
        boolean always = Instance.isAlwaysProtected(entry.name());
        if (!entry.values().containsKey("protected")) {
            return always;
        }
        String value = value(entry, "protected");
        if (!value.equals("true") && !value.equals("false")) {
            throw new InstanceException(place(entry, "protected") + ": it is true or false, not " + value);
        }
        if (always && value.equals("false")) {
            throw new InstanceException(place(entry, "protected") + ": an instance of this name is always protected. Remove"
                    + " the line, or give the instance another name.");
        }
        return value.equals("true");
    }

    private static String value(Entry entry, String key) {
        return node(entry, key).getValue().strip();
    }

    private static ScalarNode node(Entry entry, String key) {
        ScalarNode node = entry.values().get(key);
        if (node == null) {
            throw new IllegalArgumentException("no key " + key);
        }
        return node;
    }

    private MappingNode mapping(Node node, String expectation) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw wrong(node, null, expectation);
    }

    private ScalarNode scalar(Node node, String expectation) {
        if (node instanceof ScalarNode scalar) {
            return scalar;
        }
        throw wrong(node, null, expectation);
    }

    private String place(Entry entry, String key) {
        return place(node(entry, key), entry.name() + "." + key);
    }

    private String place(Node node, @Nullable String key) {
        return path + ":" + (node.getStartMark().getLine() + 1) + (key == null ? "" : ": " + key);
    }

    private InstanceException wrong(Node node, @Nullable String key, String reason) {
        return new InstanceException(place(node, key) + ": " + reason + ".");
    }
}
