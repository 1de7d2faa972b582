package dev.kotadb.jobs.questions.answer;

/** @param dependents how many other files import or use it */
public record UsedFile(String path, int dependents) {}
