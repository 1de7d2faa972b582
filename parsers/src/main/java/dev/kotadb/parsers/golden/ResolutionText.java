package dev.kotadb.parsers.golden;

import dev.kotadb.parsers.resolve.ExternalSymbol;
import dev.kotadb.parsers.resolve.Overriding;
import dev.kotadb.parsers.resolve.Resolution;
import dev.kotadb.parsers.resolve.ResolvedReference;
import dev.kotadb.parsers.resolve.Target;
import dev.kotadb.parsers.source.ParseOutcome;
import org.jspecify.annotations.Nullable;

/** The references of each file of a tree, in the order of the source, for people to check. */
final class ResolutionText {
    private ResolutionText() {}

    static String render(ParsedTree tree) {
        StringBuilder text = new StringBuilder();
        for (String path : tree.paths()) {
            text.append(path).append(trouble(tree.outcome(path))).append('\n');
            Resolution resolution = tree.resolve(path);
            for (ResolvedReference one : resolution.references()) {
                text.append("  %d:%d %s %s -> %s%s%s\n".formatted(
                        one.line(), one.column(), one.type().sqlName(), one.name(), ParsedTree.meaning(one), external(one.external()), through(one)));
            }
            for (Overriding one : resolution.overridings()) {
                text.append("  %s overrides %s\n".formatted(one.method().symbol().qualifiedName(), overridden(one)));
            }
        }
        return text.toString();
    }

    private static String overridden(Overriding one) {
        Target target = one.overridden();
        return target == null ? external(one.external()).strip() : target.path() + " " + target.symbol().qualifiedName();
    }

    private static String trouble(ParseOutcome outcome) {
        return switch (outcome) {
            case ParseOutcome.Parsed _ -> "";
            case ParseOutcome.Partial partial -> "  partial: " + partial.reason();
            case ParseOutcome.Skipped skipped -> "  skipped: " + skipped.reason();
            case ParseOutcome.Failed failed -> "  failed: " + failed.reason();
        };
    }

    private static String external(@Nullable ExternalSymbol symbol) {
        return symbol == null ? "" : " " + symbol.scheme().sqlName() + " " + symbol.qualifiedName();
    }

    /** The file that a reference leads to, if another one declares the target. */
    private static String through(ResolvedReference one) {
        Target target = one.target();
        return target == null || target.path().equals(one.targetPath()) ? "" : " through " + one.targetPath();
    }
}
