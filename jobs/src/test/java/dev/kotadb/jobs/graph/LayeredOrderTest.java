package dev.kotadb.jobs.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LayeredOrderTest {
    @Test
    void whatDependsComesFirst() {
        long[][] weights = new long[4][4];
        weights[3][0] = 1;
        weights[0][2] = 1;
        weights[1][2] = 1;
        weights[2][2] = 9;

        LayeredOrder order = LayeredOrder.of(weights);

        assertThat(order.nodes()).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(order.nodes().indexOf(3)).isLessThan(order.nodes().indexOf(0));
        assertThat(order.nodes().getLast()).isEqualTo(2);
        assertThat(order.cyclic()).containsOnly(false);
    }

    @Test
    void theLightestEdgeOfACycleLeadsBack() {
        long[][] weights = new long[4][4];
        weights[2][0] = 7;
        weights[0][1] = 5;
        weights[1][2] = 1;
        weights[1][3] = 1;

        LayeredOrder order = LayeredOrder.of(weights);

        assertThat(order.nodes()).containsExactly(2, 0, 1, 3);
        assertThat(order.cyclic()).containsExactly(true, true, true, false);
    }

    @Test
    void nothingHasAnOrderToo() {
        assertThat(LayeredOrder.of(new long[0][0]).nodes()).isEmpty();
    }
}
