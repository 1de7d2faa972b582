package dev.kotadb.jobs.serve.access;

import java.net.URI;

/**
 * Who issues tokens.
 *
 * @param location its URL, as the tokens' claim {@code iss} has it
 * @param audience for whom the tokens have to be: one of those in the claim {@code aud}
 */
public record TokenIssuer(String location, String audience) {
    /** @throws IllegalArgumentException if the location is no http or https URL, or the audience is empty */
    public TokenIssuer {
        if (!location.matches("https?://[^\\s?#]+") || URI.create(location).getHost() == null) {
            throw new IllegalArgumentException("the issuer of tokens is no http or https URL: " + location);
        }
        if (audience.isBlank()) {
            throw new IllegalArgumentException(
                    "tokens of " + location + " need an audience, or tokens for other programs would be let in;"
                            + " give it by --audience or KOTA_SERVE_AUDIENCE");
        }
    }
}
