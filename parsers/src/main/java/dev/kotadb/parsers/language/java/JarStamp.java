package dev.kotadb.parsers.language.java;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * Tells jars of different content apart without reading them: by the table at a jar's end, which has the name, size and checksum of
 * each file in it. It does not depend on when or where the jar was written.
 */
final class JarStamp {
    private static final int END_RECORD = 22;
    private static final int LONGEST_END = END_RECORD + 0xffff;
    private static final int LARGEST_TABLE = 64 << 20;
    private static final int SIGNATURE = 0x06054b50;
    private static final int TABLE_SIZE_AT = 12;

    private JarStamp() {}

    /** A hash of the jar's content; 0 if it cannot be read. */
    static long of(Path jar) {
        try (FileChannel file = FileChannel.open(jar)) {
            long size = file.size();
            ByteBuffer end = read(file, Math.max(0, size - LONGEST_END), size);
            int record = end.limit() - END_RECORD;
            while (record >= 0 && end.getInt(record) != SIGNATURE) {
                record--;
            }
            if (record < 0) {
                return 0;
            }
            long table = Integer.toUnsignedLong(end.getInt(record + TABLE_SIZE_AT)) + end.limit() - record;
            CRC32 checksum = new CRC32();
            checksum.update(read(file, Math.max(0, size - Math.min(table, LARGEST_TABLE)), size));
            return size << Integer.SIZE ^ checksum.getValue();
        } catch (IOException e) {
            return 0;
        }
    }

    private static ByteBuffer read(FileChannel file, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
            // It is read in pieces.
        }
        return bytes.flip();
    }
}
