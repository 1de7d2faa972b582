package dev.kotadb.jobs.source.credentials;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tokens from the setting {@code KOTA_GIT_TOKENS}: {@code host=token} or {@code host=user:token}, separated by blanks or commas. */
public final class HostTokens implements CredentialSource {
    private final Map<String, Credentials> byHost;

    private HostTokens(Map<String, Credentials> byHost) {
        this.byHost = Map.copyOf(byHost);
    }

    /** @throws CredentialsException for an entry of another form; the message gives its position and not its text */
    public static HostTokens parse(String setting) {
        Map<String, Credentials> byHost = new HashMap<>();
        String[] entries = setting.strip().split("[\\s,]+");
        for (int i = 0; i < entries.length; i++) {
            if (entries[i].isEmpty()) {
                continue;
            }
            int equals = entries[i].indexOf('=');
            if (equals < 1 || equals == entries[i].length() - 1) {
                throw new CredentialsException("entry " + (i + 1) + " of KOTA_GIT_TOKENS is not host=token or host=user:token");
            }
            byHost.put(entries[i].substring(0, equals).toLowerCase(Locale.ROOT), credentials(entries[i].substring(equals + 1)));
        }
        return new HostTokens(byHost);
    }

    private static Credentials credentials(String text) {
        int colon = text.indexOf(':');
        return colon < 1 ? Credentials.token(text) : new Credentials(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public Optional<Credentials> find(Remote remote) {
        return Optional.ofNullable(byHost.get(remote.host().toLowerCase(Locale.ROOT)));
    }
}
