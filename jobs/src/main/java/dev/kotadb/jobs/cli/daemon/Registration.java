package dev.kotadb.jobs.cli.daemon;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The file by which clients find a daemon: its port, the token that they have to know, and its process id. */
final class Registration implements AutoCloseable {
    private static final int TOKEN_BYTES = 16;

    private final Path file;
    private final String token;
    private final String text;

    private Registration(Path file, String token, String text) {
        this.file = file;
        this.token = token;
        this.text = text;
    }

    /** Registers this process; empty if another one that lives has. */
    static Optional<Registration> claim(Path file, int port) throws IOException {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        long process = ProcessHandle.current().pid();
        String text = port + " " + token + " " + process + "\n";
        if (owner(file).flatMap(ProcessHandle::of).isEmpty()) {
            Files.deleteIfExists(file);
        }
        Path written = Files.createFile(file.resolveSibling(file.getFileName() + "." + process),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(written, text);
            Files.createLink(file, written); // which fails if the file is there; a rename would replace it
            return Optional.of(new Registration(file, token, text));
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        } finally {
            Files.delete(written);
        }
    }

    private static Optional<Long> owner(Path file) throws IOException {
        try {
            String[] fields = Files.readString(file).strip().split(" ");
            return Optional.of(Long.parseLong(fields[fields.length - 1]));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    String token() {
        return token;
    }

    /** Whether clients can still find this process. */
    boolean isValid() {
        try {
            return Files.readString(file).equals(text);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (isValid()) {
            Files.deleteIfExists(file);
        }
    }
}
