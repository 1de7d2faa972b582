package dev.kotadb.jobs.serve.answers;

import javax.sql.DataSource;

/** What the routes and the tools for agents answer from. */
public record Answers(
        SearchAnswers search, CodeAnswers code, JobAnswers jobs, ContextAnswers context, ProjectAnswers projects,
        KeyAnswers keys, FailedJobAnswers failed, StaleProjects stale) {
    public static Answers of(Reads reads, DataSource dataSource) {
        JobAnswers jobs = new JobAnswers(reads, dataSource);
        return new Answers(new SearchAnswers(reads), new CodeAnswers(reads), jobs, new ContextAnswers(reads),
                new ProjectAnswers(dataSource), new KeyAnswers(dataSource), new FailedJobAnswers(dataSource),
                new StaleProjects(jobs, dataSource));
    }
}
