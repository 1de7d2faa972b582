/**
 * Regular expressions over source text: the syntax that RE2 and PCRE share, matched by RE2/J in time linear in the text,
 * so that no pattern, however hostile, takes a server's processor. The price is that look-around and backreferences do
 * not exist.
 */
@NullMarked
package dev.kotadb.parsers.pattern;

import org.jspecify.annotations.NullMarked;
