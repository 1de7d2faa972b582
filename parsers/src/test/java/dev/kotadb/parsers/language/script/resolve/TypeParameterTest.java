package dev.kotadb.parsers.language.script.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypeParameterTest {
    private static final TypeText A = new TypeText.Named("A", List.of());
    private static final TypeText B = new TypeText.Named("B", List.of());

    @Test
    void isNamedBehindItsModifiers() {
        assertThat(new TypeParameter("T").name()).isEqualTo("T");
        assertThat(new TypeParameter("const T extends A = B").name()).isEqualTo("T");
        assertThat(new TypeParameter("in out T").name()).isEqualTo("T");
    }

    @Test
    void hasABoundAndAFallbackWhereTheyAreWritten() {
        TypeParameter parameter = new TypeParameter("T extends A = B");
        assertThat(parameter.bound()).isEqualTo(A);
        assertThat(parameter.fallback()).isEqualTo(B);
    }

    @Test
    void isUnknownWithoutABoundOrAFallback() {
        assertThat(new TypeParameter("T = B").bound()).isEqualTo(TypeText.UNKNOWN);
        assertThat(new TypeParameter("T extends A").fallback()).isEqualTo(TypeText.UNKNOWN);
    }
}
