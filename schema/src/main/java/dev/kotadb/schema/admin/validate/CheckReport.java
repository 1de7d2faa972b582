package dev.kotadb.schema.admin.validate;

import java.time.Duration;

/** The result of one check, with its group, name and title. */
public record CheckReport(String group, String name, String title, CheckResult result, Duration took) {}
