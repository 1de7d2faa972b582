package dev.kotadb.jobs.map;

import dev.kotadb.jobs.questions.answer.DependencyMap;
import dev.kotadb.jobs.questions.answer.DependencyMap.Entry;
import dev.kotadb.jobs.questions.answer.DependencyMap.Kind;
import dev.kotadb.jobs.questions.answer.DependencyMap.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A map as the template {@code map.html} shows it: a row per entry, and arcs between rows. Those on the right lead down, those on
 * the left lead up and close cycles.
 *
 * @param density a class for the style: arcs are fainter if there are many
 * @param links the same as a table: those that close cycles first, then the strongest
 * @param moreLinks how many the table leaves out
 */
public record MapView(
        String summary, List<Row> rows, List<Arc> down, List<Arc> up, int height, String density,
        List<LinkRow> links, int moreLinks) {
    private static final int ROW_HEIGHT = 28;
    private static final int DOWN_WIDTH = 200;
    private static final int UP_WIDTH = 80;
    private static final int LEAST_BULGE = 10;
    private static final int ENDS_APART = 4;
    private static final int MOST_ARCS = 250;
    private static final int MOST_LINKS = 100;
    private static final int MANY_ARCS = 120;
    private static final int DEEPEST = 8;

    public MapView {
        rows = List.copyOf(rows);
        down = List.copyOf(down);
        up = List.copyOf(up);
        links = List.copyOf(links);
    }

    /**
     * An entry.
     *
     * @param id stays the same as long as the entry is shown
     * @param classes its number as {@code e3}, and those of its neighbours as {@code n4}
     * @param toggle empty if it has no parts
     * @param link empty if it leads nowhere
     * @param facts how many files it stands for
     */
    public record Row(
            String id, String classes, String kind, String path, String name, boolean open, String toggle, String link, String facts,
            boolean cyclic) {}

    /** @param line of SVG. @param classes the rows at its ends: {@code f3} and {@code t4} */
    public record Arc(String line, String classes, String width, String text) {}

    public record LinkRow(
            String from, String to, String count, String imports, String uses, boolean cycle,
            String source, String sourceLink, String target, String targetLink) {}

    /** @param prefix of the ids of its rows, so that a page can have several maps */
    public static MapView of(DependencyMap map, MapLinks links, String prefix) {
        List<Entry> entries = map.entries();
        List<Link> up = map.links().stream().filter(Link::closesCycle).toList();
        List<Link> down = map.links().stream().filter(each -> !each.closesCycle()).toList();
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < entries.size(); row++) {
            rows.add(row(row, map, links, prefix));
        }
        List<LinkRow> table = map.links().stream()
                .sorted(Comparator.comparing((Link each) -> !each.closesCycle()))
                .limit(MOST_LINKS)
                .map(each -> linkRow(each, entries, links))
                .toList();
        return new MapView(
                summary(map, up.size()), rows,
                down.stream().limit(MOST_ARCS).map(each -> arc(each, entries, DOWN_WIDTH)).toList(),
                up.stream().limit(MOST_ARCS).map(each -> arc(each, entries, UP_WIDTH)).toList(),
                entries.size() * ROW_HEIGHT, map.links().size() > MANY_ARCS ? "map dense" : "map", table, map.links().size() - table.size());
    }

    private static String summary(DependencyMap map, int closing) {
        String cycles = switch (closing) {
            case 0 -> "no cycles between them";
            case 1 -> "1 of them closes a cycle";
            default -> number(closing) + " of them close cycles";
        };
        return count(map.files(), "file") + ", " + count(map.links().size(), "arc") + "; " + cycles;
    }

    private static Row row(int row, DependencyMap map, MapLinks links, String prefix) {
        Entry entry = map.entries().get(row);
        Set<Integer> neighbours = new TreeSet<>();
        for (Link link : map.links()) {
            if (link.from() == row) {
                neighbours.add(link.to());
            } else if (link.to() == row) {
                neighbours.add(link.from());
            }
        }
        StringBuilder classes = new StringBuilder("entry e" + row + " depth" + Math.min(entry.depth(), DEEPEST));
        neighbours.forEach(each -> classes.append(" n").append(each));
        if (entry.open()) {
            classes.append(" open");
        }
        if (entry.path().equals(map.focus()) && entry.kind() != Kind.REST) {
            classes.append(" focus");
        }
        return new Row(prefix + entry.kind().name().charAt(0) + Integer.toHexString(entry.path().hashCode()), classes.toString(),
                entry.kind().name().toLowerCase(Locale.ROOT), entry.path(), name(entry), entry.open(),
                entry.kind() == Kind.FOLDER ? links.toggle(entry) : "",
                entry.kind() == Kind.REST ? "" : links.focus(entry),
                entry.kind() == Kind.FILE ? "" : count(entry.files(), "file"), entry.cyclic());
    }

    private static String name(Entry entry) {
        return entry.kind() == Kind.REST ? "others, with fewer dependencies" : entry.name();
    }

    private static Arc arc(Link link, List<Entry> entries, int width) {
        int rows = Math.abs(link.to() - link.from());
        int sign = link.closesCycle() ? -1 : 1;
        double bulge = LEAST_BULGE + (width - 2.0 * LEAST_BULGE) * Math.sqrt((double) rows / Math.max(1, entries.size() - 1));
        long start = link.closesCycle() ? width : 0;
        long control = start + sign * Math.round(bulge * 4 / 3);
        int from = link.from() * ROW_HEIGHT + ROW_HEIGHT / 2 + sign * ENDS_APART;
        int to = link.to() * ROW_HEIGHT + ROW_HEIGHT / 2 - sign * ENDS_APART;
        return new Arc(
                "M" + start + " " + from + "C" + control + " " + from + " " + control + " " + to + " " + start + " " + to,
                "f" + link.from() + " t" + link.to(),
                String.format(Locale.ROOT, "%.1f", 1 + Math.min(4, Math.log(link.dependencies()) * 0.7)),
                title(link, entries));
    }

    private static String title(Link link, List<Entry> entries) {
        return label(entries.get(link.from())) + " → " + label(entries.get(link.to())) + ": "
                + count(link.dependencies(), "pair") + " of files";
    }

    private static String label(Entry entry) {
        return entry.kind() == Kind.REST ? "others in " + entry.path() : entry.path();
    }

    private static LinkRow linkRow(Link link, List<Entry> entries, MapLinks links) {
        return new LinkRow(label(entries.get(link.from())), label(entries.get(link.to())), number(link.dependencies()),
                number(link.imports()), number(link.uses()), link.closesCycle(),
                link.source(), links.file(link.source()), link.target(), links.file(link.target()));
    }

    private static String count(long count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
