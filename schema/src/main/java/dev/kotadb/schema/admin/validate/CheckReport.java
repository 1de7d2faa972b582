package dev.kotadb.schema.admin.validate;

import java.time.Duration;

/** A check that has run, or was skipped. */
public record CheckReport(String group, String name, String title, CheckResult result, Duration took) {}
