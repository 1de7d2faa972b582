package dev.kotadb.parsers.language.script.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeReaderTest {
    private static final TypeText A = new TypeText.Named("A", List.of());
    private static final TypeText B = new TypeText.Named("B", List.of());

    @Test
    void readsNamesWithPathsAndArguments() {
        assertThat(TypeReader.read("x.y.Z<A, B[]>"))
                .isEqualTo(new TypeText.Named("x.y.Z", List.of(A, new TypeText.ArrayOf(B))));
    }

    @Test
    void readsUnionsIntersectionsAndTuples() {
        assertThat(TypeReader.read("| A & B | [first: A, ...rest: B[]]"))
                .isEqualTo(new TypeText.Union(List.of(
                        new TypeText.Intersection(List.of(A, B)),
                        new TypeText.Tuple(List.of(A, new TypeText.ArrayOf(B))))));
    }

    @Test
    void readsFunctionsByTheArrowBehindTheirParameters() {
        assertThat(TypeReader.read("<T>(this: A, a: A, { b }: B, ...c: A[]) => (B)"))
                .isEqualTo(new TypeText.Function(
                        List.of(new TypeText.Variable("T", TypeText.UNKNOWN, TypeText.UNKNOWN)), List.of(A, B, new TypeText.ArrayOf(A)), 2, true, B));
        assertThat(TypeReader.read("(A)[]")).isEqualTo(new TypeText.ArrayOf(A));
        assertThat(TypeReader.read("abstract new () => A")).isEqualTo(new TypeText.Function(List.of(), List.of(), 0, false, A));
    }

    @Test
    void readsObjectsConditionsAndIndexes() {
        assertThat(TypeReader.read("{ readonly a?: A; m(x: B): A; [key: string]: B }"))
                .isEqualTo(new TypeText.ObjectType(
                        Map.of("a", A, "m", new TypeText.Function(List.of(), List.of(B), 1, false, A), "", B), Map.of()));
        assertThat(TypeReader.read("{ @3:4 readonly a: A; @5:4 m(): A; @6:4 m(x: B): B; @7:4 b }"))
                .isEqualTo(new TypeText.ObjectType(
                        Map.of("a", A, "m", new TypeText.Overloads(List.of(
                                new TypeText.Function(List.of(), List.of(), 0, false, A),
                                new TypeText.Function(List.of(), List.of(B), 1, false, B))), "b", TypeText.UNKNOWN),
                        Map.of("a", "@3:4", "b", "@7:4")));
        assertThat(TypeReader.read("{ @99999999999:1 a: A; @dec b: B }")).isInstanceOf(TypeText.ObjectType.class);
        assertThat(TypeReader.read("A extends B ? A : B")).isEqualTo(new TypeText.Conditional(A, B, List.of(), A, B));
        assertThat(TypeReader.read("A extends infer B ? B : A")).isEqualTo(new TypeText.Conditional(A, B, List.of("B"), B, A));
        assertThat(TypeReader.read("A['b']")).isEqualTo(new TypeText.Indexed(A, "b"));
        assertThat(TypeReader.read("x is A")).isEqualTo(new TypeText.Named("boolean", List.of()));
    }

    @Test
    void comesToAnEndOnWhatIsNoType() {
        for (String text : List.of("", "(", "<", "{", "[", "A<", "{ a: ", "=> =>", "`x${", "?:", "keyof", "(((((", "typeof ")) {
            assertThat(TypeReader.read(text)).as(text).isNotNull();
        }
    }
}
