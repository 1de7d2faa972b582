package dev.kotadb.schema.admin.server;

import dev.kotadb.schema.settings.Limit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketOption;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Makes sockets on which a server is noticed that the network has lost while a statement's answer is awaited. The system would
 * notice it after hours. The driver creates this by its name.
 */
public final class KeepAliveSockets extends SocketFactory {
    private static final int PROBES = 3;

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket();
        int quarter = Math.max(1, Limit.DB_SILENCE_TIMEOUT.intValue() / (PROBES + 1));
        set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, quarter);
        set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, quarter);
        set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
        return socket;
    }

    private static void set(Socket socket, SocketOption<Integer> option, int value) throws IOException {
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("the driver connects by itself");
    }
}
