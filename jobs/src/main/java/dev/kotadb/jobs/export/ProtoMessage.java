package dev.kotadb.jobs.export;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A message of Protocol Buffers, written field by field. As in proto3, empty texts and zeros are left out. */
final class ProtoMessage {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    private interface Writing {
        void run() throws IOException;
    }

    ProtoMessage text(int field, @Nullable String value) {
        return value == null || value.isEmpty() ? this : written(() -> out.writeString(field, value));
    }

    ProtoMessage number(int field, int value) {
        return value == 0 ? this : written(() -> out.writeInt32(field, value));
    }

    ProtoMessage flag(int field) {
        return written(() -> out.writeBool(field, true));
    }

    /** A packed repeated field of type {@code int32}, zeros included. */
    ProtoMessage numbers(int field, int... values) {
        ProtoMessage packed = new ProtoMessage();
        packed.written(() -> {
            for (int value : values) {
                packed.out.writeInt32NoTag(value);
            }
        });
        return message(field, packed);
    }

    ProtoMessage message(int field, ProtoMessage value) {
        return written(() -> out.writeByteArray(field, value.bytes()));
    }

    private byte[] bytes() {
        written(out::flush);
        return bytes.toByteArray();
    }

    /** Writes the fields without a length, as a part of the message around them. */
    void writeTo(OutputStream target) {
        written(() -> target.write(bytes()));
    }

    private ProtoMessage written(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("writing a message in memory", e);
        }
    }
}
