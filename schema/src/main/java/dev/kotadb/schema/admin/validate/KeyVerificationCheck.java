package dev.kotadb.schema.admin.validate;

import dev.kotadb.schema.keys.ApiKey;
import dev.kotadb.schema.keys.ApiKeysTable;
import dev.kotadb.schema.keys.KeyVerification;
import dev.kotadb.schema.keys.Tier;
import java.sql.SQLException;
import java.util.UUID;

/** Checks that a new key is valid, and that a wrong secret and a disabled key are refused. */
final class KeyVerificationCheck implements Check {
    private static final String REMEDY = "kota db diff shows how api_keys differs from what the migrations make.";

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public String title() {
        return "keys are verified, and wrong ones refused";
    }

    @Override
    public CheckResult run(CheckTransaction transaction) throws SQLException {
        UUID user = SampleTenant.stranger(transaction);
        ApiKeysTable keys = new ApiKeysTable(transaction.dataSource());
        ApiKey key = keys.create(user, Tier.SOLO);
        if (!(keys.verify(key.text(), true) instanceof KeyVerification.Valid valid)
                || !valid.key().userId().equals(user) || !valid.limit().allowed()) {
            return CheckResult.failed("a key that was just made is not valid", REMEDY);
        }
        String wrong = new ApiKey(key.tier(), key.keyId(), ApiKey.generate(Tier.SOLO).secret()).text();
        if (!(keys.verify(wrong, true) instanceof KeyVerification.Refused)) {
            return CheckResult.failed("a key with a wrong secret is not refused", REMEDY);
        }
        keys.disable(key.keyId());
        if (!(keys.verify(key.text(), true) instanceof KeyVerification.Disabled)) {
            return CheckResult.failed("a disabled key is not refused", REMEDY);
        }
        return new CheckResult.Passed("by bcrypt; a wrong secret and a disabled key are refused");
    }
}
