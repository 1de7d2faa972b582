package dev.kotadb.parsers.manifest.model;

/** Reads the manifests of one package manager: first each by itself, then all together. Not for several threads. */
public interface ManifestReader {
    /** Whether it reads a file of this path. */
    boolean reads(String path);

    /**
     * Reads a manifest and keeps what is needed of it.
     *
     * @return how many entries are kept, at least
     * @throws UnreadableManifestException if it is not what its name says
     */
    int read(String path, String text);

    /** Adds the packages of the manifests that were read. */
    void collect(PackageCollector packages);
}
