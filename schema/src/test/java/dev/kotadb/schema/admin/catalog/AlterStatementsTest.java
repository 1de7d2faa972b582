package dev.kotadb.schema.admin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kotadb.schema.admin.catalog.Difference.Part;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlterStatementsTest {
    private static final CatalogObject MOOD =
            new CatalogObject(ObjectKind.TYPE, "public", "", "mood", 0, "", "", Map.of("kind", "enum"), Map.of());

    @Test
    void addsEnumLabelsAtTheirPlaces() {
        assertThat(AlterStatements.labels(MOOD, new Part("labels", "'a', 'it''s, b', 'c', 'd'", "'it''s, b', 'd'")))
                .containsExactly(
                        "ALTER TYPE public.mood ADD VALUE 'a' BEFORE 'it''s, b'",
                        "ALTER TYPE public.mood ADD VALUE 'c' AFTER 'it''s, b'");
    }

    @Test
    void leavesOtherChangesOfEnumLabelsToPeople() {
        assertThat(AlterStatements.labels(MOOD, new Part("labels", "'a'", "'a', 'b'")))
                .containsExactly("-- BY HAND, no statement does it: TYPE public.mood, labels: 'a', 'b' has to become 'a'");
        assertThat(AlterStatements.labels(MOOD, new Part("labels", "'b', 'a'", "'a', 'b'"))).singleElement().asString()
                .startsWith("-- BY HAND");
    }
}
