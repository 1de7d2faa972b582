package dev.kotadb.parsers.golden;

import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.Target;
import dev.kotadb.parsers.source.ParseOutcome;

/** The references of each file of a tree, in the order of the source, for people to check. */
final class ResolutionText {
    private ResolutionText() {}

    static String render(ParsedTree tree) {
        StringBuilder text = new StringBuilder();
        for (String path : tree.paths()) {
            text.append(path).append(trouble(tree.outcome(path))).append('\n');
            for (ResolvedReference one : tree.resolve(path).references()) {
                text.append("  %d:%d %s %s -> %s%s%s\n".formatted(
                        one.line(), one.column(), one.type().sqlName(), one.name(), ParsedTree.meaning(one), external(one), through(one)));
            }
        }
        return text.toString();
    }

    private static String trouble(ParseOutcome outcome) {
        return switch (outcome) {
            case ParseOutcome.Parsed _ -> "";
            case ParseOutcome.Partial partial -> "  partial: " + partial.reason();
            case ParseOutcome.Skipped skipped -> "  skipped: " + skipped.reason();
            case ParseOutcome.Failed failed -> "  failed: " + failed.reason();
        };
    }

    private static String external(ResolvedReference one) {
        ExternalSymbol symbol = one.external();
        return symbol == null ? "" : " " + symbol.scheme().sqlName() + " " + symbol.qualifiedName();
    }

    /** The file that a reference leads to, if another one declares the target. */
    private static String through(ResolvedReference one) {
        Target target = one.target();
        return target == null || target.path().equals(one.targetPath()) ? "" : " through " + one.targetPath();
    }
}
