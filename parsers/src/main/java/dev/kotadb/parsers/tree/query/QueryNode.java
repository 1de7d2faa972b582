package dev.kotadb.parsers.tree.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** A node of a query as it is written. */
final class QueryNode {
    BitSet kinds = new BitSet();

    /** 0 for any. */
    short field;

    boolean optional;

    /** A kind or field that this grammar lacks. Allowed if the node is optional, since languages share queries. */
    String unknown = "";

    /** Empty for any. */
    Set<String> texts = Set.of();

    final List<String> captures = new ArrayList<>();
    final List<QueryNode> children = new ArrayList<>();
}
