package dev.kotadb.jobs.cli.db;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines in which two texts differ, with two lines around them: {@code -} only in the first, {@code +} only in the second.
 * The longest common subsequence over what is left without the common beginning and end: functions have hundreds of lines, not
 * millions.
 */
final class LineDiff {
    private static final int AROUND = 2;

    private final List<String> first;
    private final List<String> second;
    private final List<String> all = new ArrayList<>();

    private LineDiff(String first, String second) {
        this.first = first.lines().toList();
        this.second = second.lines().toList();
    }

    static List<String> of(String first, String second) {
        LineDiff diff = new LineDiff(first, second);
        diff.compare();
        return diff.withoutMuchAround();
    }

    private void compare() {
        int start = 0;
        int ends = Math.min(first.size(), second.size());
        while (start < ends && first.get(start).equals(second.get(start))) {
            all.add("  " + first.get(start++));
        }
        int tail = 0;
        while (tail < ends - start && first.reversed().get(tail).equals(second.reversed().get(tail))) {
            tail++;
        }
        between(first.subList(start, first.size() - tail), second.subList(start, second.size() - tail));
        first.subList(first.size() - tail, first.size()).forEach(line -> all.add("  " + line));
    }

    private void between(List<String> left, List<String> right) {
        int[][] common = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                common[i][j] = left.get(i).equals(right.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
                all.add("  " + left.get(i++));
                j++;
            } else if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
                all.add("- " + left.get(i++));
            } else {
                all.add("+ " + right.get(j++));
            }
        }
    }

    private List<String> withoutMuchAround() {
        List<String> kept = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < all.size(); i++) {
            if (isNearChange(i)) {
                if (i > last + 1) {
                    kept.add("  …");
                }
                kept.add(all.get(i));
                last = i;
            }
        }
        if (last < all.size() - 1) {
            kept.add("  …");
        }
        return kept;
    }

    private boolean isNearChange(int line) {
        return all.subList(Math.max(0, line - AROUND), Math.min(all.size(), line + AROUND + 1)).stream()
                .anyMatch(each -> !each.startsWith("  "));
    }
}
