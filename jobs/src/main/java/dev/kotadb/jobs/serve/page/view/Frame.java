package dev.kotadb.jobs.serve.page.view;

/**
 * What stands around every page.
 *
 * @param title of the document
 * @param q the text of the search field
 * @param mode how it is searched
 * @param session whether somebody has signed in, and can sign out
 * @param admitted whether there is anything to search: not on the form where people sign in
 */
public record Frame(String title, String q, String mode, boolean session, boolean admitted) {
    public Frame(String title, boolean session) {
        this(title, "", "words", session, true);
    }
}
