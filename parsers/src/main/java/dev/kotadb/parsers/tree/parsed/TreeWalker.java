package dev.kotadb.parsers.tree.parsed;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.github.treesitter.jtreesitter.Tree;
import io.github.treesitter.jtreesitter.TreeCursor;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * Visits the nodes of a tree in preorder without creating objects.
 *
 * <p>The binding's own cursor creates a node with an arena and a cleaner at each step, which takes longer than parsing.
 * This class calls the same functions on one reused structure, and declares them critical since they are short.
 */
final class TreeWalker implements AutoCloseable {
    private static final MemoryLayout NODE =
            MemoryLayout.structLayout(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MemoryLayout CURSOR =
            MemoryLayout.structLayout(ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup CORE = SymbolLookup.libraryLookup(NativeLibraries.core(), Arena.global());

    private static final MethodHandle CURSOR_NEW =
            function("ts_tree_cursor_new", FunctionDescriptor.of(CURSOR, NODE));
    private static final MethodHandle CURSOR_DELETE =
            function("ts_tree_cursor_delete", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle CURRENT_NODE =
            critical("ts_tree_cursor_current_node", FunctionDescriptor.of(NODE, ADDRESS));
    private static final MethodHandle CURRENT_FIELD =
            critical("ts_tree_cursor_current_field_id", FunctionDescriptor.of(JAVA_SHORT, ADDRESS));
    private static final MethodHandle FIRST_CHILD =
            critical("ts_tree_cursor_goto_first_child", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS));
    private static final MethodHandle NEXT_SIBLING =
            critical("ts_tree_cursor_goto_next_sibling", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS));
    private static final MethodHandle PARENT =
            critical("ts_tree_cursor_goto_parent", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS));
    private static final MethodHandle SYMBOL =
            critical("ts_node_symbol", FunctionDescriptor.of(JAVA_SHORT, NODE));
    private static final MethodHandle END_BYTE =
            critical("ts_node_end_byte", FunctionDescriptor.of(JAVA_INT, NODE));
    private static final MethodHandle DESCENDANTS =
            critical("ts_node_descendant_count", FunctionDescriptor.of(JAVA_INT, NODE));
    private static final MethodHandle HAS_ERROR =
            critical("ts_node_has_error", FunctionDescriptor.of(JAVA_BOOLEAN, NODE));
    private static final MethodHandle IS_MISSING =
            critical("ts_node_is_missing", FunctionDescriptor.of(JAVA_BOOLEAN, NODE));

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment node = arena.allocate(NODE);
    private final SegmentAllocator intoNode = (_, _) -> node;
    private final MemorySegment cursor;

    TreeWalker(Tree tree) {
        try (TreeCursor start = tree.walk()) {
            start.getCurrentNode(intoNode);
            cursor = (MemorySegment) CURSOR_NEW.invokeExact((SegmentAllocator) arena, node);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Nodes below and including the current one. */
    int descendants() {
        try {
            return (int) DESCENDANTS.invokeExact(node);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    boolean hasError() {
        try {
            return (boolean) HAS_ERROR.invokeExact(node);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Whether the parser inserted the node to recover from an error. */
    boolean isMissing() {
        try {
            return (boolean) IS_MISSING.invokeExact(node);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** First byte of the current node, read from its structure without a call. */
    int startByte() {
        return node.get(JAVA_INT, 0);
    }

    int endByte() {
        try {
            return (int) END_BYTE.invokeExact(node);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    short kind() {
        try {
            return (short) SYMBOL.invokeExact(node);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    short field() {
        try {
            return (short) CURRENT_FIELD.invokeExact(cursor);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    boolean toFirstChild() {
        return move(FIRST_CHILD, true);
    }

    boolean toNextSibling() {
        return move(NEXT_SIBLING, true);
    }

    /** Moves to the parent, which is not read again. */
    boolean toParent() {
        return move(PARENT, false);
    }

    private boolean move(MethodHandle step, boolean read) {
        try {
            boolean moved = (boolean) step.invokeExact(cursor);
            if (moved && read) {
                MemorySegment unused = (MemorySegment) CURRENT_NODE.invokeExact(intoNode, cursor);
            }
            return moved;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    @Override
    public void close() {
        try {
            CURSOR_DELETE.invokeExact(cursor);
        } catch (Throwable e) {
            throw broken(e);
        } finally {
            arena.close();
        }
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(CORE.findOrThrow(name), descriptor);
    }

    private static MethodHandle critical(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(CORE.findOrThrow(name), descriptor, Linker.Option.critical(false));
    }

    private static IllegalStateException broken(Throwable e) {
        return new IllegalStateException("a call into tree-sitter's library failed", e);
    }
}
