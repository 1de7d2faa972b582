package dev.kotadb.parsers.tree.parsed;

import io.github.treesitter.jtreesitter.NativeLibraryLookup;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/** Finds tree-sitter's core for the binding, which asks for it as a service. */
public final class CoreLibrary implements NativeLibraryLookup {
    @Override
    public SymbolLookup get(Arena arena) {
        return SymbolLookup.libraryLookup(NativeLibraries.core(), arena);
    }
}
