package dev.kotadb.schema.admin.dump.file;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;

/** Describes an I/O or database error for a message. */
public final class Failure {
    private static final String PRIVILEGE = "42501";
    private static final String LOCKED = "55P03";

    private Failure() {}

    public static String reason(Exception failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case AccessDeniedException denied -> "access to " + denied.getFile() + " is denied";
            case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason();
            case SQLException refused when PRIVILEGE.equals(refused.getSQLState()) ->
                text(refused) + ". Use the role that owns the tables";
            case SQLException locked when LOCKED.equals(locked.getSQLState()) ->
                text(locked) + ". Another session uses the tables; let it end and try again";
            default -> text(failure);
        };
    }

    private static String text(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message.replaceAll("\\s*\\R\\s*", " ");
    }
}
