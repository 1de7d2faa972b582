package dev.kotadb.jobs.questions.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.jobs.graph.FolderGraph;
import dev.kotadb.jobs.questions.answer.DependencyMap;
import dev.kotadb.jobs.questions.answer.DependencyMap.Entry;
import dev.kotadb.jobs.questions.answer.DependencyMap.Kind;
import dev.kotadb.jobs.questions.answer.DependencyMap.Link;
import dev.kotadb.jobs.questions.request.MapRequest;
import dev.kotadb.schema.query.RepositoryQueries.Repository;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FolderMapTest {
    private static final Repository REPOSITORY = new Repository(new UUID(0, 1), "acme/shop", "", null, "2026-01-01");

    private static DependencyMap map(FolderGraph graph, String in, @Nullable Set<String> open, @Nullable String focus) {
        return new FolderMap(graph, new MapRequest("shop", in, open, focus)).draw(REPOSITORY);
    }

    private static FolderGraph graph(String... edges) {
        FolderGraph.Builder graph = new FolderGraph.Builder();
        for (String edge : edges) {
            String[] ends = edge.split(" ");
            graph.edge(ends[0], ends[1], 1, Long.parseLong(ends[2]));
        }
        return graph.build();
    }

    private static List<String> entries(DependencyMap map) {
        return map.entries().stream().map(each -> "  ".repeat(each.depth()) + (each.kind() == Kind.REST ? "REST" : each.name())
                + (each.open() ? " open" : "") + (each.cyclic() ? " cyclic" : "")).toList();
    }

    private static List<String> links(DependencyMap map) {
        return map.links().stream().map(each -> name(map, each.from()) + (each.closesCycle() ? " up to " : " to ")
                + name(map, each.to()) + " " + each.dependencies() + " " + each.imports() + " " + each.uses()).toList();
    }

    private static String name(DependencyMap map, int entry) {
        return map.entries().get(entry).path();
    }

    private static final FolderGraph SHOP = graph(
            "src/web/Page.java src/core/Cart.java 5", "src/web/Page.java src/core/Item.java 1", "src/web/Form.java src/core/Cart.java 2",
            "src/core/Cart.java src/core/Item.java 3", "src/core/Cart.java src/web/Form.java 1", "src/core/Item.java src/util/deep/Text.java 1",
            "main.java src/web/Page.java 1");

    @Test
    void dependenciesLeadDownAndTheLightestOneOfACycleLeadsUp() {
        DependencyMap map = map(SHOP, "", Set.of("src"), null);

        assertThat(entries(map)).containsExactly("main.java", "src open", "  web cyclic", "  core cyclic", "  util/deep");
        assertThat(links(map)).containsExactly("src/web to src/core 3 3 8", "main.java to src/web 1 1 1",
                "src/core up to src/web 1 1 1", "src/core to src/util/deep 1 1 1");
        Link strongest = map.links().getFirst();
        assertThat(strongest.source()).isEqualTo("src/web/Page.java");
        assertThat(strongest.target()).isEqualTo("src/core/Cart.java");
        assertThat(map.files()).isEqualTo(6);
        assertThat(map.entries().get(2).files()).isEqualTo(2);
    }

    @Test
    void opensWhatIsEasilyReadIfNothingIsAskedFor() {
        assertThat(entries(map(SHOP, "", null, null))).containsExactly("main.java", "src open", "  web open cyclic", "    Page.java",
                "    Form.java", "  core open cyclic", "    Cart.java", "    Item.java", "  util/deep open", "    Text.java");
        assertThat(entries(map(SHOP, "", Set.of(), null))).containsExactly("main.java", "src");
    }

    @Test
    void theNeighboursOfAFileAreWhatItUsesAndWhatUsesIt() {
        DependencyMap map = map(SHOP, "", Set.of("src/web"), "src/core/Item.java");

        assertThat(entries(map)).containsExactly("src open", "  web open", "    Page.java", "  core open", "    Cart.java", "    Item.java",
                "  util/deep");
        assertThat(map.links()).hasSize(3).allSatisfy(each -> assertThat(List.of(name(map, each.from()), name(map, each.to())))
                .contains("src/core/Item.java"));
    }

    @Test
    void theNeighboursOfAFolderAreThoseOfItsFiles() {
        DependencyMap map = map(SHOP, "", Set.of("src"), "src/core");

        assertThat(links(map)).containsExactly("src/web to src/core 3 3 8", "src/core up to src/web 1 1 1", "src/core to src/util/deep 1 1 1");
        assertThat(entries(map(SHOP, "", Set.of("src", "src/core"), "src/core"))).contains("  core open cyclic", "    Cart.java");
    }

    @Test
    void aFolderAloneHasOnlyWhatIsInIt() {
        assertThat(links(map(SHOP, "src/core", null, null))).containsExactly("src/core/Cart.java to src/core/Item.java 1 1 3");
        assertThat(map(SHOP, "src/nosuch", null, null).entries()).isEmpty();
        assertThat(map(SHOP, "", null, "src/nosuch").entries()).isEmpty();
        assertThat(map(graph(), "", null, null).entries()).isEmpty();
    }

    @Test
    void theMapOfTenThousandFilesStaysSmallWhateverIsOpened() {
        FolderGraph.Builder builder = new FolderGraph.Builder();
        Random random = new Random(7);
        for (int i = 0; i < 60_000; i++) {
            builder.edge(file(random), file(random), 1, 1);
        }
        FolderGraph graph = builder.build();
        assertThat(graph.files()).isGreaterThan(9_900);

        assertThat(map(graph, "", null, null).entries()).hasSizeLessThanOrEqualTo(41);
        Set<String> all = Set.copyOf(map(graph, "", Set.of(), null).entries().stream().map(Entry::path).toList());
        DependencyMap opened = map(graph, "", all, null);
        assertThat(opened.entries()).hasSizeBetween(80, 120);
        assertThat(opened.limited()).isTrue();
        assertThat(opened.entries().stream().filter(each -> !each.open()).mapToInt(Entry::files).sum()).isEqualTo(graph.files());
        DependencyMap around = map(graph, "", null, "m3/p12/F7.java");
        assertThat(around.entries()).extracting(Entry::path).contains("m3/p12/F7.java");
        assertThat(around.entries()).hasSizeLessThanOrEqualTo(120);
    }

    private static String file(Random random) {
        return "m" + random.nextInt(5) + "/p" + random.nextInt(100) + "/F" + random.nextInt(20) + ".java";
    }
}
