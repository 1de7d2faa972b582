package dev.kotadb.parsers.resolve;

import dev.kotadb.parsers.facts.Symbol;

/**
 * The hashes of keys. Keys of declarations include their file's path, so only keys of files have several results.
 */
final class Keys {
    private static final int FILE = 0x1f3a;
    private static final int CHILD = 0x2b47;
    private static final int CHILDREN = 0x3c59;
    private static final int NAMED = 0x4d61;
    private static final int IMPORTS = 0x5e73;
    private static final int EXPORTS = 0x6f8d;
    private static final int SETTINGS = 0x7a95;

    private Keys() {}

    static int file(String key) {
        return mix(FILE, key.hashCode());
    }

    static int path(String path) {
        return mix(path.length(), path.hashCode());
    }

    static int scope(int pathHash, Symbol scope) {
        return mix(mix(pathHash, scope.qualifiedName().hashCode()), (scope.kind().ordinal() << 8) + scope.ordinal());
    }

    /** {@code scope} as made by {@link #scope}, or a path's hash for the top of the file. */
    static int child(int scope, String name) {
        return mix(mix(scope, CHILD), name.hashCode());
    }

    static int children(int scope) {
        return mix(scope, CHILDREN);
    }

    static int named(int pathHash, String name) {
        return mix(mix(pathHash, NAMED), name.hashCode());
    }

    static int imports(int pathHash, String alias) {
        return mix(mix(pathHash, IMPORTS), alias.hashCode());
    }

    static int exports(int pathHash, String name) {
        return mix(mix(pathHash, EXPORTS), name.hashCode());
    }

    static int settings(int pathHash) {
        return mix(pathHash, SETTINGS);
    }

    /** Mixes a word in as Murmur3 does, with its finalizer, since keys are compared by all their bits. */
    static int mix(int hash, int word) {
        int k = Integer.rotateLeft(word * 0xcc9e2d51, 15) * 0x1b873593;
        int h = Integer.rotateLeft(hash ^ k, 13) * 5 + 0xe6546b64;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        return h ^ (h >>> 16);
    }
}
